"""A what-if: other cells, maxima, rules and policies than those that were stored. It is never stored itself."""

from typing import Annotated, Literal

from pydantic import Field

from parindex.model.definition import Code, Frozen, Points, SchemaNumber
from parindex.model.rules import Rule

__all__ = ["SupposedPolicy", "Supposition"]


class SupposedPolicy(Frozen):
    """Policies that are decided otherwise; what is not given stays."""

    published_decimals: Annotated[int, Field(ge=0, le=9)] | None = None
    rounding: Literal["half_up", "half_even", "down"] | None = None
    ties: Literal["competition", "dense"] | None = None
    tie_breakers: tuple[Code, ...] | None = None
    rank_on: Literal["exact", "published"] | None = None
    not_applicable: Literal["rescale", "full_points", "drop"] | None = None
    missing: Literal["refuse", "zero", "not_applicable"] | None = None


class Supposition(Frozen):
    """What is supposed. Units by id, name or alias; values as they would be typed into a score sheet."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")] = 1
    cells: dict[str, dict[Code, str]] = Field(default_factory=dict)
    """By unit and code: what the last column that counts would say."""
    maxima: dict[Code, Points] = Field(default_factory=dict)
    """By code of a component: another maximum."""
    rules: dict[Code, Rule] = Field(default_factory=dict)
    """By code of a component: another rule; typed values stay, and are read by the new rule."""
    policy: SupposedPolicy = SupposedPolicy()
