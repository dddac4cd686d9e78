"""`parindex whatif`: everybody's result if something were otherwise; never stored."""

from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import BlockOption, LatestYearOption, RevisionOption, ShownBasisOption
from parindex.cli.present.answering import AS_SCREEN, AnswerFormOption, PlaceOption, give

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
    basis: ShownBasisOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: PlaceOption = None,
) -> None:
    """Show everybody's result if cells, maxima, rules, policies or units were others.

    Nothing is stored or published, and every answer says so.
    """
    from parindex.model.definitions.supposition import Supposition  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.analysis.answers import what_if_answer  # noqa: PLC0415  slow to import
    from parindex.workflow.analysis.what_if import read_supposition, what_if, with_cells  # noqa: PLC0415  as above

    year = latest(year)
    workspace, locale = current.workspace_of(year, revision), current.speech.locale
    supposed = with_cells(read_supposition(file) if file is not None else Supposition(), cells or ())
    found = what_if(workspace, year, supposed, revision=revision, block=block, basis=basis, locale=locale)
    give(what_if_answer(found, current.speech), format, out)
