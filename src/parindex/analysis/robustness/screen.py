"""All pairs of a block at once: the least difference of their points over all weights, as floats with known error."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex.analysis.robustness.terms import TermPart, WeighedBlock

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["screened"]

_ERROR = 1e-9
"""Far above the rounding of sums of a few hundred floats, relative to the total of the set."""
_PAIRS = 30_000
"""Pairs at a time: their numbers stay in the cache of a processor."""


def screened(  # noqa: PLR0913, PLR0917  both sides of a pair, and what decides
    block: WeighedBlock,
    low: Sequence[Sequence[Fraction]],
    high: Sequence[Sequence[Fraction]],
    adjustments: Sequence[Fraction],
    within: Fraction,
    step: Fraction,
) -> tuple["NDArray[np.float64]", list[tuple[int, int]]]:
    """Return the least of points(i) - points(k) by [i, k], and the pairs that are too near a bound to be sure.

    Pairs of which the first is behind under the weights of the set are not looked at further: minus infinity.
    """
    import numpy as np  # noqa: PLC0415  costs more than a small command is worth

    places = list(_leaves(block.parts, ()))
    spread = np.array([[float(term.path == place) for place in places] for term in block.terms])
    lows, highs = np.array(low, dtype=float) @ spread, np.array(high, dtype=float) @ spread
    extra = np.array([float(number) for number in adjustments])
    units, tolerance = len(lows), _ERROR * float(block.total)
    starts, ends = lows.sum(axis=1) + extra, highs.sum(axis=1) + extra
    found = np.full((units, units), -np.inf)
    columns = np.ascontiguousarray(highs.T)
    rows = max(1, _PAIRS // max(1, units))
    for start in range(0, units, rows):
        part = slice(start, start + rows)
        behind = np.flatnonzero(ends <= starts[part].max() + tolerance)
        differences = [lows[part, place][:, None] - columns[place][behind] for place in range(len(places))]
        least = _least(block.parts, iter(differences), float(within))
        found[part, behind] = least + extra[part][:, None] - extra[behind]
    near = np.abs(found) <= tolerance
    if step:
        near |= np.abs(found - float(step)) <= tolerance
    return found, [(int(i), int(k)) for i, k in zip(*near.nonzero(), strict=True) if i != k]


def _leaves(parts: Sequence[TermPart], above: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for number, part in enumerate(parts):
        path = (*above, number)
        if part.parts:
            yield from _leaves(part.parts, path)
        else:
            yield path


def _least(parts: Sequence[TermPart], points: Iterator["NDArray[np.float64]"], within: float) -> "NDArray[np.float64]":
    """As `knapsack.least`, for many pairs; `points` are those of the leaves of the tree in order."""
    every = [_least(part.parts, points, within) if part.parts else next(points) for part in parts]
    whole = every[0].copy()
    for one in every[1:]:
        whole += one
    weighed = [
        (one / float(part.worth), float(part.worth)) for one, part in zip(every, parts, strict=True) if part.worth
    ]
    if len(weighed) > 1 and within:
        whole -= within * _absolute_deviation(weighed)
    return whole


def _absolute_deviation(weighed: Sequence[tuple["NDArray[np.float64]", float]]) -> "NDArray[np.float64]":
    """Return sum worth |ratio - weighted median|: the least over all ratios as the middle.

    Groups are small: trying each of them is faster than sorting millions of them.
    """
    import numpy as np  # noqa: PLC0415  see above

    if len(weighed) == 2:  # noqa: PLR2004  the lighter one moves by the whole distance
        (one, worth), (other, its) = weighed
        apart: NDArray[np.float64] = np.abs(one - other)
        apart *= min(worth, its)
        return apart
    if len(weighed) > _SORTED:
        return _sorted_deviation(weighed)
    best: NDArray[np.float64] | None = None
    for middle, _ in weighed:
        around = np.zeros_like(middle)
        for ratio, worth in weighed:
            if ratio is not middle:
                around += worth * np.abs(ratio - middle)
        best = around if best is None else np.minimum(best, around, out=best)
    assert best is not None
    return best


_SORTED = 24
"""Siblings from which sorting is faster."""


def _sorted_deviation(weighed: Sequence[tuple["NDArray[np.float64]", float]]) -> "NDArray[np.float64]":
    import numpy as np  # noqa: PLC0415  see above

    ratios, worths = np.stack([ratio for ratio, _ in weighed], axis=-1), np.array([worth for _, worth in weighed])
    order = np.argsort(ratios, axis=-1)
    ordered, weights = np.take_along_axis(ratios, order, -1), worths[order]
    reached = weights.cumsum(axis=-1)
    middle = (reached >= reached[..., -1:] / 2).argmax(axis=-1)
    median = np.take_along_axis(ordered, middle[..., None], -1)
    found: NDArray[np.float64] = (weights * np.abs(ordered - median)).sum(axis=-1)
    return found
