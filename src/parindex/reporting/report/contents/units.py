"""What a report says of units: their results, what changed, who is missing."""

from dataclasses import dataclass

from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.reporting.figure import Figure

__all__ = ["ChangeWords", "DerivedRow", "IncompleteUnit", "LeftGroup", "LeftUnit", "LikeLine", "LikeReport", "Row"]


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What changed since the compared year. The figures are `–` where they cannot be stated."""

    status: str
    """`moved`, `entered`, `left`, `not_comparable`; empty without a compared year."""
    points: Figure
    index: Figure
    rank: Figure
    """Places gained: `+3` is from 4 to 1."""
    tier: str
    """`up`, `same` or `down` in words; empty if it cannot be stated."""
    reason: str
    """Why there is no difference, in words; empty for a unit that moved."""
    how: str = ""
    """How the criteria changed, by code; empty for other reasons."""
    note: str = ""
    """What belongs to a change that is stated: the unit had another name, or no rank in one of the years."""
    previous_rank: str = ""
    """The rank of the compared year and of how many, `2/18`; empty without one."""
    remark: str = ""
    """The change of tier, or the reason why there is no difference; with the note."""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the block."""

    unit: str
    """The id."""
    name: str
    rank: str
    """`–` for a unit that is not ranked."""
    place: str
    """The rank and of how many, `1/18`; `–` for a unit that is not ranked."""
    points: Figure
    applicable: Figure
    """The maximum that applies to the unit, in points."""
    index: Figure
    """Percent."""
    tier: str
    """Title of the tier; empty if none."""
    tier_id: str
    from_mean: Figure
    """Index less the mean of the block."""
    change: ChangeWords
    ranked: bool
    bonus: Figure
    """Bonus points, a part of `points`; `–` where the set has no bonus and no penalty."""
    penalty: Figure
    """Penalty points that were taken off."""
    source: tuple[BlockStandings, Standing]
    """The result itself, for tables; templates cannot reach it."""


@dataclass(frozen=True, slots=True)
class DerivedRow:
    """A merged or divided unit beside its predecessors, weighted by their shares: no official change."""

    unit: str
    name: str
    index: Figure
    previous: Figure
    """Σ share × index / Σ share of the predecessors in the compared year."""
    difference: Figure
    parts: tuple[str, ...]
    """Each predecessor with share and index, in words."""


@dataclass(frozen=True, slots=True)
class LikeLine:
    """One unit like for like, beside its official indexes."""

    unit: str
    name: str
    components: int
    """How many components count for this unit."""
    place: str
    """The rank on the common components and of how many; `–` without one."""
    previous_place: str
    index: Figure
    previous: Figure
    change: Figure
    places: Figure
    """Places gained."""
    official: Figure
    previous_official: Figure


@dataclass(frozen=True, slots=True)
class LikeReport:
    """A block on the components that both years measure alike: never the official index."""

    available: bool
    """False: only `text`, which says why."""
    text: str
    """How many components and points are common, or why nothing can be said."""
    rows: tuple[LikeLine, ...]
    """In official rank order."""


@dataclass(frozen=True, slots=True)
class IncompleteUnit:
    """A unit whose sheet lacks components."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftUnit:
    """A unit that only the compared year has."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeftGroup:
    """The units that only the compared year has, for one reason."""

    reason: str
    names: tuple[str, ...]
