"""Weights of units in means over a block: by population, by number of dossiers, or all alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

__all__ = ["Weights", "mean_over"]


@dataclass(frozen=True, slots=True)
class Weights:
    """A property of units, and what each of them counts by it."""

    name: str
    of_unit: Mapping[str, Fraction] = field(hash=False)


def mean_over(numbers: Iterable[tuple[str, Fraction]], weights: Weights | None) -> Fraction | None:
    """Return the mean of (unit, number); a unit of which no weight is known counts nothing. `None`: nobody counts."""
    weighed = [(1 if weights is None else weights.of_unit.get(unit, Fraction(0)), number) for unit, number in numbers]
    whole = sum((weight for weight, _ in weighed), Fraction(0))
    return sum((weight * number for weight, number in weighed), Fraction(0)) / whole if whole else None
