"""Use case: where every unit stands with its dossiers."""

from parindex.analysis.monitoring.standing import monitored_year
from parindex.model.monitoring.results import MonitoredYear
from parindex.workflow.explain import find_unit
from parindex.workflow.monitoring.import_months import stored_months, units_of
from parindex.workflow.monitoring.settings import definition_of, monitor_settings
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.workspace import Workspace

__all__ = ["monitored"]


@one_moment
def monitored(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: int,
    *,
    month: int | None = None,
    definition: str | None = None,
    block: str | None = None,
    unit: str | None = None,
) -> MonitoredYear:
    """Return rates, zones, streaks and what is needed, after `month` (default: the last one reported).

    Units of blocks that never reported are left out, unless their block is asked for.

    Raises:
        ParindexError: nothing is stored of the year, an unknown definition, block or unit.
    """
    settings = monitor_settings(workspace)
    chosen = definition_of(settings, definition)
    rows = stored_months(workspace, year)
    there = {row.unit for row in rows}
    units = units_of(workspace, year, chosen_blocks(workspace, block)[0] if block is not None else None)
    reporting = {each for one, each in units if one.id in there}
    mine = [(one, each) for one, each in units if block is not None or each in reporting]
    if unit is not None:
        wanted = find_unit(workspace, unit, year)
        mine = [(one, each) for one, each in units if one.id == wanted.id]
    until = month or max(row.month for row in rows)
    return monitored_year(rows, mine, settings, chosen, year, until)
