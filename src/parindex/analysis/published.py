"""Years that are known only as published: their order, and what changed against them or since them.

A difference is stated on index %; of points only on one maximum; of ranks only inside one block. Where
nobody told by which criteria set a year was measured, nothing is compared, here as in a series of years.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from parindex.analysis.lineage import Between
from parindex.analysis.tier_steps import common_tiers, tier_change, tiers_by_name
from parindex.analysis.yardsticks import Yardsticks
from parindex.model.changes import Change, Entered, Left, Moved, NotComparable, Reason, UnitName
from parindex.model.collation import collation_key
from parindex.model.history import PublishedResult
from parindex.model.published import PublishedBlock, PublishedStanding
from parindex.model.results import BlockStandings, Scorecard, Standing
from parindex.model.series import Break, Step, Stepped, YearResult

__all__ = ["Past", "compare_scored", "published_block", "since", "unsure"]


@dataclass(frozen=True, slots=True)
class Past:
    """The compared year of a block, by unit, and what happened to units in between."""

    year: int
    block: str
    results: Mapping[str, YearResult]
    names: Mapping[str, str]
    told: Between
    yardsticks: Yardsticks = field(default_factory=Yardsticks, compare=False)

    def earlier(self, unit: str) -> str:
        """Return the id that a unit of today had, where it got another name."""
        return unit if unit in self.results else self.told.renamed.get(unit, unit)

    def absent(self, unit: str, year: int) -> Break | None:
        """Say why a unit of `year` has no line of this year in this block; `None`: it was formed in between.

        A table that does not show a unit says nothing about whether there was one.
        """
        earlier = self.earlier(unit)
        block = self.told.blocks_before.get(earlier)
        if block is not None and block != self.block:
            return Break(Reason.BLOCK_CHANGED, self.told.titles.get(block, block))
        formed = block is None and self.year < year
        return None if formed else Break(Reason.NO_DATA, str(self.year))

    def without(self, here: Collection[str]) -> list[str]:
        """Return the units that none of those `here` carries on."""
        known = {self.earlier(unit) for unit in here}
        return [unit for unit in self.results if unit not in known]


def published_block(block: str, title: str, year: int, results: Iterable[PublishedResult]) -> PublishedBlock:
    """Put the published lines of a block in order."""
    standings = sorted((PublishedStanding(result) for result in results), key=_order)
    return PublishedBlock(block, title, year, standings)


def _order(standing: PublishedStanding) -> tuple[object, ...]:
    result, index = standing.result, standing.index
    rank = (0, result.rank) if result.rank is not None else (1, 0)
    height = (0, -index) if index is not None else (1, Fraction(0))
    return (*rank, *height, *collation_key(result.name), result.unit)


def since(block: PublishedBlock, now: Mapping[str, YearResult], past: Past) -> PublishedBlock:
    """Return a published block with what changed since another year; `now` are its own results by unit."""
    standings = [replace(one, step=_of_unit(one.result.unit, now, past)) for one in block.standings]
    return replace(
        block,
        standings=standings,
        left=[(unit, past.names[unit]) for unit in past.without(now)],
        compare=past.year,
        unsure=unsure(now, past),
    )


def compare_scored(block: BlockStandings, now: Mapping[str, YearResult], past: Past) -> BlockStandings:
    """Return scored standings with their changes against a published year."""
    standings = [replace(one, change=_change(one, now, past)) for one in block.standings]
    here = {*now, *(card.unit for card in block.incomplete), *(unit for unit, _ in block.absent)}
    left = [(unit, past.names[unit], Left(past.told.fates.get(unit, Reason.NO_DATA))) for unit in past.without(here)]
    return replace(block, standings=standings, left=left, compare=past.year)


def _change(standing: Standing, now: Mapping[str, YearResult], past: Past) -> Change:
    unit = standing.card.unit
    step = _of_unit(unit, now, past)
    if step is None:
        return Entered()
    if isinstance(step, Break):
        return NotComparable(step.reason, step.detail, step.differences)
    earlier = past.earlier(unit)
    before = past.results[earlier]
    if step.index is None or before.index is None:
        return NotComparable(Reason.NO_DATA)
    renamed = None if earlier == unit else UnitName(earlier, past.names[earlier])
    why = Reason.NOT_RANKED if step.places is None else None
    tier = _tier(standing.card, before)
    return Moved(step.points, step.index, step.places, tier, before.rank, before.index, before.of, why, renamed)


def _tier(card: Scorecard, before: YearResult) -> str | None:
    """Say whether the tier is better than the printed one; `None` where the set does not know that one."""
    edition = before.yardstick.edition
    if edition is None:
        return None
    printed = tiers_by_name(edition).get(before.tier.casefold())
    return None if printed is None else tier_change(common_tiers(card.edition, edition), card.tier, printed)


def _of_unit(unit: str, now: Mapping[str, YearResult], past: Past) -> Step | None:
    before = past.results.get(past.earlier(unit))
    if unit in past.told.fates:
        return Break(past.told.fates[unit])
    mine = now[unit]
    if before is None:
        return past.absent(unit, mine.year)
    return past.yardsticks.obstacle(before.yardstick, mine.yardstick) or _stepped(before, mine)


def unsure(now: Mapping[str, YearResult], past: Past) -> bool:
    """Tell whether nobody said by which set one of the years was measured."""
    return any(not result.yardstick.name for results in (now, past.results) for result in results.values())


def _stepped(before: YearResult, now: YearResult) -> Step:
    index = _difference(now.index, before.index)
    places = None if now.rank is None or before.rank is None else before.rank - now.rank
    if index is None and places is None:
        return Break(Reason.NO_DATA)
    one_scale = now.maximum is not None and now.maximum == before.maximum
    return Stepped(index, _difference(now.points, before.points) if one_scale else None, places)


def _difference(now: Fraction | None, before: Fraction | None) -> Fraction | None:
    return None if now is None or before is None else now - before
