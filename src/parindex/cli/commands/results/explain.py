"""`parindex explain`: why this number."""

from typing import Annotated

import typer

from parindex.cli.completions import units
from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import FormatOption, LatestYearOption, Output, RevisionOption, ShownBasisOption
from parindex.cli.present import terminal

__all__ = ["explain"]


def explain(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="Id, name or alias of a unit.", autocompletion=units)],
    year: LatestYearOption = None,
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="Only this criterion and below.")] = None,
    revision: RevisionOption = None,
    basis: ShownBasisOption = None,
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Explain why a unit has its number.

    Each component with its rule, what was typed and where, and what it gave.
    """
    from parindex.workflow import explain as use_case  # noqa: PLC0415  slow to import, and help needs none

    year = latest(year)
    workspace = current.workspace_of(year, revision, {year})
    explanation = use_case.explain(workspace, unit, code, year=year, revision=revision, basis=basis)
    if format is Output.JSON:
        from parindex.reporting.documents.explanation import explain_document  # noqa: PLC0415  not needed for text
        from parindex.reporting.documents.heads import revision_document  # noqa: PLC0415  as above

        document = explain_document(explanation.card, code, current.speech)
        terminal.print_json({**document, **revision_document(explanation.place)})
    else:
        from parindex.reporting.tables.explanation import explanation_blocks  # noqa: PLC0415  not needed for JSON

        terminal.print_blocks(explanation_blocks(explanation, current.speech), current.speech)
