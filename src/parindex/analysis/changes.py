"""What changed since another year, unit by unit, or why that cannot be said."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from parindex.analysis.comparability import comparability
from parindex.model.criteria import Edition
from parindex.model.results import BlockStandings, Change, Entered, Left, Moved, NotComparable, Reason, Standing
from parindex.scoring.tiers import Tiers

__all__ = ["compare"]


def compare(
    current: BlockStandings,
    previous: BlockStandings,
    *,
    blocks_before: Mapping[str, str] | None = None,
    fates: Mapping[str, Reason] | None = None,
) -> BlockStandings:
    """Return `current` with the change of every unit since `previous`, and the units that left.

    `blocks_before` tells, by unit, the block in which it stood in the other year, for units that
    `previous` does not have. `fates` tells, by unit, what happened to it in between (merged,
    divided): why it entered or left, or why it cannot be compared with what bore its name.
    """
    comparison = _Comparison(current, previous, blocks_before or {}, fates or {})
    standings = [replace(standing, change=comparison.change(standing)) for standing in current.standings]
    return replace(current, standings=standings, left=list(comparison.left()), compare=previous.year)


class _Comparison:
    """Two years of one block."""

    def __init__(
        self,
        current: BlockStandings,
        previous: BlockStandings,
        blocks_before: Mapping[str, str],
        fates: Mapping[str, Reason],
    ) -> None:
        self._current = current
        self._previous = previous
        self._blocks_before = blocks_before
        self._fates = fates
        self._before = {standing.card.unit: standing for standing in previous.standings}
        self._incomplete = {card.unit for card in previous.incomplete}
        self._obstacle = comparability(current.edition, previous.edition)
        self._tiers = _common_tiers(current.edition, previous.edition)

    def change(self, standing: Standing) -> Change:
        unit = standing.card.unit
        before = self._before.get(unit)
        if before is None and unit not in self._incomplete:
            return self._entered(unit)
        if unit in self._fates:
            return NotComparable(self._fates[unit])
        if before is None:
            return NotComparable(Reason.INCOMPLETE)
        return self._obstacle or self._moved(standing, before)

    def left(self) -> Iterator[tuple[str, str, Left]]:
        """Yield the units that only the other year knows; a sheet that is late has not left."""
        here = {standing.card.unit for standing in self._current.standings}
        here |= {card.unit for card in self._current.incomplete}
        here |= {unit for unit, _ in self._current.absent}
        for standing in self._previous.standings:
            if standing.card.unit not in here:
                yield standing.card.unit, standing.card.name, Left(self._fate(standing.card.unit))

    def _entered(self, unit: str) -> Change:
        block = self._blocks_before.get(unit, self._current.block)
        if block != self._current.block:
            return NotComparable(Reason.BLOCK_CHANGED, block)
        if unit in self._fates:
            return NotComparable(self._fates[unit])
        return Entered()

    def _fate(self, unit: str) -> Reason:
        return self._fates.get(unit, Reason.NO_DATA)

    def _moved(self, standing: Standing, before: Standing) -> Change:
        now, then = standing.card, before.card
        if now.index is None or then.index is None:
            return NotComparable(Reason.NO_DATA)
        return Moved(
            points=now.points - then.points if now.applicable == then.applicable else None,
            index=now.index - then.index,
            rank=None if standing.rank is None or before.rank is None else before.rank - standing.rank,
            tier=self._tier(now.tier, then.tier),
            previous_rank=before.rank,
            previous_index=then.index,
        )

    def _tier(self, now: str | None, before: str | None) -> str | None:
        """Say whether the tier is better; below all tiers is the worst place."""
        if not self._tiers:
            return None
        climbed = self._tiers[before] - self._tiers[now]
        return "same" if not climbed else "up" if climbed > 0 else "down"


def _common_tiers(current: Edition, previous: Edition) -> Mapping[str | None, int]:
    """Return the place of each tier, best 0, or nothing if the years have different tiers."""
    now, before = Tiers(current).best_first, Tiers(previous).best_first
    if not now or now != before:
        return {}
    return {**{tier: place for place, tier in enumerate(now)}, None: len(now)}
