"""What comes out: scorecards, standings and changes. Numbers are exact rationals."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.results.changes import Change, Difference, Entered, Left, Moved, NotComparable, Reason
from parindex.model.results.like_for_like import LikeForLike, NoLikeForLike
from parindex.model.scores import Answer, Basis, ScoreSheet, Stage
from parindex.model.units import InForce
from parindex.model.weights import Weights

__all__ = [
    "AreaSummary",
    "BlockStandings",
    "Change",
    "ComponentLoss",
    "Entered",
    "LeafScore",
    "Left",
    "Moved",
    "NodeScore",
    "NotComparable",
    "Reason",
    "Scorecard",
    "Standing",
]


@brief
@dataclass(frozen=True, slots=True)
class NodeScore:
    """One node of one unit. Units: points, points, percent.

    `points` out of `applicable`, the maximum that applies to this unit; `index` is
    points / applicable x 100 (for a group that averages: the mean of its parts' index %),
    or `None` where nothing applies.
    """

    code: str
    points: Fraction
    applicable: Fraction
    index: Fraction | None

    @property
    def lost(self) -> Fraction:
        """Lost points: applicable maximum - points."""
        return self.applicable - self.points


@brief
@dataclass(frozen=True, slots=True)
class LeafScore:
    """Why a component has its points: the answer that counted, its stage and cell."""

    code: str
    answer: Answer
    stage: Stage | None
    cell: str
    points: Fraction
    applicable: Fraction


@brief
@dataclass(frozen=True, slots=True)
class Scorecard:
    """One unit's result.

    `points` and `applicable` are what was achieved and could be achieved, adjustments included in
    `points`; `converted` is the same on the full scale of the set (what N/A rescales to), in points;
    `index` is `converted` / total x 100. An incomplete sheet (components in `missing` under
    `missing: refuse`) has no index, tier or rank.
    """

    unit: str
    name: str
    edition: Edition
    basis: Basis
    points: Fraction
    applicable: Fraction
    converted: Fraction | None
    index: Fraction | None
    published: Fraction | None
    """`index` rounded by the policy."""
    tier: str | None
    appraisal: NodeScore
    survey: NodeScore
    bonus: Fraction
    penalty: Fraction
    missing: tuple[str, ...]
    nodes: Mapping[str, NodeScore]
    """By code: every area, criterion and component (computed on demand)."""
    leaves: Mapping[str, LeafScore]
    """By code: every component and adjustment (computed on demand)."""
    sheet: ScoreSheet
    outside: Mapping[str, Fraction | None] = field(default_factory=dict)
    """By tie breaker: numbers outside of the index that part ties, larger ones ahead."""


@brief
@dataclass(frozen=True, slots=True)
class Standing:
    """One unit's place in its block. `rank` is `None` for units that are not ranked."""

    card: Scorecard
    rank: int | None
    from_mean: Fraction | None
    change: Change | None = None


@brief
@dataclass(frozen=True, slots=True)
class BlockStandings:
    """A block in rank order; units without a rank follow by name."""

    block: str
    title: str
    year: int
    edition: Edition
    standings: Sequence[Standing]
    mean: Fraction | None
    """Mean index of the ranked units."""
    incomplete: Sequence[Scorecard] = field(default=())
    """Sheets that arrived but lack components."""
    absent: Sequence[tuple[str, str]] = field(default=())
    """(id, name) of registered units without a sheet."""
    left: Sequence[tuple[str, str, Left]] = field(default=())
    """(id, name, change) of units that only the compared year has."""
    compare: int | None = None
    remarks: Sequence[Difference] = field(default=())
    """What does not break the comparison with that year and has to be named beside it."""
    like_for_like: LikeForLike | NoLikeForLike | None = None
    """Beside the official index, where the criteria set changed between the two years."""
    weights: Weights | None = None
    """What units count in means; `None`: all alike."""
    in_force: Sequence[InForce] = field(default=())
    """The criteria sets of the year, where there are several."""

    @property
    def ranked(self) -> int:
        """How many units have a rank: 1 of this many."""
        return bisect_left(self.standings, 1, key=_is_unranked)  # asked for each unit: the ranked ones come first


def _is_unranked(standing: Standing) -> bool:
    return standing.rank is None


@brief
@dataclass(frozen=True, slots=True)
class AreaSummary:
    """One node over a block: mean index % of the ranked units, and who rose and fell.

    `rose` and `fell` hold (unit id, difference in index points), largest change first; they and
    `change` are empty where the years cannot be compared.
    """

    code: str
    mean: Fraction | None
    change: Fraction | None
    rose: Sequence[tuple[str, Fraction]]
    fell: Sequence[tuple[str, Fraction]]


@brief
@dataclass(frozen=True, slots=True)
class ComponentLoss:
    """What a block lost on one component: points summed over the ranked units.

    `share` is the part of all lost points of the block, in percent; `units` how many lost any.
    """

    code: str
    lost: Fraction
    available: Fraction
    units: int
    share: Fraction
