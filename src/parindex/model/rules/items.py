"""What rules are made of: named choices, bands, and numbers in percent."""

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from parindex.model.definition import Frozen, Number, Points
from parindex.model.rules.bounds import Bounded, refuse_two_bounds
from parindex.model.texts.bilingual import Text

__all__ = ["CHOICE_PATTERN", "Band", "ChecklistItem", "ChoiceKey", "Grade", "Level", "OptionWeight", "Share", "short"]

Share = Annotated[Number, Field(ge=0, le=100)]


def _null_word(value: object) -> object:
    """Return `None` for the ways in which YAML writes it, which is read as texts."""
    return None if isinstance(value, str) and value in {"", "null", "~"} else value


OptionWeight = Annotated[Share | None, BeforeValidator(_null_word)]
"""What an option of a survey counts, in percent; null: it leaves the base."""
"""A share in percent."""

CHOICE_PATTERN = r"^[^;,=:\x00-\x1f]*\p{L}[^;,=:\x00-\x1f]*$"

ChoiceKey = Annotated[str, Field(min_length=1, max_length=80, pattern=CHOICE_PATTERN)]
"""The name of a choice as typed in a cell. It has a letter, or nobody could tell it from points."""


def short(field: str, kind: object) -> BeforeValidator:
    """Let `key: 1` stand for `key: {field: 1}`."""
    return BeforeValidator(
        lambda value: value if isinstance(value, dict | Frozen) else {field: value},
        json_schema_input_type=kind,
    )


class Level(Frozen):
    """One named level and its points."""

    points: Points
    title: Text | None = None


class ChecklistItem(Frozen):
    """One condition of a checklist and its points."""

    points: Points
    title: Text | None = None


class Grade(Frozen):
    """One grade and the share of the maximum that it earns, in percent."""

    percent: Share
    title: Text | None = None


class Band(Bounded, Frozen):
    """Points for a value `above` (exclusive) or `at_least` (inclusive) a bound; without one: the rest."""

    points: Points
    above: Number | None = None
    at_least: Number | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        refuse_two_bounds(self)
        return self
