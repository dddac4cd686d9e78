"""One unit on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import Standing
from parindex.model.studies.losses import AtRisk, UnitNodeLoss
from parindex.model.studies.paths import WaysUp
from parindex.model.studies.robustness import RankBounds, RankSpread

__all__ = ["AreaBeside", "Strength", "UnitProfile"]


@brief
@dataclass(frozen=True, slots=True)
class AreaBeside:
    """An area of a unit beside the mean of the ranked units; `place` of `of` in the block. Percent."""

    code: str
    index: Fraction | None
    mean: Fraction | None
    place: int | None
    of: int


@brief
@dataclass(frozen=True, slots=True)
class Strength:
    """A component in which a unit is ahead of the mean or behind it, in points of the component.

    `place` is its place among the `of` units to which the component applies; `full` is the share of units that hold
    it in full, in percent. `last`: nobody has less, and not all are equal.
    """

    code: str
    points: Fraction
    applicable: Fraction
    ahead: Fraction
    place: int
    of: int
    full: Fraction
    last: bool


@brief
@dataclass(frozen=True, slots=True)
class UnitProfile:
    """What a unit needs to know of its year."""

    year: int
    block: str
    title: str
    edition: Edition
    standing: Standing
    of: int
    compare: int | None
    bounds: RankBounds | None
    spread: RankSpread | None
    within: Fraction
    areas: Sequence[AreaBeside]
    strengths: Sequence[Strength]
    weaknesses: Sequence[Strength]
    losses: Sequence[UnitNodeLoss]
    risks: Sequence[AtRisk]
    ways: Sequence[WaysUp]
