"""Lower bounds, each inclusive or not, and the steps above them: the bands of a rule and the tiers of a set."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

__all__ = ["Bound", "Bounded", "BoundedStep", "Ladder", "refuse_two_bounds"]


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """A lower bound. In order: at one and the same number, the bound that is not itself in the step is the higher one.

    >>> Bound(Decimal(90), exclusive=True) > Bound(Decimal(90))
    True
    """

    number: Decimal
    exclusive: bool = False

    def met_by(self, number: Decimal | Fraction) -> bool:
        """Tell whether a number lies in the step above the bound."""
        return number > self.number if self.exclusive else number >= self.number


class BoundedStep(Protocol):
    """Anything with one lower bound; `None`: it takes whatever is below the others."""

    @property
    def bound(self) -> Bound | None:
        """The lower bound."""


class _Written(Protocol):
    """A bound as definitions write it."""

    @property
    def above(self) -> Decimal | None:
        """The bound, if it is not itself in the step."""

    @property
    def at_least(self) -> Decimal | None:
        """The bound, if it is itself in the step."""


class Bounded:
    """A step whose bound is written as `above` or `at_least`."""

    @property
    def bound(self: _Written) -> Bound | None:
        """The lower bound, or `None`: whatever is below the others."""
        if self.above is not None:
            return Bound(self.above, exclusive=True)
        return None if self.at_least is None else Bound(self.at_least)


def refuse_two_bounds(band: _Written) -> None:
    """Raise a ValueError for a band that is written with both kinds of bounds."""
    if band.above is not None and band.at_least is not None:
        message = "a band has one bound: above, or at_least"
        raise ValueError(message)


S = TypeVar("S", bound=BoundedStep)


class Ladder(Generic[S]):
    """Steps sorted from the highest bound down; they may be written in any order. A step without a bound is lowest."""

    def __init__(self, steps: Iterable[S]) -> None:
        self.steps: Sequence[S] = tuple(sorted(steps, key=_height, reverse=True))
        self._bounds = [_whole(step) for step in self.steps]

    def find(self, numerator: int, denominator: int) -> S | None:
        """Return the highest step that numerator / denominator (> 0) reaches; `None` below them all."""
        for step, top, bottom, inclusive in self._bounds:
            ahead = numerator * bottom - top * denominator
            if ahead > 0 or (inclusive and ahead == 0):
                return step
        return None


def _whole(step: S) -> tuple[S, int, int, bool]:
    """The bound as whole numerator and denominator (both 0: none, all reach it), and whether it belongs to the step."""
    bound = step.bound
    return (step, 0, 0, True) if bound is None else (step, *bound.number.as_integer_ratio(), not bound.exclusive)


def _height(step: BoundedStep) -> tuple[bool, Bound]:
    return step.bound is not None, step.bound or Bound(Decimal(0))
