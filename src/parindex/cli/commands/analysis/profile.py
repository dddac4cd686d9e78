"""`parindex profile`: one unit on one page."""

from parindex.cli.current import current
from parindex.cli.latest_year import latest
from parindex.cli.options import CompareOption, LatestYearOption, RevisionOption, ShownBasisOption
from parindex.cli.present.answering import AS_SCREEN, AnswerFormOption, PlaceOption, UnitArgument, give

__all__ = ["profile"]


def profile(
    unit: UnitArgument,
    year: LatestYearOption = None,
    revision: RevisionOption = None,
    compare: CompareOption = None,
    basis: ShownBasisOption = None,
    format: AnswerFormOption = AS_SCREEN,  # noqa: A002  the word that users know
    out: PlaceOption = None,
) -> None:
    """Show one unit on one page.

    Result and how firm the rank is, change or why none, areas beside the block, strengths and weaknesses, losses,
    points at risk, ways up.
    """
    from parindex.workflow.analysis.answers import profile_answer  # noqa: PLC0415  slow to import
    from parindex.workflow.analysis.profile import profile as use_case  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.planning.plans import tasked_components  # noqa: PLC0415  as above

    year = latest(year)
    workspace, locale = current.workspace_of(year, revision), current.speech.locale
    found = use_case(
        workspace,
        unit,
        year=year,
        compare=compare,
        revision=revision,
        basis=basis,
        locale=locale,
        tasked=tasked_components(workspace, year + 1),
    )
    give(profile_answer(found, current.speech), format, out)
