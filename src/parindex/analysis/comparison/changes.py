"""What changed in a block since another year, unit by unit, or why that cannot be said.

Both years may have been scored or be known only as published: a change is the same thing in any case (`step`).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from parindex.analysis.comparability.comparability import remarks
from parindex.analysis.comparison.like_for_like import like_for_like
from parindex.analysis.comparison.lineage import Between
from parindex.analysis.comparison.step import Steps
from parindex.analysis.comparison.year_results import YearOfBlock, scored_year
from parindex.model.results.changes import Change, Derived, DerivedPart, Entered, Left, NotComparable, Reason
from parindex.model.results.printed.tables import PublishedBlock
from parindex.model.results.scorecards import BlockStandings
from parindex.model.results.series import Absence, YearResult

__all__ = ["Past", "compare", "compare_scored", "since", "unsure"]

_NOTHING = Between()


@dataclass(frozen=True, slots=True)
class Past:
    """The compared year of a block, and what the registry tells of the two years.

    `told` says who was merged, divided or renamed, and who stood in another block.
    """

    year: int
    block: str
    found: YearOfBlock
    told: Between
    absent: Collection[str] = ()
    """Units of which the year is known to have no sheet."""

    def earlier(self, unit: str) -> str:
        """Return the id that a unit of today had, where it got another name."""
        return unit if unit in self.found.results else self.told.renamed.get(unit, unit)

    def without(self, here: Collection[str]) -> list[str]:
        """Return the units that none of those `here` carries on."""
        known = {self.earlier(unit) for unit in here}
        return [unit for unit in self.found.results if unit not in known]


def compare(current: BlockStandings, previous: BlockStandings, told: Between = _NOTHING) -> BlockStandings:
    """Return scored standings with the change of every unit since another scored year, and the units that left."""
    absent = {unit for unit, _ in previous.absent}
    past = Past(previous.year, current.block, scored_year(previous, ""), told, absent)
    return replace(
        compare_scored(current, scored_year(current, ""), past),
        remarks=remarks(current.edition, previous.edition),
        like_for_like=like_for_like(current, previous, told),
    )


def compare_scored(block: BlockStandings, now: YearOfBlock, past: Past) -> BlockStandings:
    """Return scored standings with their changes since any other year; `now` are the standings as a year."""
    changes = _Changes(now, past, block.block)
    here = {*now.results, *(card.unit for card in block.incomplete), *(unit for unit, _ in block.absent)}
    return replace(
        block,
        standings=[replace(one, change=changes.of(one.card.unit)) for one in block.standings],
        left=[(unit, past.found.names[unit], Left(changes.fate(unit))) for unit in past.without(here)],
        compare=past.year,
    )


def since(block: PublishedBlock, now: YearOfBlock, past: Past) -> PublishedBlock:
    """Return a published block with what changed since another year; `now` are its lines as a year."""
    changes = _Changes(now, past, block.block)
    return replace(
        block,
        standings=[replace(one, change=changes.of(one.result.unit)) for one in block.standings],
        left=[(unit, past.found.names[unit], Left(changes.fate(unit))) for unit in past.without(now.results)],
        compare=past.year,
        unsure=unsure(now.results, past),
    )


def unsure(now: Mapping[str, YearResult], past: Past) -> bool:
    """Tell whether nobody said by which set one of the years was measured."""
    return any(not result.yardstick.name for results in (now, past.found.results) for result in results.values())


class _Changes:
    """Two years of one block."""

    def __init__(self, now: YearOfBlock, past: Past, block: str) -> None:
        self._now, self._past, self._block = now, past, block
        self._steps = Steps(past.found, now)

    def of(self, unit: str) -> Change:
        fate = self._past.told.fates.get(unit)
        if fate is not None:
            return NotComparable(fate, derived=self._derived(unit))
        earlier = self._past.earlier(unit)
        before = self._past.found.results.get(earlier)
        return self._without(earlier) if before is None else self._steps.of(before, self._now.results[unit])

    def fate(self, unit: str) -> Reason:
        """Say why a unit of the other year is not here any more."""
        told = self._past.told
        if told.blocks_now.get(unit, self._block) != self._block:
            return Reason.BLOCK_CHANGED
        return told.fates.get(unit, Reason.ENDED if unit in told.ended else Reason.NO_DATA)

    def _without(self, unit: str) -> Change:
        """Say why a unit has no result of its own in this block in the other year.

        A table that does not show a unit says nothing about whether there was one.
        """
        past = self._past
        block = past.told.blocks_before.get(unit)
        if block not in {None, self._block}:
            return NotComparable(Reason.BLOCK_CHANGED, past.told.titles.get(block, block), previous_block=block)
        if past.found.absences.get(unit) is Absence.INCOMPLETE:
            return NotComparable(Reason.INCOMPLETE)
        if unit in past.absent:
            return NotComparable(Reason.NO_DATA)
        formed = past.found.is_scored or (block is None and past.year < self._now.summary.year)
        return Entered() if formed else NotComparable(Reason.NO_DATA, str(past.year))

    def _derived(self, unit: str) -> Derived | None:
        """Weigh the predecessors' index by the shares, if all are stated, measured alike and have an index."""
        shares, now = self._past.told.origins.get(unit, {}), self._now.results[unit]
        parts = list(self._parts(shares, now))
        if not parts or len(parts) < len(shares) or now.index is None:
            return None
        weighted = sum((part.share * part.index for part in parts), Fraction(0))
        previous = weighted / sum((part.share for part in parts), Fraction(0))
        return Derived(now.index - previous, previous, tuple(parts))

    def _parts(self, shares: Mapping[str, Fraction], now: YearResult) -> Iterator[DerivedPart]:
        for unit, share in shares.items():
            before = self._past.found.results.get(unit)
            if before is not None and before.index is not None and self._steps.alike(before, now):
                yield DerivedPart(unit, before.name, share, before.index)
