"""The least that a weighted sum can be, while every weight stays near its own and siblings keep their sum.

With weights m_c(1 + e_c), |e_c| <= d and sum m_c e_c = 0, the least of sum (m_c + m_c e_c) v_c is a fractional
knapsack: the weights that give least are raised first. It equals sum m_c v_c - d * sum m_c |v_c - median|, with
the median weighted by m (the dual). In a tree the least of every group is found first: all weights are positive,
so the least of the whole is made of the least of its parts.

Source: robust ordinal regression, Kadziński, Greco, Słowiński, Omega 40 (2012); the closed form is linear duality.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from parindex.analysis.robustness.terms import TermPart

__all__ = ["least", "least_of_group"]

_ZERO = Fraction(0)


def least(parts: Sequence[TermPart], values: Mapping[tuple[int, ...], Fraction], within: Fraction) -> Fraction:
    """Return the least of the whole; `values` are points by path under the weights of the set."""
    return _least(parts, values, within, ())


def least_of_group(worths: Sequence[Fraction], points: Sequence[Fraction], within: Fraction) -> Fraction:
    """Return the least sum of one group of siblings: `points` are what each gives under its own weight."""
    ratios = sorted(
        ((point / worth, worth) for point, worth in zip(points, worths, strict=True) if worth), key=lambda pair: pair[0]
    )
    half = sum((worth for _, worth in ratios), _ZERO) / 2
    median, reached = _ZERO, _ZERO
    for ratio, worth in ratios:
        reached += worth
        if reached >= half:
            median = ratio
            break
    return sum(points, _ZERO) - within * sum((worth * abs(ratio - median) for ratio, worth in ratios), _ZERO)


def _least(
    parts: Sequence[TermPart], values: Mapping[tuple[int, ...], Fraction], within: Fraction, above: tuple[int, ...]
) -> Fraction:
    points = [
        _least(part.parts, values, within, (*above, number)) if part.parts else values.get((*above, number), _ZERO)
        for number, part in enumerate(parts)
    ]
    return least_of_group([part.worth for part in parts], points, within)
