"""Rules that measure a unit against the others of its block."""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from parindex.model.rules import BestUnit, MinMax, RuleKind

__all__ = ["SHARES", "Goalpost", "block_points", "goalposts"]

Goalpost = tuple[Decimal, Decimal]
"""The smallest and the largest amount of a block: what its units are measured against."""


def goalposts(amounts: Collection[Decimal]) -> Goalpost | None:
    """Return the smallest and the largest amount of a block; `None` where nobody has one."""
    return (min(amounts), max(amounts)) if amounts else None


def block_points(
    rule: RuleKind, maximum: Decimal, amounts: Sequence[Decimal], posts: Goalpost | None = None
) -> list[Fraction]:
    """Return the points of each of the `amounts`, which are all that the block has.

    `best_unit`: own / largest x maximum, and 0 for all where the largest is 0. `min_max`: the place
    between smallest and largest x maximum, and the maximum for all where all are equal. With the `posts`
    of another block, an amount beyond them earns what they earn.
    """
    posts = posts or goalposts(amounts)
    if posts is None:
        return []
    share, (smallest, largest) = SHARES[type(rule)], map(Fraction, posts)
    return [share(rule, Fraction(amount), smallest, largest) * Fraction(maximum) for amount in amounts]


def _of_best(_rule: BestUnit, amount: Fraction, _smallest: Fraction, largest: Fraction) -> Fraction:
    return min(amount / largest, Fraction(1)) if largest else Fraction(0)


def _between(rule: MinMax, amount: Fraction, smallest: Fraction, largest: Fraction) -> Fraction:
    if rule.direction == "lower":
        return _higher(-amount, -largest, -smallest)
    return _higher(amount, smallest, largest)


def _higher(amount: Fraction, smallest: Fraction, largest: Fraction) -> Fraction:
    if amount >= largest:
        return Fraction(1)
    return (amount - smallest) / (largest - smallest) if amount > smallest else Fraction(0)


SHARES: Mapping[type[RuleKind], Callable[[Any, Fraction, Fraction, Fraction], Fraction]] = {
    BestUnit: _of_best,
    MinMax: _between,
}
"""For each rule that looks at the block: the share of the maximum that an amount earns, given smallest and largest."""
