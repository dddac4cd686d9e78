"""The policies of a criteria set: what becomes of gaps and ties, the tiers, and what stands outside the maximum."""

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from parindex.model.definition import Code, Frozen, Identifier, Number, Points
from parindex.model.rules.bounds import Bounded
from parindex.model.texts.bilingual import Text
from parindex.model.tie_breakers import TieBreaker

__all__ = ["Adjustment", "CountAs", "NotApplicablePolicy", "Policy", "Tier"]


class CountAs(Frozen):
    """What does not apply counts so many percent of its maximum."""

    count_as: Annotated[Number, Field(ge=0, le=100)]

    def __str__(self) -> str:
        return f"count_as {self.count_as:f}"


def _written(value: object) -> str:
    return "share" if isinstance(value, dict | CountAs) else "name"


NotApplicablePolicy = Annotated[
    Annotated[Literal["rescale", "full_points", "drop", "equal"], Tag("name")] | Annotated[CountAs, Tag("share")],
    Discriminator(_written),
]
"""What becomes of a component that does not apply."""


class Policy(Frozen):
    """What an authority decides and the program only obeys."""

    published_decimals: Annotated[int, Field(ge=0, le=9)] = 2
    rounding: Literal["half_up", "half_even", "down"] = "half_up"
    ties: Literal["competition", "dense"] = "competition"
    tie_breakers: tuple[TieBreaker, ...] = ()
    """Node codes, or `survey` | `appraisal`, compared in turn by index %; or properties of units."""
    rank_on: Literal["exact", "published"] = "exact"
    not_applicable: NotApplicablePolicy = "rescale"
    missing: Literal["refuse", "zero", "not_applicable"] = "refuse"


class Tier(Bounded, Frozen):
    """A tier and its lower bound on the index in percent; the last tier may have none."""

    id: Identifier
    title: Text
    at_least: Number | None = None
    above: Number | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if self.above is not None and self.at_least is not None:
            message = "a tier has one bound: above, or at_least"
            raise ValueError(message)
        return self


class Adjustment(Frozen):
    """A bonus or penalty for the whole sheet, in points, with its cap."""

    code: Code
    kind: Literal["bonus", "penalty"]
    title: Text
    max: Points
