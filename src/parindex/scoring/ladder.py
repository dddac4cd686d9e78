"""Steps above lower bounds, each inclusive or not: the bands of a rule and the tiers of a set."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

__all__ = ["Ladder", "Step"]


class Step(Protocol):
    """Anything with one lower bound: exclusive, inclusive, or (both `None`) none at all."""

    @property
    def above(self) -> Decimal | None:
        """The bound that lies below the step."""

    @property
    def at_least(self) -> Decimal | None:
        """The bound that belongs to the step."""


S = TypeVar("S", bound=Step)


class Ladder(Generic[S]):
    """Steps sorted from the highest bound down; they may be written in any order.

    At one and the same bound, `above` is higher than `at_least`; a step without a bound is lowest.
    """

    def __init__(self, steps: Iterable[S]) -> None:
        self.steps = tuple(sorted(steps, key=_height, reverse=True))
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
    bound = _bound(step)
    return (step, 0, 0, True) if bound is None else (step, bound.numerator, bound.denominator, step.above is None)


def _bound(step: Step) -> Fraction | None:
    bound = step.at_least if step.above is None else step.above
    return None if bound is None else Fraction(bound)


def _height(step: Step) -> tuple[bool, Fraction, bool]:
    bound = _bound(step)
    return bound is not None, bound or Fraction(0), step.above is not None
