"""Scoring rules: what a cell must hold and how many points can come of it.

The kinds are those met in published criteria sets. A rule never carries the maximum of its leaf;
that is the leaf's own `max`, except for the cases and parts of a compound rule, which have theirs.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from parindex.model.definition import Number, Points
from parindex.model.rules.answers import (
    AsksAmount,
    AsksChoice,
    AsksCount,
    AsksPoints,
    AsksRate,
    AsksTally,
    AsksTicks,
)
from parindex.model.rules.items import Band, ChecklistItem, ChoiceKey, Grade, Level, OptionWeight, Share, short
from parindex.model.rules.reach import NOTHING, PointSet, Reach, anything, just, multiples, sums
from parindex.model.rules.rule_kind import RuleKind

__all__ = [
    "Bands",
    "BestUnit",
    "Checklist",
    "Count",
    "Deduction",
    "Levels",
    "MinMax",
    "OfOneCell",
    "Percent",
    "PointsTyped",
    "Proportional",
    "SimpleRule",
    "Survey",
]


class PointsTyped(RuleKind):
    """The cell holds the points themselves, from 0 to the maximum, in multiples of `step`.

    A scale that does not begin at 0 says where it does: `from: 1` with a maximum of 5 takes 1 to 5, and
    earns (value - 1) / (5 - 1) of the maximum.
    """

    by: Literal["points"] = "points"
    step: Annotated[Points, Field(gt=0)] | None = None
    from_: Annotated[Points | None, Field(alias="from", exclude_if=lambda value: value is None)] = None

    @property
    def least(self) -> Decimal:
        """Where the scale begins."""
        return self.from_ or Decimal(0)

    @cached_property
    def answer(self) -> AsksPoints:
        return AsksPoints(self.step, self.least)

    def reach(self, maximum: Decimal) -> Reach:
        step, width = self.step, maximum - self.least
        if step is None or width <= 0:
            return anything(maximum)
        share = Fraction(maximum) / Fraction(width)
        highest = Fraction(width // step * step) * share
        return Reach(Fraction(0), highest, lambda: _stretched(multiples(step, width), share))


class Levels(RuleKind):
    """The cell names one level (by key or title), or holds the points of one."""

    by: Literal["levels"]
    levels: Annotated[dict[ChoiceKey, Annotated[Level, short("points", Points | Level)]], Field(min_length=1)]

    @cached_property
    def answer(self) -> AsksChoice:
        return AsksChoice("levels", self.levels, _points_of(self.levels), "points")

    def reach(self, maximum: Decimal) -> Reach:  # noqa: ARG002  a level worth more than the leaf shows as just that
        return just(level.points for level in self.levels.values())


class Checklist(RuleKind):
    """The cell names the conditions that are met.

    `require: each` adds their points; `require: all` gives everything or nothing (conditions
    joined by "and"). With `at_least`, so many of them earn the maximum; fewer earn their points, or
    nothing under `require: all`.
    """

    by: Literal["checklist"]
    items: Annotated[
        dict[ChoiceKey, Annotated[ChecklistItem, short("points", Points | ChecklistItem)]],
        Field(min_length=1, max_length=40),
    ]
    require: Literal["each", "all"] = "each"
    at_least: Annotated[int | None, Field(ge=1, le=40, exclude_if=lambda value: value is None)] = None

    @cached_property
    def answer(self) -> AsksTicks:
        together = self.require == "all" and self.at_least is None
        return AsksTicks("items", self.items, _points_of(self.items), together, self.at_least, self.require == "each")

    def reach(self, maximum: Decimal) -> Reach:
        if self.at_least is not None and self.require == "each":
            return Reach(Fraction(0), Fraction(maximum), lambda: None)
        if self.require == "all":
            return Reach(Fraction(0), Fraction(maximum), lambda: NOTHING | {Fraction(maximum)})
        worth = [Fraction(item.points) for item in self.items.values()]
        return Reach(Fraction(0), sum(worth, Fraction(0)), lambda: sums(NOTHING | {points} for points in worth))


class Bands(RuleKind):
    """Points by the band that a value falls in; each bound has its own inclusiveness.

    `of: rate` takes a percentage from 0 to 100; `of: number` any number from 0.
    """

    by: Literal["bands"]
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    of: Literal["rate", "number"] = "rate"

    @cached_property
    def answer(self) -> AsksRate | AsksAmount:
        return AsksRate(self.bands) if self.of == "rate" else AsksAmount(bands=self.bands)

    def reach(self, maximum: Decimal) -> Reach:  # noqa: ARG002  a band worth more than the leaf shows as just that
        return just(band.points for band in self.bands)


class Proportional(RuleKind):
    """Rate (in %) x maximum; nothing below `floor` (in %)."""

    by: Literal["proportional"]
    floor: Share | None = None

    @cached_property
    def answer(self) -> AsksRate:
        return AsksRate()

    def reach(self, maximum: Decimal) -> Reach:
        return anything(maximum)


class BestUnit(RuleKind):
    """Own value / largest value of the block x maximum."""

    by: Literal["best_unit"]

    @property
    def of_block(self) -> bool:
        return True

    @cached_property
    def answer(self) -> AsksAmount:
        return AsksAmount()

    def reach(self, maximum: Decimal) -> Reach:
        return anything(maximum)


class MinMax(RuleKind):
    """(value - smallest) / (largest - smallest) of the block x maximum; `lower` turns it round.

    With fixed goalposts (`low` and `high`) no other unit matters. A value beyond them earns 0 or the
    maximum, unless `capped: false` lets it earn less or more.
    """

    by: Literal["min_max"]
    direction: Literal["higher", "lower"] = "higher"
    low: Annotated[Number | None, Field(exclude_if=lambda value: value is None)] = None
    high: Annotated[Number | None, Field(exclude_if=lambda value: value is None)] = None
    capped: Annotated[bool, Field(exclude_if=lambda value: value)] = True

    @model_validator(mode="after")
    def _goalposts(self) -> Self:
        if (self.low is None) != (self.high is None) or (self.low is None and not self.capped):
            message = "goalposts come as a pair: low, and high"
            raise ValueError(message)
        if self.low is not None and self.high is not None and self.low >= self.high:
            message = "low is below high; direction: lower says that less is better"
            raise ValueError(message)
        return self

    @property
    def posts(self) -> tuple[Decimal, Decimal] | None:
        """The fixed goalposts: low and high; `None`: the block's own."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def of_block(self) -> bool:
        return self.posts is None

    @cached_property
    def answer(self) -> AsksAmount:
        return AsksAmount(negative=True)

    def reach(self, maximum: Decimal) -> Reach:
        return anything(maximum)


class Count(RuleKind):
    """`each` points for each one counted, up to the maximum."""

    by: Literal["count"]
    each: Annotated[Points, Field(gt=0)]

    @cached_property
    def answer(self) -> AsksCount:
        return AsksCount()

    def reach(self, maximum: Decimal) -> Reach:
        return _cut(self.each, maximum, lambda points: points)


class Percent(RuleKind):
    """The cell names a grade; the grade earns a percentage of the maximum."""

    by: Literal["percent"]
    grades: Annotated[dict[ChoiceKey, Annotated[Grade, short("percent", Share | Grade)]], Field(min_length=1)]

    @cached_property
    def answer(self) -> AsksChoice:
        return AsksChoice("grades", self.grades, {key: one.percent for key, one in self.grades.items()}, "percent")

    def reach(self, maximum: Decimal) -> Reach:
        return just(Fraction(maximum) * Fraction(grade.percent) / 100 for grade in self.grades.values())


class Deduction(RuleKind):
    """The maximum less `each` points for each breach counted, never below 0."""

    by: Literal["deduction"]
    each: Annotated[Points, Field(gt=0)]

    @cached_property
    def answer(self) -> AsksCount:
        return AsksCount()

    def reach(self, maximum: Decimal) -> Reach:
        return _cut(self.each, maximum, lambda lost: Fraction(maximum) - lost)


class Survey(RuleKind):
    """Answers counted by option ("A=45; B=30"), or satisfaction in percent.

    `options` gives each option's weight in percent; an option with `null` is free: not counted.
    """

    by: Literal["survey"]
    options: Annotated[dict[ChoiceKey, OptionWeight], Field(min_length=1)]

    @cached_property
    def answer(self) -> AsksTally:
        return AsksTally("options", self.options)

    def reach(self, maximum: Decimal) -> Reach:
        return anything(maximum)


OfOneCell: TypeAlias = PointsTyped | Levels | Checklist | Bands | Proportional | Count | Percent | Deduction

SimpleRule = Annotated[OfOneCell, Field(discriminator="by")]
"""A rule that needs one cell of one unit, and can be a case or part of a compound rule."""


def _points_of(choices: Mapping[str, Level] | Mapping[str, ChecklistItem]) -> dict[str, Decimal]:
    return {key: choice.points for key, choice in choices.items()}


def _stretched(points: PointSet | None, share: Fraction) -> PointSet | None:
    return None if points is None else frozenset(number * share for number in points)


def _cut(each: Decimal, maximum: Decimal, points: Callable[[Fraction], Fraction]) -> Reach:
    """Return the points of multiples of `each`, cut to the maximum."""

    def listed() -> PointSet | None:
        steps = multiples(each, maximum)
        return None if steps is None else frozenset(map(points, steps | {Fraction(maximum)}))

    return Reach(Fraction(0), Fraction(maximum), listed)
