"""Ways of a unit to a tier, a rank or an index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.scores import Value

__all__ = ["Climb", "Target", "Way", "WaysUp"]


@brief
@dataclass(frozen=True, slots=True)
class Target:
    """What a unit wants: `kind` is tier, rank or index, `value` the id of a tier, a rank or an index in percent."""

    kind: str
    value: str


@brief
@dataclass(frozen=True, slots=True)
class Climb:
    """One component on a way: what to enter there, and what that brings.

    `gain` is in points of the component, `converted` in points of the set; `steps` levels, bands, items or counts.
    """

    code: str
    now: Fraction
    then: Fraction
    converted: Fraction
    steps: int
    effort: Fraction
    value: Value
    text: str
    """What to write in the cell."""

    @property
    def gain(self) -> Fraction:
        """Points of the component that are won."""
        return self.then - self.now


@brief
@dataclass(frozen=True, slots=True)
class Way:
    """Components that together reach the target; without any of them, or with one step less, it is missed."""

    climbs: tuple[Climb, ...]
    effort: Fraction
    gain: Fraction
    """In points of the set."""


@brief
@dataclass(frozen=True, slots=True)
class WaysUp:
    """The cheapest ways, no component in two of them, or why there is none.

    `need` is what is lacking in points of the set (`beyond`: that and a little more), `possible` what all components
    together could bring. `excluded` are components that no way uses, by reason. All others stay as they are.
    """

    unit: str
    name: str
    target: Target
    need: Fraction
    beyond: bool
    possible: Fraction
    ways: tuple[Way, ...]
    obstacle: str = ""
    """`reached` | `not_enough` | `no_such_place` | `unranked`; empty where there are ways."""
    excluded: Mapping[str, Sequence[str]] = field(default_factory=dict)
