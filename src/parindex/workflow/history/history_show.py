"""Use case: show what is known only as published."""

from parindex.analysis.comparison.printed_years import published_block
from parindex.errors import ParindexError
from parindex.model.results.printed.tables import PublishedYear
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.block_standings import published_years
from parindex.workflow.years.workspace import Workspace
from parindex.workflow.years.year_sources import YearSources

__all__ = ["show_history"]


@one_moment
def show_history(
    workspace: Workspace, year: int | None = None, *, block: str | None = None, locale: str | None = None
) -> tuple[PublishedYear, ...]:
    """Return the published results of a year, or of all years.

    Raises:
        ParindexError: There are none, or an unknown block.
    """
    chosen = chosen_blocks(workspace, block)
    years = [one for one in published_years(workspace) if year in {None, one}]
    if not years:
        message = "The store has no published results. Import a table first: parindex history import FILE --year …"
        if year is not None:
            message = (
                "The store has no published results of {year}. Import a table first: "
                "parindex history import FILE --year {year}"
            )
        raise ParindexError(message, year=year)
    sources = [YearSources(workspace, one, None, locale or workspace.settings.locale) for one in years]
    return tuple(_year(each, [one for one in chosen if one in each.published]) for each in sources)


def _year(sources: YearSources, blocks: list[str]) -> PublishedYear:
    made = [published_block(each, sources.title(each), sources.year, sources.published[each]) for each in blocks]
    return PublishedYear(sources.year, tuple(made), tuple(each for each in blocks if sources.is_scored(each)))
