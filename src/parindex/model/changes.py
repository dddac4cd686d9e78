"""What became of a unit since another year, or why that cannot be said."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

__all__ = [
    "Change",
    "Derived",
    "DerivedPart",
    "Difference",
    "DifferenceKind",
    "Entered",
    "Left",
    "Moved",
    "NotComparable",
    "Reason",
    "UnitName",
]


class Reason(StrEnum):
    """Why a change cannot be stated; `RENAMED` is the one that does not stand in its way."""

    CRITERIA_CHANGED = "criteria_changed"
    SCALE_CHANGED = "scale_changed"
    BLOCK_CHANGED = "block_changed"
    MERGED = "merged"
    DIVIDED = "divided"
    RENAMED = "renamed"
    NOT_RANKED = "not_ranked"
    INCOMPLETE = "incomplete"
    NO_DATA = "no_data"
    CRITERIA_UNTOLD = "criteria_untold"
    """Nobody said by which set one of the years was measured."""


class DifferenceKind(StrEnum):
    """In what two criteria sets differ; the values are the words of the contract."""

    SET = "set"
    TOTAL = "total"
    ADDED = "added"
    REMOVED = "removed"
    MAXIMUM = "maximum"
    RULE = "rule"
    ASSESSED_BY = "assessed by"
    AGGREGATION = "aggregation"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Difference:
    """One kind of difference, with the codes that it concerns (or what was and what is)."""

    kind: DifferenceKind
    codes: tuple[str, ...]
    """The first of the codes; for a set or a total one text: `before -> now`."""
    more: int = 0
    """How many codes are only counted."""

    def __str__(self) -> str:
        return f"{self.kind} {', '.join(self.codes)}" + (f", +{self.more}" if self.more else "")


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit of another year."""

    unit: str
    name: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit in both years. `rank`: places gained (+3 = from 4 to 1); differences are new - old."""

    points: Fraction | None
    index: Fraction
    rank: int | None
    tier: str | None
    """`up`, `same`, `down`; `None` if a year has no tiers or other ones."""
    previous_rank: int | None
    previous_index: Fraction
    previous_ranked: int | None = None
    """How many units were ranked in the block that year."""
    rank_reason: Reason | None = None
    """Why there is no change of rank."""
    renamed_from: UnitName | None = None
    """The unit that this one was until it got another name."""


@dataclass(frozen=True, slots=True)
class Entered:
    """In this year and not in the other."""

    reason: Reason = Reason.NO_DATA


@dataclass(frozen=True, slots=True)
class Left:
    """In the other year and not in this one."""

    reason: Reason = Reason.NO_DATA


@dataclass(frozen=True, slots=True)
class DerivedPart:
    """A predecessor: what part of it (0 to 1) went into the unit, and its index in the other year."""

    unit: str
    name: str
    share: Fraction
    index: Fraction


@dataclass(frozen=True, slots=True)
class Derived:
    """The index against that of the predecessors, weighted by the shares that the registry states.

    previous_index = Σ share x index / Σ share. Nobody published it, and no rank belongs to it.
    """

    index: Fraction
    """The index of this year less `previous_index`."""
    previous_index: Fraction
    parts: tuple[DerivedPart, ...]


@dataclass(frozen=True, slots=True)
class NotComparable:
    """No honest difference exists."""

    reason: Reason
    detail: str = ""
    """How the criteria changed, by code; the block of the other year; the year without data, if it is told."""
    differences: tuple[Difference, ...] = field(default=(), compare=False)
    """`detail` in parts."""
    derived: Derived | None = None
    """For a unit that was merged or divided."""
    previous_block: str = field(default="", compare=False)
    """The id of the block of the other year, if it is another."""


Change = Moved | Entered | Left | NotComparable
