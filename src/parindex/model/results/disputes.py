"""Where units and appraisers differ: disputes of units and components, and hints at what deserves a look."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import LeafScore, Scorecard

__all__ = [
    "BlockDisputes",
    "Contested",
    "Dispute",
    "DisputeKind",
    "Disputed",
    "Hint",
    "HintKind",
    "UnitDisputes",
    "Unproven",
]

_ZERO = Fraction(0)


class DisputeKind(StrEnum):
    """How the appraisal differs from the claim."""

    CUT = "cut"
    RAISED = "raised"
    APPLICABILITY = "applicability"
    """One says that the component does not apply, the other scores it."""
    BLOCK = "block"
    """The same was typed; its points depend on other units of the block."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One component, bonus or penalty of one unit. `cut` is in points, negative if they were raised."""

    code: str
    kind: DisputeKind
    claimed: LeafScore
    given: LeafScore
    cut: Fraction
    explained: bool
    evidence: bool


@dataclass(frozen=True, slots=True)
class Unproven:
    """Points that a unit claims for a component without any evidence."""

    code: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class UnitDisputes:
    """One unit: its claim, what it was given, and where they differ, in printed order."""

    claimed: Scorecard
    given: Scorecard
    disputes: tuple[Dispute, ...]
    unproven: tuple[Unproven, ...]

    @property
    def cuts(self) -> tuple[Dispute, ...]:
        """The components that were cut."""
        return tuple(dispute for dispute in self.disputes if dispute.kind is DisputeKind.CUT)

    @property
    def points_cut(self) -> Fraction:
        """All points that were cut, those that were raised left aside."""
        return sum((dispute.cut for dispute in self.cuts), _ZERO)

    @property
    def difference(self) -> Fraction:
        """Points claimed - points given, over all components and adjustments."""
        return sum((dispute.cut for dispute in self.disputes), _ZERO)

    @property
    def points_unproven(self) -> Fraction:
        """All points claimed without evidence."""
        return sum((one.points for one in self.unproven), _ZERO)


@dataclass(frozen=True, slots=True)
class Contested:
    """One component over all units: how many were cut, by how many points together, how many explained."""

    code: str
    units: int
    cut: Fraction
    explained: int
    of: int
    """Units whose claim and appraisal of the component are both there."""


class HintKind(StrEnum):
    """What was noticed."""

    IDENTICAL = "identical"
    """Sheets of several units that say the same of every component."""
    FULL_MARKS = "full_marks"
    """A unit claims every point that it could."""
    UNCHANGED = "unchanged"
    """The appraisal changed nothing at all."""
    OUTLIER = "outlier"
    """The index moved far from how it moved elsewhere in the block."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at, and its figures; those that do not belong to the kind are empty.

    `change` is the change of the index since the year before, `median` that of the block and
    `spread` the median distance of the block from it; all in index points.
    """

    kind: HintKind
    units: tuple[str, ...]
    components: int = 0
    points: Fraction | None = None
    change: Fraction | None = None
    median: Fraction | None = None
    spread: Fraction | None = None


@brief
@dataclass(frozen=True, slots=True)
class BlockDisputes:
    """One block; units in the order of the registry."""

    block: str
    title: str
    edition: Edition
    units: tuple[UnitDisputes, ...]
    components: tuple[Contested, ...]
    hints: tuple[Hint, ...]
    unclaimed: tuple[tuple[str, str], ...]
    """(id, name) of units without self scores."""
    unappraised: tuple[tuple[str, str], ...]
    """(id, name) of units with self scores that have not been appraised."""
    names: Mapping[str, str]


@brief
@dataclass(frozen=True, slots=True)
class Disputed:
    """All blocks that were asked for; `before` is the year that changes are measured against."""

    year: int
    before: int | None
    blocks: tuple[BlockDisputes, ...]
    unit: str | None = None
    """The only unit that was asked for."""
