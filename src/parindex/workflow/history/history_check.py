"""Use case: published results beside those that the scores in the store come to."""

from dataclasses import dataclass

from parindex.analysis.comparison.printed_check import check_published
from parindex.errors import ParindexError
from parindex.model.issues import Issue, worst_first
from parindex.model.scores import Basis
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_sources import YearSources

__all__ = ["Compared", "check_history"]


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs, and how many published lines were looked at."""

    issues: tuple[Issue, ...]
    lines: int


@one_moment
def check_history(workspace: Workspace, year: int, *, block: str | None = None, basis: Basis | None = None) -> Compared:
    """Compare every block of a year that has both scores and published results.

    Raises:
        ParindexError: There is no block with both.
    """
    sources = YearSources(workspace, year, basis, workspace.settings.locale)
    found = [each for each in chosen_blocks(workspace, block) if each in sources.published and sources.is_scored(each)]
    if not found:
        raise ParindexError(
            "There is nothing to compare: no block has both scores and published results of {year}. Score its sheets "
            "(parindex score) and import what was published (parindex history import).",
            year=year,
        )
    issues = [one for each in found for one in check_published(sources.published[each], sources.standings(each))]
    return Compared(tuple(worst_first(issues)), sum(len(sources.published[each]) for each in found))
