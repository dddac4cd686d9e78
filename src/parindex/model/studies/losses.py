"""Lost points: of a component, a criterion, an area, a unit and a block; lost again, and at risk. Points are exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from parindex.model.brief import brief

__all__ = ["AtRisk", "LossHistory", "LossState", "NodeLoss", "RiskReason", "StateCount", "UnitLoss", "UnitNodeLoss"]


@brief
@dataclass(frozen=True, slots=True)
class NodeLoss:
    """One node over the ranked units of a block. `lost` and `available` are converted points of the set.

    `share` is its part of all points that the block lost, in percent; `units` how many of `of` lost any.
    """

    code: str
    depth: int
    lost: Fraction
    available: Fraction
    units: int
    of: int
    share: Fraction


@brief
@dataclass(frozen=True, slots=True)
class UnitLoss:
    """One unit: `lost` = `maximum` - `total` exactly, where bonus and penalty are left aside.

    `share` is its part of all points that the block lost, in percent.
    """

    unit: str
    name: str
    rank: int | None
    maximum: Fraction
    total: Fraction
    """Points on the full scale of the set, bonus and penalty aside."""
    lost: Fraction
    share: Fraction
    bonus: Fraction
    penalty: Fraction


class LossState(StrEnum):
    """What a component did since the year before."""

    AGAIN = "again"
    """Lost in both years."""
    NEW = "new"
    """Lost now, not lost the year before."""
    RECOVERED = "recovered"
    """Lost the year before, not lost now."""
    KEPT = "kept"
    """Lost in neither year."""
    UNKNOWN = "unknown"
    """The year before says nothing of it."""


@brief
@dataclass(frozen=True, slots=True)
class LossHistory:
    """One component of one unit over years: lost in `lost_in` of the `known` years that can be compared.

    `years` are those in which it was lost, newest first; `incomparable` (year, reason) are those that say nothing.
    """

    state: LossState
    lost_in: int
    known: int
    years: tuple[int, ...]
    incomparable: tuple[tuple[int, str], ...] = ()


@brief
@dataclass(frozen=True, slots=True)
class UnitNodeLoss:
    """One component of one unit. `lost` = `applicable` - `points`, as on its sheet; `converted` in points of the set.

    Inside a group that averages, points of the component are its part of what the group is worth. `share` is its
    part of all that the unit lost, `of_block` of what the block lost on the component, in percent.
    """

    code: str
    points: Fraction
    applicable: Fraction
    lost: Fraction
    converted: Fraction
    share: Fraction
    of_block: Fraction
    history: LossHistory | None = None
    file: str = ""
    sheet: str = ""
    cell: str = ""


@brief
@dataclass(frozen=True, slots=True)
class StateCount:
    """How many units lost points of a component again, newly or no more since the year before."""

    code: str
    units: Mapping[LossState, int]


class RiskReason(StrEnum):
    """Why points of a component may be lost again."""

    LOST_OFTEN = "lost_often"
    """Lost in `figure` of `of` years."""
    CUT = "cut"
    """The appraisal cut it by `figure` points of `of` claimed."""
    BAND_EDGE = "band_edge"
    """The rate stands `figure` above the bound `of` of its band."""
    NO_EVIDENCE = "no_evidence"
    """`figure` points were claimed without evidence."""
    BEHIND = "behind"
    """The on-time rate of the dossiers so far, `of` %, is `figure` points of the rate below the best zone."""
    FALLING = "falling"
    """The on-time rate of the last month fell by `figure` points to `of` %, into a lower zone."""
    NO_TASK = "no_task"
    """`figure` points were lost and no task of the plan is about it."""


@brief
@dataclass(frozen=True, slots=True)
class AtRisk:
    """One reason why one unit may lose points of one component; `at_stake` are the points that it has there now."""

    unit: str
    name: str
    code: str
    reason: RiskReason
    figure: Fraction
    of: Fraction
    at_stake: Fraction
    years: Sequence[int] = ()
