"""What changed since another year, unit by unit, or why that cannot be said."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from parindex.analysis.comparability import comparability
from parindex.analysis.like_for_like import like_for_like
from parindex.analysis.lineage import Between
from parindex.analysis.tier_steps import common_tiers, tier_change
from parindex.model.changes import Change, Derived, DerivedPart, Entered, Left, Moved, NotComparable, Reason, UnitName
from parindex.model.results import BlockStandings, Standing

__all__ = ["compare"]

_NOTHING = Between()


def compare(current: BlockStandings, previous: BlockStandings, told: Between = _NOTHING) -> BlockStandings:
    """Return `current` with the change of every unit since `previous`, and the units that left.

    `told` is what the registry says about the two years: who was merged, divided or renamed, and who
    stood in another block.
    """
    comparison = _Comparison(current, previous, told)
    standings = [replace(standing, change=comparison.change(standing)) for standing in current.standings]
    return replace(
        current,
        standings=standings,
        left=list(comparison.left()),
        compare=previous.year,
        like_for_like=like_for_like(current, previous, told),
    )


class _Comparison:
    """Two years of one block."""

    def __init__(self, current: BlockStandings, previous: BlockStandings, told: Between) -> None:
        self._current = current
        self._previous = previous
        self._told = told
        self._before = {standing.card.unit: standing for standing in previous.standings}
        self._incomplete = {card.unit for card in previous.incomplete}
        self._absent = {unit for unit, _ in previous.absent}
        self._obstacle = comparability(current.edition, previous.edition)
        self._tiers = common_tiers(current.edition, previous.edition)

    def change(self, standing: Standing) -> Change:
        unit = standing.card.unit
        fate = self._told.fates.get(unit)
        if fate is not None:
            return NotComparable(fate, derived=self._derived(standing))
        earlier = unit if unit in self._before else self._told.renamed.get(unit, unit)
        before = self._before.get(earlier)
        if before is not None:
            return self._obstacle or self._moved(standing, before)
        return self._without(earlier)

    def left(self) -> Iterator[tuple[str, str, Left]]:
        """Yield the units that only the other year knows; a sheet that is late has not left."""
        here = {standing.card.unit for standing in self._current.standings}
        here |= {card.unit for card in self._current.incomplete}
        here |= {unit for unit, _ in self._current.absent}
        here |= {self._told.renamed[unit] for unit in here if unit in self._told.renamed}
        for standing in self._previous.standings:
            if standing.card.unit not in here:
                yield standing.card.unit, standing.card.name, Left(self._fate(standing.card.unit))

    def _without(self, unit: str) -> Change:
        """Say why a unit has no result of its own in this block in the other year."""
        block = self._told.blocks_before.get(unit, self._current.block)
        if block != self._current.block:
            title = self._told.titles.get(block, block)
            return NotComparable(Reason.BLOCK_CHANGED, title, previous_block=block)
        if unit in self._incomplete:
            return NotComparable(Reason.INCOMPLETE)
        return NotComparable(Reason.NO_DATA) if unit in self._absent else Entered()

    def _fate(self, unit: str) -> Reason:
        if self._told.blocks_now.get(unit, self._current.block) != self._current.block:
            return Reason.BLOCK_CHANGED
        return self._told.fates.get(unit, Reason.NO_DATA)

    def _derived(self, standing: Standing) -> Derived | None:
        """Weigh the predecessors' index by the shares, if all are stated, measured alike and have an index."""
        shares = self._told.origins.get(standing.card.unit, {})
        parts = [
            DerivedPart(unit, before.card.name, share, before.card.index)
            for unit, share in shares.items()
            if (before := self._before.get(unit)) is not None and before.card.index is not None
        ]
        if not parts or len(parts) < len(shares) or self._obstacle or standing.card.index is None:
            return None
        weighted = sum((part.share * part.index for part in parts), Fraction(0))
        previous = weighted / sum((part.share for part in parts), Fraction(0))
        return Derived(standing.card.index - previous, previous, tuple(parts))

    def _moved(self, standing: Standing, before: Standing) -> Change:
        now, then = standing.card, before.card
        if now.index is None or then.index is None:
            return NotComparable(Reason.NO_DATA)
        renamed = None if now.unit == then.unit else UnitName(then.unit, then.name)
        ranked = standing.rank is not None and before.rank is not None
        return Moved(
            points=now.points - then.points if now.applicable == then.applicable else None,
            index=now.index - then.index,
            rank=None if standing.rank is None or before.rank is None else before.rank - standing.rank,
            tier=tier_change(self._tiers, now.tier, then.tier),
            previous_rank=before.rank,
            previous_index=then.index,
            previous_ranked=self._previous.ranked,
            rank_reason=None if ranked else Reason.NOT_RANKED,
            renamed_from=renamed,
        )
