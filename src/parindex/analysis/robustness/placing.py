"""From scores to ranks, for many draws at once.

Score and unit are packed into one integer and sorted; what is nearer than rounding could tell is decided by the
exact scores of those units in that draw. So ranks are those of exact arithmetic.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ExactScore", "ranks_of"]

ExactScore = Callable[[int, int], Fraction]
"""The exact score of (draw, unit)."""

_Key = tuple[Fraction, int]

_BITS = 62
_NEAR = 64
"""Steps of the packed scale within which two scores are not told apart by it."""


def ranks_of(  # noqa: PLR0913  what may decide between equals
    scores: "NDArray[np.float64]",
    exact: ExactScore | None,
    *,
    dense: bool = False,
    sizes: Sequence[int] | None = None,
    precedence: Sequence[int] | None = None,
    span: float = 0,
) -> "NDArray[np.int32]":
    """Return the ranks by draw and unit (1 = highest score), equals together.

    `exact` settles what is too near to be told; without it, such scores are equal. `sizes`: how many equal units
    each column stands for (competition ranks count them). `precedence` splits equals: lower numbers are ahead.
    `span`: the largest magnitude of a score, at least.
    """
    import numpy as np  # noqa: PLC0415  costs more than a small command is worth

    draws, units = scores.shape
    if not units:
        return np.zeros((draws, 0), dtype=np.int32)
    low_bits = max(1, (units - 1).bit_length())
    packed = _packed(scores, low_bits, span)
    packed.sort(axis=1)
    near = packed[:, 1:] - packed[:, :-1] <= (_NEAR + 1) << low_bits
    order = np.bitwise_and(packed, (1 << low_bits) - 1, out=packed)
    plain = sizes is None or max(sizes) == 1
    places = np.broadcast_to(np.arange(1, units + 1, dtype=np.int32), order.shape)
    if near.any() or not plain:
        new = np.ones((draws, units), dtype=bool)
        np.logical_not(near, out=new[:, 1:])
        if exact is not None or precedence is not None:
            for draw in np.flatnonzero(near.any(axis=1)):
                _settle(order[draw], new[draw], _key(int(draw), exact, precedence))
        places = _numbered(order, new, dense=dense, sizes=sizes)
    ranks = np.empty((draws, units), dtype=np.int32)
    order += (np.arange(draws, dtype=np.int64) * units)[:, None]
    ranks.reshape(-1)[order] = places
    return ranks


def _packed(scores: "NDArray[np.float64]", low_bits: int, span: float) -> "NDArray[np.int64]":
    """Return scores, best lowest, in whole steps of a fine scale above the number of the unit."""
    import numpy as np  # noqa: PLC0415  see above

    reach = max(span, float(scores.max()), -float(scores.min()), 1e-9)
    steps = scores * -(2.0 ** min(_BITS - 1 - low_bits, 48) / reach)
    packed = np.rint(steps, out=steps).astype(np.int64)
    packed <<= low_bits
    packed |= np.arange(scores.shape[1], dtype=np.int64)
    return packed


def _key(draw: int, exact: ExactScore | None, precedence: Sequence[int] | None) -> Callable[[int], _Key]:
    """Return what decides between units that are near each other in one draw; lower is ahead."""

    def key(unit: int) -> _Key:
        return (-exact(draw, unit) if exact else Fraction(0), precedence[unit] if precedence else 0)

    return key


def _settle(order: "NDArray[np.int64]", new: "NDArray[np.bool_]", key: Callable[[int], _Key]) -> None:
    """Order the runs of near scores of one draw; keep together what is equal."""
    starts = [*new.nonzero()[0], len(order)]
    for start, end in pairwise(starts):
        if end - start > 1:
            keyed = sorted((key(int(unit)), int(unit)) for unit in order[start:end])
            order[start:end] = [unit for _, unit in keyed]
            new[start + 1 : end] = [one[0] != other[0] for one, other in pairwise(keyed)]


def _numbered(
    order: "NDArray[np.int64]", new: "NDArray[np.bool_]", *, dense: bool, sizes: Sequence[int] | None
) -> "NDArray[np.int32]":
    """Return the rank of every position: of the first of its equals."""
    import numpy as np  # noqa: PLC0415  see above

    if dense:
        return new.cumsum(axis=1, dtype=np.int32)
    positions = np.arange(1, order.shape[1] + 1, dtype=np.int32)
    if sizes is not None and max(sizes) > 1:
        counted = np.array(sizes, dtype=np.int32)[order]
        positions = counted.cumsum(axis=1, dtype=np.int32) - counted + 1
    elif new.all():
        return np.broadcast_to(positions, order.shape)
    return np.maximum.accumulate(np.where(new, positions, 0), axis=1)
