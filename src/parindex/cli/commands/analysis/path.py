"""`parindex path`: the cheapest ways of a unit to a tier, a rank or an index."""

from typing import Annotated, Literal

import typer

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import LatestYearOption, RevisionOption, ShownBasisOption
from parindex.cli.present.answering import AS_SCREEN, AnswerFormOption, PlaceOption, UnitArgument, give

__all__ = ["path"]


def path(
    unit: UnitArgument,
    to: Annotated[str, typer.Option("--to", metavar="TARGET", help="tier:ID, rank:N or index:X (percent).")],
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    by: Annotated[
        Literal["effort", "count"], typer.Option(help="Cheapest by the efforts of parindex.yaml, or by steps.")
    ] = "effort",
    survey: Annotated[bool, typer.Option("--survey", help="Use components that a survey assesses, too.")] = False,
    basis: ShownBasisOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: PlaceOption = None,
) -> None:
    """Show the cheapest ways of a unit to a tier, a rank or an index, or why there is none.

    Up to three ways, no component in two of them. All other units are taken to stay as they are.
    """
    from parindex.workflow.analysis.answers import path_answer  # noqa: PLC0415  slow to import
    from parindex.workflow.analysis.ways import path as use_case  # noqa: PLC0415  slow to import, and help needs none

    year = latest(year)
    workspace, locale = current.workspace_of(year, revision), current.speech.locale
    found = use_case(
        workspace, unit, to, year=year, revision=revision, by=by, with_survey=survey, basis=basis, locale=locale
    )
    give(path_answer(found, current.speech), format, out)
