"""Between which ranks every unit stays under any weights near those of the set: exactly, without a draw.

Unit i is *necessarily ahead* of k where the least of points(i) - points(k) over all weights within the bounds is
above 0. Then best rank >= 1 + those necessarily ahead of it, worst rank <= units - those never ahead of it. The
screen computes all pairs as floats with the error known; what is near 0 is decided by Fractions.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex.analysis.robustness.knapsack import least
from parindex.analysis.robustness.scaling import converted_range
from parindex.analysis.robustness.screen import screened
from parindex.analysis.robustness.terms import WeighedBlock
from parindex.model.studies.robustness import RankBounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["rank_bounds"]

_ZERO = Fraction(0)


def rank_bounds(block: WeighedBlock, within: Fraction) -> list[RankBounds]:
    """Return the best and the worst rank of every unit under weights within ± `within` (a share: 1/4), exactly."""
    if not block.units:
        return []
    pairs = _Pairs(block, within)
    ahead, never = pairs.decided()
    ahead_of, behind_always = ahead.sum(axis=0), never.sum(axis=1)
    best = _chains(ahead) if block.policy.ties == "dense" else [1 + int(number) for number in ahead_of]
    units = len(block.units)
    return [
        RankBounds(
            unit.unit,
            unit.name,
            unit.rank,
            min(best[row], unit.rank),
            max(units - int(behind_always[row]), unit.rank),
            pairs.exact,
        )
        for row, unit in enumerate(block.units)
    ]


class _Pairs:
    """All pairs of units: who is necessarily ahead of whom."""

    def __init__(self, block: WeighedBlock, within: Fraction) -> None:
        self._block, self._within = block, within
        rule = str(block.policy.not_applicable)
        sides = [converted_range(unit, block.terms, within, rule) for unit in block.units]
        self._low, self._high = [low for low, _ in sides], [high for _, high in sides]
        self.exact = all(low == high for low, high in sides)

    def decided(self) -> tuple["NDArray[np.bool_]", "NDArray[np.bool_]"]:
        """Return two tables [i, k]: i is necessarily ahead of k; k is under no weights ahead of i."""
        adjustments = [unit.adjustment for unit in self._block.units]
        lows, unsure = screened(self._block, self._low, self._high, adjustments, self._within, self._step)
        strict, weak = lows > float(self._step), lows >= 0
        if self._step:
            strict = lows >= float(self._step)
        for i, k in unsure:
            number = self._least(i, k)
            strict[i, k] = number >= self._step if self._step else number > 0
            weak[i, k] = number >= 0
        for row in range(len(adjustments)):
            strict[row, row] = weak[row, row] = False
        return strict, strict if self._block.policy.tie_breakers else weak

    @property
    def _step(self) -> Fraction:
        """The points that print as a difference whatever they are rounded to; 0 where the exact index decides."""
        if self._block.policy.rank_on == "exact":
            return _ZERO
        return self._block.total / Fraction(100 * 10**self._block.policy.published_decimals)

    def _least(self, i: int, k: int) -> Fraction:
        values: dict[tuple[int, ...], Fraction] = {}
        for term, low, high in zip(self._block.terms, self._low[i], self._high[k], strict=True):
            values[term.path] = values.get(term.path, _ZERO) + low - high
        units = self._block.units
        return least(self._block.parts, values, self._within) + units[i].adjustment - units[k].adjustment


def _chains(ahead: "NDArray[np.bool_]") -> list[int]:
    """Return 1 + the longest chain of units each necessarily ahead of the next and of the unit (dense ranks)."""
    order = sorted(range(len(ahead)), key=lambda row: int(ahead[:, row].sum()))
    best = [1] * len(ahead)
    for row in order:
        leaders: Sequence[int] = [int(k) for k in ahead[:, row].nonzero()[0]]
        best[row] = 1 + max((best[k] for k in leaders), default=0)
    return best
