"""Results of several years side by side: what each year says, what a step says, and where nothing may be said."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.records.revisions import Revision
from parindex.model.results.changes import Moved, NotComparable
from parindex.model.scores import Source

__all__ = [
    "Absence",
    "AreaValue",
    "BlockSeries",
    "BlockYear",
    "Gap",
    "Origin",
    "Step",
    "UnitSeries",
    "Yardstick",
    "YearResult",
]


class Origin(StrEnum):
    """Where a year's results come from."""

    SCORED = "scored"
    """Computed from score sheets in the store."""
    PUBLISHED = "published"
    """Known only as somebody published them."""


class Absence(StrEnum):
    """Why a unit has no result in a year."""

    NO_DATA = "no_data"
    INCOMPLETE = "incomplete"
    NOT_FORMED = "not_formed"
    ENDED = "ended"
    OTHER_BLOCK = "other_block"
    AS_PRINTED = "as_printed"
    """An area is printed, but not whether in points or in percent."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a year was measured with: a name as told (empty: not told), the edition if it is at hand, the scale."""

    name: str
    edition: Edition | None = None
    maximum: Fraction | None = None


@dataclass(frozen=True, slots=True)
class AreaValue:
    """One area of one unit. `index` in percent; a published value is only known as printed."""

    code: str
    title: str
    index: Fraction | None
    printed: Fraction | None = None


@brief
@dataclass(frozen=True, slots=True)
class YearResult:
    """One unit in one year. Units: index in percent (exact), points out of `maximum`, places from 1.

    `shown` is the index as it was or is printed; `of` the number of units ranked together.
    """

    year: int
    origin: Origin
    yardstick: Yardstick
    index: Fraction | None
    shown: Fraction | None
    points: Fraction | None = None
    maximum: Fraction | None = None
    rank: int | None = None
    of: int | None = None
    tier: str = ""
    """In words."""
    areas: tuple[AreaValue, ...] = ()
    source: Source | None = None
    """The published table."""
    unit: str = field(default="", compare=False)
    """The id that it had in that year."""
    name: str = field(default="", compare=False)
    """The name that it had in that year."""
    tier_id: str | None = None
    """`None`: below all tiers, or a printed one that no set at hand knows."""
    gaps: frozenset[str] = field(default=frozenset(), compare=False)
    """The policies on which it depends: `not_applicable` and `missing`, if a component has no score."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A year without a result."""

    year: int
    absence: Absence


Step = Moved | NotComparable
"""From one year to the next: what changed, or why nothing may be said."""


@brief
@dataclass(frozen=True, slots=True)
class UnitSeries:
    """One unit over the years of its block: `steps[i]` leads from `years[i]` to `years[i + 1]`."""

    unit: str
    name: str
    years: tuple[YearResult | Gap, ...]
    steps: tuple[Step, ...]

    @property
    def results(self) -> tuple[YearResult, ...]:
        """The years that there are."""
        return tuple(year for year in self.years if isinstance(year, YearResult))

    @property
    def stretches(self) -> tuple[tuple[YearResult, ...], ...]:
        """The results in groups of consecutive years that no break parts: what one line may join."""
        groups: list[list[YearResult]] = []
        for place, year in enumerate(self.years):
            if isinstance(year, Gap):
                continue
            if place and groups and isinstance(self.steps[place - 1], Moved):
                groups[-1].append(year)
            else:
                groups.append([year])
        return tuple(tuple(group) for group in groups)


@brief
@dataclass(frozen=True, slots=True)
class BlockYear:
    """A whole block in one year.

    `best` and `worst` hold the ids of the units in the first and the last place, several if they tie.
    """

    year: int
    origin: Origin
    yardstick: Yardstick
    units: int
    """Units with a result."""
    ranked: int | None
    """Units ranked together; `None` where a published table does not show all of them or does not say."""
    mean: Fraction | None
    best: tuple[str, ...]
    worst: tuple[str, ...]
    overruled: int = 0
    """Published lines that scored results take the place of."""
    differing: tuple[tuple[str, Fraction, Fraction], ...] = ()
    """Of these, (unit, published, scored as printed) where they are not the same."""
    obstacle: NotComparable | None = None
    """What parts this year from the one before for every unit."""
    revision: Revision | None = None
    """The revision of the scores that count; `None` for a year that has none."""
    reformed: tuple[str, ...] = ()
    """Units of this year or the one before that were merged or divided in between: the mean is over other bodies."""
    weights: str = ""
    """The property by which units count in the mean; empty: all alike."""


@brief
@dataclass(frozen=True, slots=True)
class BlockSeries:
    """One block over the years `first` to `last`; `years` has `None` where the block has no data.

    The units stand in the order of their last ranks, those without one by name.
    """

    block: str
    title: str
    first: int
    last: int
    area: str
    """Code or heading of the only area that the indexes are about; empty: the whole index."""
    years: tuple[BlockYear | None, ...]
    units: Sequence[UnitSeries]

    @property
    def span(self) -> range:
        """All years, those without data as well."""
        return range(self.first, self.last + 1)
