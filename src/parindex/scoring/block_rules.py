"""Rules that measure a unit against the others of its block."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from parindex.model.rules import BestUnit, MinMax

__all__ = ["BlockRule", "block_points"]

BlockRule = BestUnit | MinMax


def block_points(rule: BlockRule, maximum: Decimal, amounts: Sequence[Decimal]) -> list[Fraction]:
    """Return the points of each of the `amounts`, which are all that the block has.

    `best_unit`: own / largest x maximum, and 0 for all where the largest is 0. `min_max`: the place
    between smallest and largest x maximum, and the maximum for all where all are equal.
    """
    if not amounts:
        return []
    smallest, largest = Fraction(min(amounts)), Fraction(max(amounts))
    full = Fraction(maximum)
    if isinstance(rule, BestUnit):
        return [Fraction(amount) / largest * full if largest else Fraction(0) for amount in amounts]
    spread = largest - smallest
    if not spread:
        return [full] * len(amounts)
    if rule.direction == "lower":
        return [(largest - Fraction(amount)) / spread * full for amount in amounts]
    return [(Fraction(amount) - smallest) / spread * full for amount in amounts]
