"""`parindex diagnose`: the criteria set itself."""

from typing import Annotated

import typer

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import BlockOption, LatestYearOption, RevisionOption, ShownBasisOption
from parindex.cli.present.answering import AS_SCREEN, AnswerFormOption, PlaceOption, give

__all__ = ["diagnose"]


def diagnose(
    year: LatestYearOption = None,
    years: Annotated[
        int, typer.Option("--years", min=1, max=50, metavar="N", help="How many years are set side by side.")
    ] = 1,
    revision: RevisionOption = None,
    block: BlockOption = None,
    basis: ShownBasisOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: PlaceOption = None,
) -> None:
    """Show whether the criteria set tells units apart, repeats itself, or works against the total.

    Worded as hints, with the number of units; below 30 units nothing is recommended.
    """
    from parindex.workflow.analysis.answers import diagnose_answer  # noqa: PLC0415  slow to import
    from parindex.workflow.analysis.diagnose import diagnose as use_case  # noqa: PLC0415  slow to import, and help needs none

    year = latest(year)
    workspace, locale = current.workspace_of(year, revision), current.speech.locale
    found = use_case(workspace, year, years=years, revision=revision, block=block, basis=basis, locale=locale)
    give(diagnose_answer(found, current.speech), format, out)
