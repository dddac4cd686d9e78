"""Where only two weights share the total, one number decides: probabilities of ranks without any draw.

The first weight w is uniform on what the bounds and the sum leave: [max(l1, W - u2), min(u1, W - l2)]. Between the
points where two units cross, ranks are constant, so a probability is a sum of lengths.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from parindex.analysis.robustness.terms import WeighedBlock

__all__ = ["TwoWeights", "two_weights"]

_MOST = 60
"""Units up to which all crossings are computed: their number grows with the square."""


@dataclass(frozen=True, slots=True)
class TwoWeights:
    """Probabilities by unit and rank, and by pair (row, row) that the first is ahead; ties count for neither."""

    ranks: Sequence[dict[int, Fraction]]
    ahead: dict[tuple[int, int], Fraction]


def two_weights(block: WeighedBlock, within: Fraction) -> TwoWeights | None:
    """Return exact probabilities; `None` where not just two weights vary or not everything applies to everybody."""
    worths = [term.worth for term in block.terms]
    two = len(block.parts) == len(block.terms) == 2 and all(worths)  # noqa: PLR2004
    plain = block.policy.rank_on == "exact" and not block.policy.tie_breakers
    whole = all(list(unit.applicable) == worths for unit in block.units)
    if not (two and plain and whole and within) or len(block.units) > _MOST:
        return None
    low, high = _interval(worths, within)
    lines = [_line(unit.achieved, worths, unit.adjustment) for unit in block.units]
    cuts = [low, *sorted(set(_crossings(lines, low, high))), high]
    spans = [(right - left, (left + right) / 2) for left, right in pairwise(cuts)]
    return _probabilities(lines, spans, high - low, dense=block.policy.ties == "dense")


_Line = tuple[Fraction, Fraction]
"""Points = first + second * w."""


def _interval(worths: Sequence[Fraction], within: Fraction) -> tuple[Fraction, Fraction]:
    (one, other), whole = worths, sum(worths)
    low = max(one * (1 - within), whole - other * (1 + within))
    return low, min(one * (1 + within), whole - other * (1 - within))


def _line(achieved: Sequence[Fraction], worths: Sequence[Fraction], adjustment: Fraction) -> _Line:
    one, other = (points / worth for points, worth in zip(achieved, worths, strict=True))
    return other * sum(worths) + adjustment, one - other


def _crossings(lines: Sequence[_Line], low: Fraction, high: Fraction) -> Iterator[Fraction]:
    for number, (base, slope) in enumerate(lines):
        for other, other_slope in lines[:number]:
            if slope != other_slope and low < (at := (other - base) / (slope - other_slope)) < high:
                yield at


def _probabilities(
    lines: Sequence[_Line], spans: Sequence[tuple[Fraction, Fraction]], whole: Fraction, *, dense: bool
) -> TwoWeights:
    ranks: list[dict[int, Fraction]] = [{} for _ in lines]
    ahead = {(i, k): Fraction(0) for i in range(len(lines)) for k in range(len(lines)) if i != k}
    for length, middle in spans:
        points = [base + slope * middle for base, slope in lines]
        for i, mine in enumerate(points):
            better = [other for other in points if other > mine]
            rank = 1 + len(set(better) if dense else better)
            ranks[i][rank] = ranks[i].get(rank, Fraction(0)) + length / whole
            for k, other in enumerate(points):
                if mine > other:
                    ahead[i, k] += length / whole
    return TwoWeights(ranks, ahead)
