"""One criterion of a set: a group with parts, or a component that is scored."""

import json
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from parindex.model.conditions import Caps, ClassWeights, Conditions
from parindex.model.definition import Code, Frozen, Number, Points
from parindex.model.policies import NotApplicablePolicy
from parindex.model.rules import PointsTyped, Rule
from parindex.model.texts.bilingual import Text

__all__ = ["Aggregate", "Node"]

Aggregate = Literal["sum", "weighted_mean", "geometric_mean", "harmonic_mean"]


class Node(Frozen):
    """A group (it has `parts`) or a leaf (it has `max`, its weight in a sum of points).

    On a group, `max` is the declared total, checked against the parts; in a group that averages,
    it is the points that the mean is worth to the group above.
    """

    code: Code
    mark: Code | None = None
    """The code as it is printed in forms, where it is not unique: `1.1` of `I.1.1`."""
    title: Text
    max: Points | None = None
    weight: Annotated[Number, Field(ge=0)] | None = None
    """What it weighs in a mean; 0, in a sum as well: it is shown and does not count."""
    weight_for: Annotated[ClassWeights, Field(exclude_if=lambda value: not value)] = ()
    """What it weighs in a mean for units of a class, in place of `weight`."""
    parts: tuple["Node", ...] = ()
    aggregate: Aggregate = "sum"
    not_applicable: Annotated[NotApplicablePolicy | None, Field(exclude_if=lambda value: value is None)] = None
    """On a group: what becomes of that which does not apply below it; `None`: as the group above, or the set."""
    deducts: Annotated[bool, Field(exclude_if=lambda value: not value)] = False
    """On a component: its points are taken off those of its group, to whose maximum it adds nothing."""
    floor: Annotated[Points | None, Field(exclude_if=lambda value: value is None)] = None
    """On a group: its points are never fewer; where parts are deducted and nothing is said, 0."""
    caps: Annotated[Caps, Field(exclude_if=lambda value: not value)] = ()
    """On a group: its points are never more, where an answer says so."""
    score: Rule = PointsTyped()
    assessed_by: Literal["appraisal", "survey"] | None = None
    """`None`: as the group above; at the top: appraisal."""
    compares_with: Code | None = None
    """The code of the same criterion in the edition before."""
    applies_if: Annotated[Conditions, Field(exclude_if=lambda value: not value)] = ()
    """What must hold for it to apply to a unit; otherwise it is not applicable."""

    @model_validator(mode="after")
    def _leaf_or_group(self) -> Self:
        if not self.parts and self.max is None:
            message = "a criterion without parts needs its maximum: max: …"
            raise ValueError(message)
        if self.parts and "score" in self.model_fields_set:
            message = "a criterion with parts has no score of its own: give the rule to the parts"
            raise ValueError(message)
        return self

    @property
    def is_leaf(self) -> bool:
        return not self.parts

    @property
    def counts(self) -> bool:
        """Tell whether it counts in the group above."""
        return self.weight is None or self.weight > 0

    @property
    def counting(self) -> tuple["Node", ...]:
        """The parts that count and are added."""
        return tuple(part for part in self.parts if part.counts and not part.deducts)

    @property
    def deducted(self) -> tuple["Node", ...]:
        """The parts that count and are taken off."""
        return tuple(part for part in self.parts if part.counts and part.deducts)

    @property
    def least(self) -> Decimal | None:
        """What a group is worth at least; `None`: what it adds up to."""
        return Decimal(0) if self.floor is None and self.deducted else self.floor

    @property
    def bounded(self) -> bool:
        """Tell whether the points of a group are bounded from below or above."""
        return self.least is not None or bool(self.caps)

    @property
    def weighs(self) -> Decimal:
        """What it weighs in a mean: 1 where nothing is said."""
        return Decimal(1) if self.weight is None else self.weight

    @property
    def printed(self) -> str:
        """The code as forms print it below the row of its group."""
        return self.mark or self.code

    @property
    def measure(self) -> str:
        """What a leaf measures, as text: its maximum and its rule, without the titles of choices."""
        return json.dumps([str(self.max), _untitled(self.score.model_dump(mode="json"))], ensure_ascii=False)

    @property
    def total(self) -> Decimal:
        """The maximum in points: declared by a leaf, the sum of the parts of a group that adds up.

        A group that averages index % is worth its declared `max`, or 100.
        """
        if self.aggregate == "sum" and self.parts:
            return sum((part.total for part in self.counting), Decimal(0))
        return Decimal(100) if self.max is None else self.max


def _untitled(value: object) -> object:
    if isinstance(value, dict):
        return {key: _untitled(each) for key, each in value.items() if key != "title"}
    return [_untitled(each) for each in value] if isinstance(value, list) else value
