"""The dossiers that stand behind a result: whose on-time rate which component takes, in the months nearest to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parindex.errors import ParindexError
from parindex.model.monitoring.results import UnitOfYear
from parindex.model.monitoring.settings import PointsWanted, Zone
from parindex.model.results.scorecards import BlockStandings
from parindex.workflow.analysis.inputs import AnalysedYear
from parindex.workflow.monitoring.settings import monitor_settings
from parindex.workflow.monitoring.show import monitored

__all__ = ["WatchedDossiers", "dossiers_of"]


@dataclass(frozen=True, slots=True)
class WatchedDossiers:
    """By unit and code of a component of the analysed year: how its dossiers stand. `best` is the zone to be in."""

    by_unit: Mapping[str, Mapping[str, UnitOfYear]] = field(default_factory=dict)
    best: Zone | None = None


def dossiers_of(asked: AnalysedYear, block: BlockStandings) -> WatchedDossiers:
    """Return the dossiers of the year after, in which points may be lost next; else of the year itself.

    Components are those that `points` of monitor.yaml names, by the codes of the analysed year.

    Raises:
        RefusedError: monitor.yaml has errors.
    """
    workspace = asked.sources.workspace
    if workspace.kept:  # definitions kept with a year say nothing of dossiers
        return WatchedDossiers()
    settings = monitor_settings(workspace)
    year = _year(asked) if settings.points else None
    if year is None:
        return WatchedDossiers()
    codes = _codes_then(asked, block, year)
    found: dict[str, dict[str, UnitOfYear]] = {}
    for wanted in settings.points:
        if wanted.criterion in codes:
            for unit in _units(asked, block, year, wanted):
                found.setdefault(unit.unit, {})[codes[wanted.criterion]] = unit
    return WatchedDossiers(found, settings.best)


def _year(asked: AnalysedYear) -> int | None:
    store = asked.sources.workspace.store
    if not store.exists:
        return None
    with store.reading() as opened:
        years = opened.dossiers.years()
    return next((year for year in (asked.year + 1, asked.year) if year in years), None)


def _codes_then(asked: AnalysedYear, block: BlockStandings, year: int) -> Mapping[str, str]:
    """Return the codes of the analysed year by those of the year of the dossiers."""
    if year == asked.year:
        return {leaf.code: leaf.code for leaf in block.edition.leaves}
    try:
        later = asked.later_codes(block, year)
    except ParindexError:  # no set is in force in that year yet
        return {leaf.code: leaf.code for leaf in block.edition.leaves}
    return {now: then for then, now in later.items()}


def _units(asked: AnalysedYear, block: BlockStandings, year: int, wanted: PointsWanted) -> tuple[UnitOfYear, ...]:
    return monitored(asked.sources.workspace, year, definition=wanted.definition, block=block.block).units
