"""`parindex diff`: what differs between two states of the index, and what becomes of it."""

from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.options import BlockOption, ShownBasisOption, UnitOption
from parindex.cli.present.answering import AS_SCREEN, AnswerFormOption, OutOption, answer_with

__all__ = ["diff"]

_ADDRESS = "[PLACE:]YEAR[@REVISION]; a place is another store, workspace or bundle."


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help=f"The earlier state: {_ADDRESS}")],
    b: Annotated[str, typer.Argument(metavar="B", help="The later state, in the same way.")],
    block: BlockOption = None,
    unit: UnitOption = None,
    basis: ShownBasisOption = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 3 if there is any difference.")] = False,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: OutOption = None,
) -> None:
    """Show what differs between two years, revisions, stores or bundles.

    The cells in which something else was typed, and the totals, tiers and ranks that change because of
    them: also those of units that typed nothing else. Example: parindex diff 2020@1 2020
    """
    from parindex.reporting.documents.comparison.differences import diff_document  # noqa: PLC0415  slow to import, and help needs none
    from parindex.reporting.tables.comparison.differences import diff_blocks  # noqa: PLC0415  as above
    from parindex.workflow.comparisons import diff as use_case  # noqa: PLC0415  as above

    workspace = current.found_workspace()
    options = use_case.DiffOptions(block, unit, basis, current.speech.locale)
    found = use_case.diff(workspace, a, b, options)
    document = diff_document(found) if format.value == "json" else {}
    answer_with(list(diff_blocks(found, current.speech)), document, format, out, whole=True)
    raise typer.Exit(3 if exit_code and not found.found.is_empty else 0)
