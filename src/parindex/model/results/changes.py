"""What became of a unit since another year, or why that cannot be said."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from parindex.model.criteria import Policy

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
    "Printed",
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
    POLICY_CHANGED = "policy_changed"
    """What is missing or does not apply counts otherwise, and the unit has such a component."""
    RANK_RULES = "rank_rules"
    """Ranks are made by other rules, and these decide the rank of the unit."""
    TIER_RULES = "tier_rules"
    """Tiers are made by other rules, and these decide the tier of the unit."""
    BLOCK_RULES = "block_rules"
    """Points depend on the other units of the block, and nothing tells how much."""
    ENDED = "ended"
    """The unit is no longer there."""


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
    DOUBTFUL = "doubtful"
    """The code may have been handed on to another component."""
    RENAMED = "renamed"
    """Comparable, but named: only the title says that it is no other component."""
    POLICY = "policy"
    """Comparable, but named: how ranks and tiers are made, what a missing or inapplicable score counts."""
    TIERS = "tiers"
    """Comparable, but named: tiers that are new or gone, or have another bound."""
    PERIOD = "period"
    """Comparable, but named: one of the sets covers part of a year only, or another part."""
    ADJUSTMENT = "adjustment"
    """A bonus or penalty for the whole sheet: it is new or gone, or has another cap."""


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
class Printed:
    """The indexes of two years as they are printed, each by the policy of its own set (`None`: as it was typed)."""

    before: Fraction | None
    now: Fraction | None
    before_policy: Policy | None = None
    by_printed: bool = False
    """Ranks and tiers of a year go by the printed index."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit in both years; differences are new - old, what one of the years does not have is `None`.

    `points` and `index` are what the unit did itself. Where rules measure it against the others of its block,
    `block_points` and `block_index` are what these made of it besides: the printed results differ by the sum.
    """

    points: Fraction | None
    index: Fraction | None
    rank: int | None
    """Places gained (+3 = from 4 to 1)."""
    tier: str | None = None
    """`up`, `same`, `down`; `None` if a year has no tiers or other ones."""
    previous_rank: int | None = None
    previous_index: Fraction | None = None
    previous_ranked: int | None = None
    """How many units were ranked in the block that year."""
    rank_reason: Reason | None = None
    """Why there is no change of rank."""
    renamed_from: UnitName | None = None
    """The unit that this one was, where that had another name."""
    index_reason: Reason | None = None
    """Why there is no change of the index although both years have one."""
    tier_reason: Reason | None = None
    """Why there is no change of tier although both years have one."""
    block_points: Fraction | None = None
    block_index: Fraction | None = None
    ranked: int | None = field(default=None, compare=False)
    """How many units are ranked in the block this year."""
    earlier: str = field(default="", compare=False)
    """The id in the other year."""
    printed: Printed | None = field(default=None, compare=False)

    @property
    def parted(self) -> bool:
        """Tell whether rank and index do not go the same way: one may rise or stay while the other falls."""
        if self.index is None or self.rank is None:
            return False
        return (self.index < 0 <= self.rank) or (self.rank < 0 <= self.index)


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
