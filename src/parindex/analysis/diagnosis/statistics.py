"""Statistics of short lists, exactly where they are rational; `None` where a list says nothing (no variance)."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from operator import mul

__all__ = [
    "average_ranks",
    "concordance",
    "correlation",
    "correlation_ratio",
    "covariance",
    "cronbach_alpha",
    "deviations",
    "epsilon_squared",
    "root",
    "spearman",
    "tau_b",
]

_DIGITS = 34
_ZERO = Fraction(0)
Number = int | Fraction


def root(number: Fraction) -> Decimal:
    """Return the square root of a rational, to 28 digits and more."""
    with localcontext() as context:
        context.prec = _DIGITS
        return (Decimal(number.numerator) / Decimal(number.denominator)).sqrt()


def deviations(numbers: Sequence[Number]) -> list[Fraction]:
    """Return the differences from the mean."""
    mean = Fraction(sum(numbers, _ZERO)) / len(numbers) if numbers else _ZERO
    return [number - mean for number in numbers]


def covariance(one: Sequence[Number], other: Sequence[Number]) -> Fraction:
    """Return the sum of products of the deviations (not divided by n)."""
    return Fraction(len(one) * sum(map(mul, one, other)) - sum(one) * sum(other)) / len(one) if one else _ZERO


def correlation(one: Sequence[Number], other: Sequence[Number]) -> Decimal | None:
    """Return Pearson's r; `None` where one of the two does not vary."""
    below = covariance(one, one) * covariance(other, other)
    if not below:
        return None
    above = covariance(one, other)
    with localcontext() as context:
        context.prec = _DIGITS
        return root(above * above / below) * (1 if above >= 0 else -1)


def average_ranks(numbers: Sequence[Number]) -> list[int]:
    """Return twice the rank of every number, smallest first; equals share the mean of their ranks."""
    counts = Counter(numbers)
    found, below = {}, 0
    for number in sorted(counts):
        found[number] = 2 * below + counts[number] + 1
        below += counts[number]
    return [found[number] for number in numbers]


def spearman(one: Sequence[Number], other: Sequence[Number]) -> Decimal | None:
    """Return the correlation of ranks."""
    return correlation(average_ranks(one), average_ranks(other))


def correlation_ratio(values: Sequence[Number], groups: Sequence[Hashable]) -> Fraction | None:
    """Return eta squared: the share of the variance that lies between groups."""
    members: dict[Hashable, list[Number]] = defaultdict(list)
    for value, group in zip(values, groups, strict=True):
        members[group].append(value)
    whole = covariance(values, values)
    if not whole:
        return None
    inside = sum((covariance(each, each) for each in members.values()), _ZERO)
    return 1 - inside / whole


def epsilon_squared(eta_squared: Fraction, units: int, groups: int) -> Fraction | None:
    """Return eta squared without its bias: with few units groups differ by chance."""
    return 1 - Fraction(units - 1, units - groups) * (1 - eta_squared) if units > groups else None


def cronbach_alpha(items: Sequence[Sequence[Number]]) -> Fraction | None:
    """Return alpha of items (one list of units each): k/(k-1) (1 - sum of variances / variance of the sum)."""
    if len(items) < 2:  # noqa: PLR2004  one item has no inner consistency
        return None
    whole = [sum(row, _ZERO) for row in zip(*items, strict=True)]
    variance = covariance(whole, whole)
    if not variance:
        return None
    parts = sum((covariance(item, item) for item in items), _ZERO)
    return Fraction(len(items), len(items) - 1) * (1 - parts / variance)


def tau_b(one: Sequence[Number], other: Sequence[Number]) -> Decimal | None:
    """Return Kendall's tau-b = (C - D) / sqrt((C + D + ties of one)(C + D + ties of the other))."""
    score = 0
    for row, (mine, its) in enumerate(zip(one, other, strict=True)):
        for past, their in zip(one[:row], other[:row], strict=True):
            score += ((mine > past) - (mine < past)) * ((its > their) - (its < their))
    below = Fraction(_untied(one)) * _untied(other)
    if not below:
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        return root(Fraction(score * score) / below) * (1 if score >= 0 else -1)


def _untied(numbers: Sequence[Number]) -> int:
    pairs = len(numbers) * (len(numbers) - 1) // 2
    return pairs - sum(count * (count - 1) // 2 for count in Counter(numbers).values())


def concordance(columns: Sequence[Sequence[Number]]) -> Fraction | None:
    """Return Kendall's W of m columns over the same n units, corrected for ties.

    W = 12 S / (m^2 (n^3 - n) - m sum T_j), T_j = sum (t^3 - t) over the ties of a column.
    """
    judges, units = len(columns), len(columns[0]) if columns else 0
    ranks = [average_ranks(column) for column in columns]
    sums = [sum(row) for row in zip(*ranks, strict=True)]
    spread = sum((each**2 for each in deviations(sums)), _ZERO) / 4
    ties = sum(count**3 - count for column in columns for count in Counter(column).values())
    below = judges**2 * (units**3 - units) - judges * ties
    return 12 * spread / below if below else None
