"""`parindex robust`: which ranks hold."""

from fractions import Fraction
from typing import Annotated, Literal

import typer

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import BlockOption, LatestYearOption, RevisionOption, ShownBasisOption
from parindex.cli.present.answering import AS_SCREEN, AnswerFormOption, PlaceOption, give

__all__ = ["robust"]


def robust(
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    block: BlockOption = None,
    basis: ShownBasisOption = None,
    draws: Annotated[
        int | None,
        typer.Option(min=0, max=100_000, metavar="N", help="Draws. Default: as in parindex.yaml, else 10000."),
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, metavar="N", help="The seed of the draws.")] = None,
    within: Annotated[
        float | None, typer.Option(min=0, max=99, metavar="PERCENT", help="How far weights are varied, up and down.")
    ] = None,
    level: Annotated[Literal["area", "component"] | None, typer.Option(help="Whose weights are varied.")] = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: PlaceOption = None,
) -> None:
    """Show which ranks hold under other weights, noise of the appraisal and other rules.

    Bounds are exact; shares of draws stand with their standard error. The same seed gives the same answer.
    """
    from parindex.workflow.analysis.answers import robust_answer  # noqa: PLC0415  slow to import
    from parindex.workflow.analysis.robust import RobustOptions  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.analysis.robust import robust as use_case  # noqa: PLC0415  as above

    year = latest(year)
    options = RobustOptions(draws, seed, level, None if within is None else Fraction(str(within)))
    workspace, locale = current.workspace_of(year, revision), current.speech.locale
    found = use_case(workspace, year, revision=revision, block=block, basis=basis, options=options, locale=locale)
    give(robust_answer(found, current.speech), format, out)
