"""Every unit of a year: rates, zones, streaks, turns."""

from collections.abc import Sequence
from itertools import pairwise

from parindex.analysis.monitoring.needed import MONTHS, needed
from parindex.analysis.monitoring.rates import by_month, parts_of, rate, year_to_date
from parindex.model.monitoring.dossiers import Dossiers, MonthOfUnit
from parindex.model.monitoring.results import MonitoredYear, PeriodRate, Streak, Turn, UnitOfYear
from parindex.model.monitoring.settings import MonitorSettings, RateDefinition, Zone
from parindex.model.rules.bounds import Ladder
from parindex.model.units import Unit

__all__ = ["monitored_year", "zone_of"]


def monitored_year(  # noqa: PLR0913, PLR0917  all that is known of a year
    rows: Sequence[MonthOfUnit],
    units: Sequence[tuple[Unit, str]],
    settings: MonitorSettings,
    definition: RateDefinition,
    year: int,
    until: int,
) -> MonitoredYear:
    """Return where every unit (with its block) stands after the month `until`."""
    mine = [row for row in rows if row.year == year and row.month <= until]
    found = tuple(_unit(mine, unit, block, settings, definition, until) for unit, block in units)
    return MonitoredYear(year, until, definition, settings.zones, found)


def zone_of(counts: Dossiers, definition: RateDefinition, zones: Sequence[Zone]) -> str:
    """Return the id of the zone of some counts, compared exactly; empty where there is no rate."""
    numerator, denominator = parts_of(counts, definition)
    found = Ladder(zones).find(100 * numerator, denominator) if denominator > 0 else None
    return found.id if found else ""


def _unit(  # noqa: PLR0913, PLR0917  one unit out of all that is known
    rows: Sequence[MonthOfUnit],
    unit: Unit,
    block: str,
    settings: MonitorSettings,
    definition: RateDefinition,
    until: int,
) -> UnitOfYear:
    months = by_month([row for row in rows if row.unit == unit.id])
    periods = tuple(_period(month, months.get(month), definition, settings.zones) for month in range(1, until + 1))
    total = year_to_date(months)
    return UnitOfYear(
        unit.id,
        unit.name,
        block,
        periods,
        _period(0, total, definition, settings.zones),
        _streak(periods),
        tuple(_turns(periods)),
        None if total is None or until == MONTHS else needed(total, len(months), until, definition, settings.best),
        sum(row.counts.received for row in rows if row.receiver == unit.id and row.unit != unit.id),
    )


def _period(month: int, counts: Dossiers | None, definition: RateDefinition, zones: Sequence[Zone]) -> PeriodRate:
    if counts is None:
        return PeriodRate(month, None)
    return PeriodRate(month, counts, rate(counts, definition), zone_of(counts, definition, zones))


def _rated(periods: Sequence[PeriodRate]) -> list[PeriodRate]:
    return [period for period in periods if period.rate is not None]


def _streak(periods: Sequence[PeriodRate]) -> Streak | None:
    rated = _rated(periods)
    if not rated:
        return None
    zone = rated[-1].zone
    others = [at for at, period in enumerate(rated) if period.zone != zone]
    return Streak(zone, len(rated) - 1 - (others[-1] if others else -1))


def _turns(periods: Sequence[PeriodRate]) -> list[Turn]:
    return [
        Turn(after.month, before.zone, after.zone)
        for before, after in pairwise(_rated(periods))
        if before.zone != after.zone
    ]
