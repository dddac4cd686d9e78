"""Weights by chance: uniform on all weights within the bounds whose siblings keep the sum of their group.

Of every group of siblings all but the largest are drawn from their bounds; the largest takes the rest of the sum,
and the draw is made anew if that is outside its bounds. What is accepted is uniform on the box cut by the sum
(drawing and rescaling is not: it leaves the box). Shares are whole multiples of 2^-30 of the group.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex.analysis.robustness.chance import words
from parindex.analysis.robustness.terms import TermPart, WeighedBlock

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["WeightDraws", "weight_draws"]

_BITS = 30
_GRID = 1 << _BITS
_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class _Group:
    """The shares drawn for one group of siblings, by draw and sibling, and what each share was before."""

    path: tuple[int, ...]
    worths: tuple[Fraction, ...]
    shares: "NDArray[np.int64] | None"
    """`None`: nothing to share out."""


@dataclass(frozen=True)
class WeightDraws:
    """What every weight is multiplied by, by draw and term. `factors` are rounded, `exact` is not."""

    factors: "NDArray[np.float64]"
    _groups: dict[tuple[int, ...], _Group]
    _paths: Sequence[tuple[int, ...]]

    def exact(self, draw: int) -> list[Fraction]:
        """Return the factors of one draw."""
        return [self._factor(draw, path) for path in self._paths]

    def _factor(self, draw: int, path: tuple[int, ...]) -> Fraction:
        factor = Fraction(1)
        for depth, number in enumerate(path):
            group = self._groups[path[:depth]]
            if group.shares is not None:
                factor *= Fraction(int(group.shares[draw, number]), _GRID) * sum(group.worths) / group.worths[number]
        return factor


def weight_draws(block: WeighedBlock, within: Fraction, seed: int, draws: int) -> WeightDraws:
    """Draw the weights of a block `draws` times."""
    import numpy as np  # noqa: PLC0415  costs more than a small command is worth

    groups = {}
    for stream, (path, parts) in enumerate(_groups(block.parts, ())):
        worths = tuple(part.worth for part in parts)
        groups[path] = _Group(path, worths, _shares(worths, within, seed, stream, draws))
    paths = [term.path for term in block.terms]
    factors = np.ones((draws, len(paths)))
    for column, path in enumerate(paths):
        for depth, number in enumerate(path):
            group = groups[path[:depth]]
            if group.shares is not None:
                scale = sum(group.worths) / group.worths[number] / _GRID
                factors[:, column] *= group.shares[:, number] * float(scale)
    return WeightDraws(factors, groups, paths)


def _groups(parts: Sequence[TermPart], path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Sequence[TermPart]]]:
    yield path, parts
    for number, part in enumerate(parts):
        if part.parts:
            yield from _groups(part.parts, (*path, number))


def _shares(
    worths: Sequence[Fraction], within: Fraction, seed: int, stream: int, draws: int
) -> "NDArray[np.int64] | None":
    import numpy as np  # noqa: PLC0415  see above

    whole, varied = sum(worths, Fraction(0)), [number for number, worth in enumerate(worths) if worth]
    if len(varied) < 2 or not within or not draws:  # noqa: PLR2004  one weight alone is the sum
        return None
    bounds = [_bounds(worth / whole, within) for worth in worths]
    rest = max(varied, key=lambda number: worths[number])
    free = [number for number in varied if number != rest]
    low, span = (np.array([pick(bounds[number]) for number in free], dtype=np.uint64) for pick in (_low, _span))
    shares = np.zeros((draws, len(worths)), dtype=np.int64)
    for start in range(0, draws, _AT_ONCE):
        count, pending = min(_AT_ONCE, draws - start), np.arange(min(_AT_ONCE, draws - start))
        attempt = 0
        while len(pending):
            raw = words(seed, stream, attempt, start, count, len(free))[pending] >> np.uint64(32)
            drawn = (low + (raw * span >> np.uint64(32))).astype(np.int64)
            left = _GRID - drawn.sum(axis=1)
            good = (left >= bounds[rest][0]) & (left <= bounds[rest][1])
            rows = start + pending[good]
            shares[np.ix_(rows, free)] = drawn[good]
            shares[rows, rest] = left[good]
            pending, attempt = pending[~good], attempt + 1
    return shares


def _bounds(share: Fraction, within: Fraction) -> tuple[int, int]:
    """Return the least and the greatest whole number of 2^-30 within the bounds of a share."""
    low, high = share * (1 - within) * _GRID, share * (1 + within) * _GRID
    return -(-low.numerator // low.denominator), min(_GRID, high.numerator // high.denominator)


def _low(bounds: tuple[int, int]) -> int:
    return bounds[0]


def _span(bounds: tuple[int, int]) -> int:
    return bounds[1] - bounds[0] + 1
