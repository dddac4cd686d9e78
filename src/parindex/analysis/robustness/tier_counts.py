"""Draws by tier: where a simulated index stands on the ladder of the set."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from parindex.model.criteria import Edition, Tier

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["best_first", "in_tiers"]

_ERROR = 1e-9
"""An index so near a bound is at the bound: what is equal in exact numbers is not torn apart by rounding."""


def best_first(edition: Edition) -> list[Tier]:
    """Return the tiers of a set from the highest bound down."""
    return sorted(edition.tiers, key=_bound, reverse=True)


def in_tiers(tiers: Sequence[Tier], index: "NDArray[np.float64]") -> "NDArray[np.int64]":
    """Return how many draws of every unit are in every tier, from index % by draw and unit."""
    import numpy as np  # noqa: PLC0415  costs more than a small command is worth

    reached = [_reached(tier, index) for tier in tiers]
    bounds = [np.zeros(index.shape[1], dtype=np.int64), *np.maximum.accumulate(reached, axis=0)] if tiers else []
    found = np.array([after - before for before, after in pairwise(bounds)], dtype=np.int64)
    return found.reshape(len(tiers), index.shape[1]).T


def _reached(tier: Tier, index: "NDArray[np.float64]") -> "NDArray[np.int64]":
    """Return the draws of every unit at or above the bound of a tier."""
    import numpy as np  # noqa: PLC0415  see above

    if tier.above is None and tier.at_least is None:
        return np.full(index.shape[1], len(index), dtype=np.int64)
    met = index > float(tier.above) + _ERROR if tier.above is not None else index >= _least(tier) - _ERROR
    found: NDArray[np.int64] = np.count_nonzero(met, axis=0)
    return found


def _least(tier: Tier) -> float:
    assert tier.at_least is not None
    return float(tier.at_least)


def _bound(tier: Tier) -> tuple[bool, Fraction, bool]:
    number = tier.above if tier.above is not None else tier.at_least
    return number is not None, Fraction(number or 0), tier.above is not None
