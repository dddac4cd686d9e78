"""What a unit's points are multiplied by where not everything applies to it: exactly at given weights, or at most.

Under `rescale` the appraised and the surveyed part of a unit are each achieved / applicable x what the part is
worth; where nothing of a part applies, and under `drop`, the whole is achieved / applicable x total. Under
`full_points` what does not apply counts in full.
"""

from collections.abc import Sequence
from fractions import Fraction

from parindex.analysis.robustness.terms import Term, UnitTerms

__all__ = ["Pool", "amounts_under", "converted_range", "pools", "score_at"]

_ZERO = Fraction(0)

Pool = tuple[int, ...]
"""Terms (by position) that are converted together."""


def pools(terms: Sequence[Term], applicable: Sequence[Fraction], rule: str) -> list[Pool]:
    """Return the terms of a unit that are converted together, by its rule for what does not apply."""
    every = tuple(range(len(terms)))
    sides = [tuple(t for t in every if terms[t].surveyed is surveyed) for surveyed in (False, True)]
    if rule == "rescale" and all(any(applicable[t] for t in side) for side in sides if side):
        return [side for side in sides if side]
    return [every]


def amounts_under(unit: UnitTerms, terms: Sequence[Term], rule: str) -> tuple[Sequence[Fraction], Sequence[Fraction]]:
    """Return points and applicable points by term, where `full_points` fills what does not apply."""
    if rule != "full_points":
        return unit.achieved, unit.applicable
    worths = [term.worth for term in terms]
    filled = [a + w - b for a, b, w in zip(unit.achieved, unit.applicable, worths, strict=True)]
    return filled, worths


def score_at(unit: UnitTerms, terms: Sequence[Term], factors: Sequence[Fraction], rule: str) -> Fraction | None:
    """Return the converted points of a unit, each weight multiplied by its factor; `None` where nothing applies."""
    achieved, applicable = amounts_under(unit, terms, rule)
    there = [t for t, factor in enumerate(factors) if factor]
    whole = _ZERO
    for chosen in pools([terms[t] for t in there], [applicable[t] for t in there], rule):
        pool = [there[t] for t in chosen]
        apply = sum((factors[t] * applicable[t] for t in pool), _ZERO)
        if not apply:
            return None
        worth = sum((factors[t] * terms[t].worth for t in pool), _ZERO)
        whole += sum((factors[t] * achieved[t] for t in pool), _ZERO) * worth / apply
    return whole + unit.adjustment


def converted_range(
    unit: UnitTerms, terms: Sequence[Term], within: Fraction, rule: str
) -> tuple[tuple[Fraction, ...], tuple[Fraction, ...]]:
    """Return by term what a unit's converted points are no less and no more than, whatever the weights.

    With F = D + G (worth = what applies + the gap) the converted points F N / D are N + G v, v = N / D; the gap is
    linear in the weights, and v stays within narrow bounds. Where everything applies both sides are the points.
    """
    achieved, applicable = amounts_under(unit, terms, rule)
    low, high = list(achieved), list(achieved)
    for pool in pools(terms, applicable, rule):
        gaps = {t: terms[t].worth - applicable[t] for t in pool}
        if any(gaps.values()):
            least, most = _share_range([(terms[t], achieved[t], applicable[t]) for t in pool], within)
            for t in pool:
                low[t] += least * gaps[t]
                high[t] += most * gaps[t]
    return tuple(low), tuple(high)


def _share_range(pairs: Sequence[tuple[Term, Fraction, Fraction]], within: Fraction) -> tuple[Fraction, Fraction]:
    """Return the least and the most of achieved / applicable with every weight free within its own bounds.

    At the least, terms of a lower share than some level have their greatest weights and all others their least.
    """
    bounded = [
        ((1 - within) ** len(term.path), (1 + within) ** len(term.path), points, here)
        for term, points, here in pairs
        if here
    ]
    bounded.sort(key=lambda one: one[2] / one[3])
    ends = []
    for greatest_first in (True, False):
        top = [one[1] if greatest_first else one[0] for one in bounded]
        rest = [one[0] if greatest_first else one[1] for one in bounded]
        above = sum((w * one[2] for w, one in zip(rest, bounded, strict=True)), _ZERO)
        below = sum((w * one[3] for w, one in zip(rest, bounded, strict=True)), _ZERO)
        found = [above / below] if below else []
        for first, other, (_, _, points, here) in zip(top, rest, bounded, strict=True):
            above, below = above + (first - other) * points, below + (first - other) * here
            if below:
                found.append(above / below)
        ends.append(min(found) if greatest_first else max(found))
    return ends[0], ends[1]
