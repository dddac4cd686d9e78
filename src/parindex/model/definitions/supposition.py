"""A what-if: other cells, maxima, rules, policies and units than those that were stored. It is never stored itself."""

from typing import Annotated, Literal

from pydantic import Field

from parindex.model.definition import Code, Frozen, Name, Number, Points, SchemaNumber, UnitId
from parindex.model.rules import Rule

__all__ = ["SupposedMerger", "SupposedPolicy", "Supposition"]


class SupposedPolicy(Frozen):
    """Policies that are decided otherwise; what is not given stays."""

    published_decimals: Annotated[int, Field(ge=0, le=9)] | None = None
    rounding: Literal["half_up", "half_even", "down"] | None = None
    ties: Literal["competition", "dense"] | None = None
    tie_breakers: tuple[Code, ...] | None = None
    rank_on: Literal["exact", "published"] | None = None
    not_applicable: Literal["rescale", "full_points", "drop"] | None = None
    missing: Literal["refuse", "zero", "not_applicable"] | None = None


class SupposedMerger(Frozen):
    """Units of one block that would be one. No rule says how; so each step is named.

    A rate or points typed are the mean over the units to which the component applies, by `weights`; counts, amounts
    measured against others and answers to a survey are added up. `sum` and `mean` name components for which it is
    otherwise. Of choices, ticks and answers of several parts, `choices` takes those that earn fewest or most points.
    """

    id: UnitId
    name: Name
    units: Annotated[tuple[str, ...], Field(min_length=2)]
    """By id, name or alias."""
    weights: dict[str, Annotated[Number, Field(gt=0)]] = Field(default_factory=dict)
    """What a unit counts in means, as named in `units`; others: 1."""
    sum: tuple[Code, ...] = ()
    mean: tuple[Code, ...] = ()
    choices: Literal["fewest", "most"] = "fewest"


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
    merge: tuple[SupposedMerger, ...] = ()
    """Units that would be one; cells are supposed of those that there are."""
