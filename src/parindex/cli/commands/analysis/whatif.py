"""`parindex whatif`: everybody's result if something were otherwise; never stored."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import BlockOption, LatestYearOption, RevisionOption, ShownBasisOption
from parindex.cli.present.answering import AS_SCREEN, AnswerFormOption, PlaceOption, give
from parindex.errors import ParindexError

__all__ = ["whatif"]


def whatif(
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    block: BlockOption = None,
    cells: Annotated[
        list[str] | None, typer.Option("--set", metavar="UNIT:CODE=VALUE", help="What a cell would say.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="A YAML file with cells, maxima, rules, policy, merge."),
    ] = None,
    without_each: Annotated[
        bool, typer.Option("--without-each", help="Leave out each area and each component, one after the other.")
    ] = False,
    basis: ShownBasisOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: PlaceOption = None,
) -> None:
    """Show everybody's result if cells, maxima, rules, policies or units were others, or a part were left out.

    Nothing is stored or published, and every answer says so.
    """
    from parindex.model.definitions.supposition import Supposition  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.analysis.answers import left_out_answer, what_if_answer  # noqa: PLC0415  as above
    from parindex.workflow.analysis.left_out import left_out  # noqa: PLC0415  as above
    from parindex.workflow.analysis.what_if import read_supposition, what_if, with_cells  # noqa: PLC0415  as above

    year = latest(year)
    workspace, locale = current.workspace_of(year, revision), current.speech.locale
    if without_each:
        if cells or file is not None:
            raise ParindexError("--without-each supposes nothing else: give it without --set and --file.")
        without = left_out(workspace, year, revision=revision, block=block, basis=basis, locale=locale)
        give(left_out_answer(without, current.speech), format, out)
        return
    supposed = with_cells(read_supposition(file) if file is not None else Supposition(), cells or ())
    found = what_if(workspace, year, supposed, revision=revision, block=block, basis=basis, locale=locale)
    give(what_if_answer(found, current.speech), format, out)
