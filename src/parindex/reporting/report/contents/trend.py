"""What a review of several years says: frozen, computed, rounded and written out; templates only loop and print.

The docstrings below every field are the documentation of the template context.
"""

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  a field of the context is called date

from parindex.model.results.trends import Trend
from parindex.reporting.figure import NO_FIGURE, Figure

__all__ = ["BlockReview", "Gain", "Steady", "TrendReport", "UnitLine", "YearCell", "YearLine"]


@dataclass(frozen=True, slots=True)
class YearCell:
    """One unit in one year."""

    year: int
    there: bool = False
    """False: there is no result, `gap` says why."""
    index: Figure = NO_FIGURE
    """In percent; `–` where there is none."""
    rank: str = "–"
    """`2/18`: place and number of units ranked together; `–` without a rank."""
    place: int | None = None
    """The rank as a number."""
    tier: str = ""
    points: Figure = NO_FIGURE
    maximum: Figure = NO_FIGURE
    published: bool = False
    """True: known only as published."""
    gap: str = ""
    """Why there is no result."""
    joined: bool = False
    """True: comparable with the year before."""
    change: Figure = NO_FIGURE
    """Difference of the index to the year before; `–` where it cannot be stated."""
    places: Figure = NO_FIGURE
    """Places gained since the year before."""
    step: str = ""
    """The change in words, or why it cannot be stated; empty in the first year."""
    short: str = "–"
    """Index and rank in one: `84,79 (2)`, with a mark if published; `–` for a gap."""
    areas: tuple[tuple[str, Figure], ...] = ()
    """(code and title or heading, index % or as printed)."""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit over the years."""

    unit: str
    name: str
    cells: tuple[YearCell, ...]
    spark: str
    """The index as small bars: a space is a gap, `¦` a break."""
    tiers: str
    """The tiers as they followed one another: `Khá → Tốt (2014) ¦ Xuất sắc (2016)`."""
    runs: tuple[str, ...]
    """Runs that go on in the last year."""
    parted: tuple[str, ...]
    """Years in which rank and index did not go the same way."""


@dataclass(frozen=True, slots=True)
class YearLine:
    """The whole block in one year."""

    year: int
    there: bool = False
    origin: str = ""
    """Scored or published; of an amended year, the revision that counts."""
    criteria: str = ""
    """The name of the criteria set; empty if it was not told."""
    set_title: str = ""
    """The title of the criteria set; its name as it was told where the set is not at hand."""
    units: str = "–"
    """Number of units ranked."""
    mean: Figure = NO_FIGURE
    best: str = "–"
    """Names of the units in first place, with their index."""
    worst: str = "–"
    first: str = "–"
    """Names of the units in first place."""
    published: bool = False
    joined: bool = False
    """True: measured with the same thing as the year before, over the same bodies."""
    obstacle: str = ""
    """What parts the year from the one before; empty where nothing does."""
    best_index: Figure = NO_FIGURE
    worst_index: Figure = NO_FIGURE
    revision: str = ""
    """The revision of the scores that counts, `1` for a year that was not amended; empty if it was not scored."""
    counted: str = ""
    """Self scores or appraised ones; empty if it was not scored."""


@dataclass(frozen=True, slots=True)
class Gain:
    """One line of the most improved."""

    place: str
    """The place; `=2` if tied."""
    name: str
    index: Figure
    places: Figure
    years: str


@dataclass(frozen=True, slots=True)
class Steady:
    """One line of the steadiest."""

    place: str
    name: str
    moved: Figure
    steps: int


@dataclass(frozen=True, slots=True)
class BlockReview:
    """One block over the years."""

    id: str
    title: str
    first: int
    before: int
    """The year before the last."""
    last: int
    years: tuple[YearLine, ...]
    units: tuple[UnitLine, ...]
    """In the order of the last ranks; all, or the one that was asked for."""
    breaks: tuple[str, ...]
    """What parts the years for the whole block, in sentences."""
    notes: tuple[str, ...]
    """What a reader has to know of the sources."""
    improved: tuple[Gain, ...]
    """Over the last year."""
    over: int
    """Years of the second list; 0: no two units can be compared over more than one year."""
    since: int
    """First year of the second list."""
    improved_over: tuple[Gain, ...]
    steadiest: tuple[Steady, ...]
    fewest_steps: int
    runs: tuple[str, ...]
    """Runs that go on in the last year, longest first, in sentences."""
    parted: tuple[str, ...]
    """Units whose rank and index parted in the last year, in sentences."""
    published: bool
    """True: some year is known only as published."""
    drawn: int
    """How many units the charts draw."""
    caption: str
    """What the charts leave out; empty if nothing."""


@dataclass(frozen=True, slots=True)
class TrendReport:
    """A review of several years; its fields are the names that a template can use."""

    name: str
    authority: str
    superior: str
    place: str
    date: str
    generated_on: Day | None
    locale: str
    version: str
    first: int
    last: int
    count: int
    """Number of years."""
    area: str
    """The only area that the indexes are about; empty: the whole index."""
    unit: str
    """Name of the only unit that is shown; empty: all."""
    title: str
    years: tuple[int, ...]
    blocks: tuple[BlockReview, ...]
    source: Trend
    marks: tuple[str, ...] = ()
    """What a head says before anything else: which scores count, which years are not final."""
