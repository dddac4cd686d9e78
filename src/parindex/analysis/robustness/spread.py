"""From the ranks of many draws to what is said of every unit, and of pairs that are not separable."""

from collections.abc import Mapping
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
_CELLS = 200_000
"""Ranks compared at a time."""
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
    draws, units = len(outcome.ranks), block.units
    found = []
    for apart in range(1, len(units) if len(units) <= _ALL_PAIRS else 2) if draws else ():
        for one, halves in enumerate(_ahead(outcome.ranks, apart)):
            percent = Fraction(100 * halves, 2 * draws)
            if 100 - _SEPARATE < percent < _SEPARATE:
                found.append((one, one + apart, percent))
    return [Inseparable(units[one].unit, units[other].unit, percent) for one, other, percent in sorted(found)]


def _ahead(ranks: "NDArray[np.integer[Any]]", apart: int) -> list[int]:
    """Return by unit in how many halves of draws it is ahead of the one so far behind it; a tie is one half."""
    import numpy as np  # noqa: PLC0415  see above

    halves = np.zeros(ranks.shape[1] - apart, dtype=np.int64)
    size = max(_SIDE_BY_SIDE, _CELLS // ranks.shape[1])
    for start in range(0, len(ranks), size):  # a few at a time: no second table of them
        one, other = ranks[start : start + size, :-apart], ranks[start : start + size, apart:]
        halves += np.count_nonzero(one < other, axis=0)
        halves += np.count_nonzero(one <= other, axis=0)
    return [int(number) for number in halves]


def _position(draws: int, percent: int) -> int:
    """Return how many draws have to be at or below a quantile: the least number that is percent of all."""
    return max(1, -(-draws * percent // 100))
