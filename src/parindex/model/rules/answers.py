"""What is typed in the cell of a component: the eight kinds of answers that all rules share.

A rule says which of them it takes. How a cell is read and checked, what a form asks for and what a remedy
advises depend on this alone, and not on what the rule makes of the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol, TypeAlias

from parindex.model.rules.items import Band
from parindex.model.texts.bilingual import Text

__all__ = [
    "AnswerKind",
    "AskedPart",
    "AsksAmount",
    "AsksChoice",
    "AsksCount",
    "AsksParts",
    "AsksPoints",
    "AsksRate",
    "AsksTally",
    "AsksTicks",
    "ScoringRule",
    "Titled",
]


class Titled(Protocol):
    """A choice with a title in one or two languages."""

    @property
    def title(self) -> Text | None:
        """What the choice is called; `None`: as its key."""


@dataclass(frozen=True, slots=True)
class AsksPoints:
    """The points themselves, from 0 to the maximum, or a number on a scale that ends with the maximum."""

    step: Decimal | None = None
    """What they are multiples of, counted from `least`."""
    least: Decimal = Decimal(0)
    """Where the scale begins."""


@dataclass(frozen=True, slots=True)
class AsksRate:
    """A rate in percent, from 0 to 100."""

    bands: Sequence[Band] = ()
    """What a rate earns, where that goes by bands."""


@dataclass(frozen=True, slots=True)
class AsksCount:
    """How many there were: a whole number from 0."""


@dataclass(frozen=True, slots=True)
class AsksAmount:
    """A number of any size and unit."""

    negative: bool = False
    """It may be below 0."""
    bands: Sequence[Band] = ()
    """What an amount earns, where that goes by bands."""


@dataclass(frozen=True, slots=True)
class AsksChoice:
    """One of several, by key or title, or what it is worth."""

    field: str
    """Where the definition lists them."""
    choices: Mapping[str, Titled]
    worth: Mapping[str, Decimal]
    unit: Literal["points", "percent"]
    """What the choices are worth: points, or shares of the maximum in percent."""


@dataclass(frozen=True, slots=True)
class AsksTicks:
    """Those of several conditions that are met, or the points that they make."""

    field: str
    choices: Mapping[str, Titled]
    worth: Mapping[str, Decimal]
    """Points."""
    together: bool
    """All of them, or nothing is earned."""
    enough: int | None = None
    """So many of them earn the maximum."""
    single: bool = True
    """Each earns points by itself."""


@dataclass(frozen=True, slots=True)
class AsksTally:
    """Answers counted by option, or satisfaction in percent."""

    field: str
    options: Mapping[str, Decimal | None]
    """Weights in percent; `None`: not counted."""


@dataclass(frozen=True, slots=True)
class AsksParts:
    """Several answers in one cell, each by the id of its part."""

    field: str
    parts: "Sequence[AskedPart]"


AnswerKind: TypeAlias = AsksPoints | AsksRate | AsksCount | AsksAmount | AsksChoice | AsksTicks | AsksTally | AsksParts


class ScoringRule(Protocol):
    """A rule, as far as those need it who read cells or ask for them."""

    @property
    def answer(self) -> AnswerKind:
        """What is typed."""


class AskedPart(Protocol):
    """A part of a compound rule."""

    @property
    def id(self) -> str:
        """What the part is called in the cell."""

    @property
    def title(self) -> Text | None:
        """What people call it."""

    @property
    def max(self) -> Decimal:
        """Its points at most."""

    @property
    def score(self) -> ScoringRule:
        """Its rule."""
