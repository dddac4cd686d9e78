"""From the ranks of many draws to what is said of every unit, and of pairs that are not separable."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from parindex.analysis.robustness.simulation import SimulationOutcome
from parindex.analysis.robustness.terms import UnitTerms, WeighedBlock
from parindex.model.studies.robustness import Inseparable, RankCounts, RankSpread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["inseparable", "moved", "places_moved", "rank_spreads"]

_SIDE_BY_SIDE = 64
"""Units whose draws are put side by side at a time."""
_TAIL = 5
"""Percent of draws on either side of an interval."""
_SEPARATE = 95
"""Percent of draws in which a unit has to be ahead to be called better."""
_ALL_PAIRS = 120
"""Units up to which all pairs are compared; beyond it neighbours in rank only."""


def rank_spreads(block: WeighedBlock, outcome: SimulationOutcome) -> list[RankSpread]:
    """Return the distribution of the ranks of every unit, and of its tiers."""
    import numpy as np  # noqa: PLC0415  costs more than a small command is worth

    draws = len(outcome.ranks)
    if not draws:
        return []
    found: list[RankSpread] = []
    for start in range(0, len(block.units), _SIDE_BY_SIDE):
        units = block.units[start : start + _SIDE_BY_SIDE]
        columns = np.ascontiguousarray(outcome.ranks[:, start : start + _SIDE_BY_SIDE].T)
        found += [
            _spread(unit, column, tiers)
            for unit, column, tiers in zip(units, columns, outcome.tiers[start : start + _SIDE_BY_SIDE], strict=True)
        ]
    return found


def _spread(unit: UnitTerms, ranks: "NDArray[np.integer[Any]]", tiers: Mapping[str, int]) -> RankSpread:
    import numpy as np  # noqa: PLC0415  see above

    draws, counts = len(ranks), np.bincount(ranks)
    there = counts.nonzero()[0]
    shares = counts[there]
    reached = shares.cumsum()
    positions = [_position(draws, part) for part in (_TAIL, 50, 100 - _TAIL)]
    low, median, high = there[np.searchsorted(reached, positions)].tolist()
    found = RankCounts(there.astype(np.int64).tobytes(), shares.astype(np.int64).tobytes())
    return RankSpread(unit.unit, unit.name, unit.rank, found, draws, low, median, high, tiers)


def moved(block: WeighedBlock, outcome: SimulationOutcome) -> Fraction:
    """Return how many places a unit moves, in the mean over draws and units (Saisana, Saltelli, Tarantola 2005)."""
    shifts = places_moved(block, outcome.ranks)
    return Fraction(int(shifts.sum()), max(1, len(shifts) * len(block.units)))


def places_moved(block: WeighedBlock, ranks: "NDArray[np.int32]") -> "NDArray[np.int64]":
    """Return by draw how many places all units move together."""
    import numpy as np  # noqa: PLC0415  see above

    decided = np.array([unit.rank for unit in block.units], dtype=np.int32)
    moves = [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(ranks), _SIDE_BY_SIDE):  # a few at a time: no second table of them
        apart = ranks[start : start + _SIDE_BY_SIDE].astype(np.int32)
        apart -= decided
        moves.append(np.abs(apart, out=apart).sum(axis=1, dtype=np.int64))
    return np.concatenate(moves)


def inseparable(block: WeighedBlock, outcome: SimulationOutcome) -> list[Inseparable]:
    """Return the pairs of which neither unit is ahead in 95 % of the draws; a draw that ties them is half of each."""
    draws, ranks = len(outcome.ranks), outcome.ranks
    found = []
    for one, other in _pairs(len(block.units)) if draws else ():
        ahead = int((ranks[:, one] < ranks[:, other]).sum())
        tied = int((ranks[:, one] == ranks[:, other]).sum())
        percent = Fraction(100 * (2 * ahead + tied), 2 * draws)
        if 100 - _SEPARATE < percent < _SEPARATE:
            found.append(Inseparable(block.units[one].unit, block.units[other].unit, percent))
    return found


def _pairs(units: int) -> Iterator[tuple[int, int]]:
    for one in range(units):
        last = units if units <= _ALL_PAIRS else min(units, one + 2)
        yield from ((one, other) for other in range(one + 1, last))


def _position(draws: int, percent: int) -> int:
    """Return how many draws have to be at or below a quantile: the least number that is percent of all."""
    return max(1, -(-draws * percent // 100))
