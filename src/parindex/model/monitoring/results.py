"""Where every unit stands with its dossiers in a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from parindex.model.brief import brief
from parindex.model.monitoring.dossiers import Dossiers
from parindex.model.monitoring.settings import RateDefinition, Zone

__all__ = ["MonitoredYear", "Needed", "PeriodRate", "RateForScore", "Streak", "Turn", "UnitOfYear"]


@dataclass(frozen=True, slots=True)
class PeriodRate:
    """A month, or the year to date (`month` 0)."""

    month: int
    counts: Dossiers | None
    """`None`: nothing was reported."""
    rate: Fraction | None = None
    """A share of 1; `None`: nothing was reported, or there was nothing to solve."""
    zone: str = ""

    @property
    def state(self) -> Literal["missing", "not_applicable", "zero", "rated"]:
        """What a map has to tell apart."""
        if self.counts is None:
            return "missing"
        if self.rate is None:
            return "not_applicable"
        return "zero" if self.rate == 0 else "rated"


@dataclass(frozen=True, slots=True)
class Streak:
    """The latest months with a rate that lie in one zone."""

    zone: str
    months: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A month with a rate in another zone than the last one before."""

    month: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Needed:
    """What it takes to be in the best zone at the end of the year."""

    on_time: int | None
    """So many further dossiers, all on time, bring the year there (0: it is there); `None`: none ever do."""
    expected: int
    """Dossiers still to come, if every month left brings the mean of the months reported."""
    late_allowed: int | None
    """So many of the expected may be late; `None`: it is out of reach even if none is."""


@dataclass(frozen=True, slots=True)
class UnitOfYear:
    """One unit: its months in order, the year to date from the counts, and what follows."""

    unit: str
    name: str
    block: str
    months: tuple[PeriodRate, ...]
    total: PeriodRate
    streak: Streak | None
    turns: tuple[Turn, ...]
    needed: Needed | None
    """`None`: nothing was reported, or the year is over."""
    for_others: int = 0
    """Dossiers that it received and another unit solves."""


@brief
@dataclass(frozen=True, slots=True)
class MonitoredYear:
    """All units by one definition; `until` is the last month that is looked at."""

    year: int
    until: int
    definition: RateDefinition
    zones: tuple[Zone, ...]
    units: tuple[UnitOfYear, ...]

    @property
    def zone_of(self) -> Mapping[str, Zone]:
        return {zone.id: zone for zone in self.zones}


@dataclass(frozen=True, slots=True)
class RateForScore:
    """The rate of one unit for one component; `percent` is cut to 9 decimals."""

    unit: UnitOfYear
    criterion: str
    definition: str
    numerator: int
    denominator: int
    percent: Decimal
    months: int
    """How many months were reported."""
