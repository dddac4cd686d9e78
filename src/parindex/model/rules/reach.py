"""How many points a rule can give at all: to check definitions, and what stands in a score cell."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

__all__ = ["MOST", "PointSet", "Reach", "anything", "just", "multiples", "sums", "union"]

MOST = 10_000
"""Sets of points are listed up to this size; beyond it a rule counts as continuous."""

PointSet = frozenset[Fraction]

NOTHING: PointSet = frozenset({Fraction(0)})


@dataclass(frozen=True, slots=True)
class Reach:
    """The fewest and the most points that a rule gives. No rule is cut at the maximum of its leaf here.

    `points` lists all that there are; `None`: any number between, or more than `MOST` of them.
    """

    lowest: Fraction
    highest: Fraction
    points: Callable[[], PointSet | None]


def anything(maximum: Decimal) -> Reach:
    """Return any number from 0 to the maximum."""
    return Reach(Fraction(0), Fraction(maximum), lambda: None)


def just(numbers: Iterable[Decimal | Fraction]) -> Reach:
    """Return these numbers."""
    points = frozenset(Fraction(number) for number in numbers)
    return Reach(min(points), max(points), lambda: points)


def multiples(step: Decimal, maximum: Decimal) -> PointSet | None:
    """Return the multiples of a step from 0 to the maximum."""
    number = int(maximum // step)
    return None if number >= MOST else frozenset(Fraction(step) * times for times in range(number + 1))


def union(sets: Iterable[PointSet | None]) -> PointSet | None:
    """Return what is in any of the sets."""
    together: PointSet = frozenset()
    for one in sets:
        if one is None:
            return None
        together |= one
    return together


def sums(sets: Iterable[PointSet | None]) -> PointSet | None:
    """Return the sums of one number of each set."""
    found: AbstractSet[Fraction] = NOTHING
    for one in sets:
        if one is None or len(found) * len(one) > 2 * MOST:
            return None
        found = {left + right for left in found for right in one}
    return frozenset(found)
