"""Scoring rules: what a cell must hold and how it becomes points.

The kinds are those met in published criteria sets. A rule never carries the maximum of its leaf;
that is the leaf's own `max`, except for the cases and parts of a compound rule, which have theirs.
"""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from parindex.model.definition import Frozen, Identifier, Number, Points
from parindex.model.texts.bilingual import Text

__all__ = [
    "Band",
    "Bands",
    "BestOf",
    "BestUnit",
    "Checklist",
    "ChecklistItem",
    "CompoundRule",
    "Count",
    "Deduction",
    "Grade",
    "Level",
    "Levels",
    "MinMax",
    "Part",
    "Percent",
    "PointsTyped",
    "Proportional",
    "Rule",
    "SimpleRule",
    "SumOf",
    "Survey",
]

Share = Annotated[Number, Field(ge=0, le=100)]
"""A share in percent."""

CHOICE_PATTERN = r"^[^;,=:\x00-\x1f]*\p{L}[^;,=:\x00-\x1f]*$"

ChoiceKey = Annotated[str, Field(min_length=1, max_length=80, pattern=CHOICE_PATTERN)]
"""The name of a choice as typed in a cell. It has a letter, or nobody could tell it from points."""


def _short(field: str, kind: object) -> BeforeValidator:
    """Let `key: 1` stand for `key: {field: 1}`."""
    return BeforeValidator(
        lambda value: value if isinstance(value, dict | Frozen) else {field: value},
        json_schema_input_type=kind,
    )


class PointsTyped(Frozen):
    """The cell holds the points themselves, from 0 to the maximum, in multiples of `step`."""

    by: Literal["points"] = "points"
    step: Annotated[Points, Field(gt=0)] | None = None


class Level(Frozen):
    """One named level and its points."""

    points: Points
    title: Text | None = None


class Levels(Frozen):
    """The cell names one level (by key or title), or holds the points of one."""

    by: Literal["levels"]
    levels: Annotated[dict[ChoiceKey, Annotated[Level, _short("points", Points | Level)]], Field(min_length=1)]


class ChecklistItem(Frozen):
    """One condition of a checklist and its points."""

    points: Points
    title: Text | None = None


class Checklist(Frozen):
    """The cell names the conditions that are met.

    `require: each` adds their points; `require: all` gives everything or nothing (conditions
    joined by "and").
    """

    by: Literal["checklist"]
    items: Annotated[
        dict[ChoiceKey, Annotated[ChecklistItem, _short("points", Points | ChecklistItem)]],
        Field(min_length=1, max_length=40),
    ]
    require: Literal["each", "all"] = "each"


class Band(Frozen):
    """Points for a value `above` (exclusive) or `at_least` (inclusive) a bound; without one: the rest."""

    points: Points
    above: Number | None = None
    at_least: Number | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if self.above is not None and self.at_least is not None:
            message = "a band has one bound: above, or at_least"
            raise ValueError(message)
        return self


class Bands(Frozen):
    """Points by the band that a value falls in; each bound has its own inclusiveness.

    `of: rate` takes a percentage from 0 to 100; `of: number` any number from 0.
    """

    by: Literal["bands"]
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    of: Literal["rate", "number"] = "rate"


class Proportional(Frozen):
    """Rate (in %) x maximum; nothing below `floor` (in %)."""

    by: Literal["proportional"]
    floor: Share | None = None


class BestUnit(Frozen):
    """Own value / largest value of the block x maximum."""

    by: Literal["best_unit"]


class MinMax(Frozen):
    """(value - smallest) / (largest - smallest) of the block x maximum; `lower` turns it round."""

    by: Literal["min_max"]
    direction: Literal["higher", "lower"] = "higher"


class Count(Frozen):
    """`each` points for each one counted, up to the maximum."""

    by: Literal["count"]
    each: Annotated[Points, Field(gt=0)]


class Grade(Frozen):
    """One grade and the share of the maximum that it earns, in percent."""

    percent: Share
    title: Text | None = None


class Percent(Frozen):
    """The cell names a grade; the grade earns a percentage of the maximum."""

    by: Literal["percent"]
    grades: Annotated[dict[ChoiceKey, Annotated[Grade, _short("percent", Share | Grade)]], Field(min_length=1)]


class Deduction(Frozen):
    """The maximum less `each` points for each breach counted, never below 0."""

    by: Literal["deduction"]
    each: Annotated[Points, Field(gt=0)]


class Survey(Frozen):
    """Answers counted by option ("A=45; B=30"), or satisfaction in percent.

    `options` gives each option's weight in percent; an option with `null` is free: not counted.
    """

    by: Literal["survey"]
    options: Annotated[dict[ChoiceKey, Share | None], Field(min_length=1)]

    @field_validator("options", mode="before")
    @classmethod
    def _null(cls, value: object) -> object:
        if isinstance(value, dict):
            return {key: None if weight in {"", "null", "~"} else weight for key, weight in value.items()}
        return value


SimpleRule = Annotated[
    PointsTyped | Levels | Checklist | Bands | Proportional | Count | Percent | Deduction,
    Field(discriminator="by"),
]
"""A rule that needs one cell of one unit, and can be a case or part of a compound rule."""


class Part(Frozen):
    """One case of `best_of` or one addend of `sum_of`, with its own maximum."""

    id: Identifier
    title: Text | None = None
    max: Points
    score: SimpleRule = PointsTyped()


class BestOf(Frozen):
    """The best of several cases ("a=90%; b=3"); a case that does not apply is left out."""

    by: Literal["best_of"]
    cases: Annotated[tuple[Part, ...], Field(min_length=2, max_length=20)]


class SumOf(Frozen):
    """Several parts in one component ("a=90%; b=3"), added up."""

    by: Literal["sum_of"]
    parts: Annotated[tuple[Part, ...], Field(min_length=2, max_length=20)]


CompoundRule = BestOf | SumOf

Rule = Annotated[
    PointsTyped
    | Levels
    | Checklist
    | Bands
    | Proportional
    | BestUnit
    | MinMax
    | Count
    | Percent
    | Deduction
    | Survey
    | BestOf
    | SumOf,
    Field(discriminator="by"),
]
