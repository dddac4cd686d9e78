"""Rules of several parts in one cell, and the union of all kinds."""

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from parindex.model.definition import Frozen, Identifier, Points
from parindex.model.rules.answers import AsksParts
from parindex.model.rules.kinds import BestUnit, MinMax, OfOneCell, PointsTyped, SimpleRule, Survey
from parindex.model.rules.reach import NOTHING, Reach, sums, union
from parindex.model.rules.rule_kind import RuleKind
from parindex.model.texts.bilingual import Text

__all__ = ["BestOf", "CompoundRule", "Part", "Rule", "SumOf"]


class Part(Frozen):
    """One case of `best_of` or one addend of `sum_of`, with its own maximum."""

    id: Identifier
    title: Text | None = None
    max: Points
    score: SimpleRule = PointsTyped()


class BestOf(RuleKind):
    """The best of several cases ("a=90%; b=3"); a case that does not apply is left out."""

    by: Literal["best_of"]
    cases: Annotated[tuple[Part, ...], Field(min_length=2, max_length=20)]

    @cached_property
    def answer(self) -> AsksParts:
        return AsksParts("cases", self.cases)

    def reach(self, maximum: Decimal) -> Reach:  # noqa: ARG002  the cases have maxima of their own
        cases = [case.score.reach(case.max) for case in self.cases]
        points = lambda: union(case.points() for case in cases)  # noqa: E731  worked out where it is asked for
        return Reach(min(case.lowest for case in cases), max(case.highest for case in cases), points)


class SumOf(RuleKind):
    """Several parts in one component ("a=90%; b=3"), added up."""

    by: Literal["sum_of"]
    parts: Annotated[tuple[Part, ...], Field(min_length=2, max_length=20)]

    @cached_property
    def answer(self) -> AsksParts:
        return AsksParts("parts", self.parts)

    def reach(self, maximum: Decimal) -> Reach:  # noqa: ARG002  the parts have maxima of their own
        parts = [part.score.reach(part.max) for part in self.parts]
        points = lambda: sums(union((part.points(), NOTHING)) for part in parts)  # noqa: E731  as above
        return Reach(Fraction(0), sum((part.highest for part in parts), Fraction(0)), points)


CompoundRule = BestOf | SumOf

Rule = Annotated[
    OfOneCell | BestUnit | MinMax | Survey | BestOf | SumOf,
    Field(discriminator="by"),
]
