"""What differs between two states of the index: what was typed, and what became of it. Exact; pure.

Two states are two revisions of a year, two years, or what two stores hold. Cells are compared only where the sets
measure the same; results are set side by side in any case. A difference has two directions:
`differences(a, b).mirrored == differences(b, a)`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import starmap

from parindex.analysis.comparability.comparability import comparability, remarks
from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.analysis.comparison.lineage import Between
from parindex.model.criteria import Edition
from parindex.model.results.changes import Difference, DifferenceKind
from parindex.model.results.differences import (
    NOTES,
    CellDifference,
    ComponentDifference,
    Differences,
    NoteDifference,
    Outcome,
    UnitDifference,
    in_order,
)
from parindex.model.results.scorecards import BlockStandings, LeafScore, NotComparable, Reason, Scorecard
from parindex.model.scores import Entry, Mark, Stage

__all__ = ["differences"]

_NOTHING = Entry("", ())
_NOTHING_TOLD = Between()


def differences(
    before: Sequence[BlockStandings], after: Sequence[BlockStandings], told: Between = _NOTHING_TOLD
) -> Differences:
    """Compare two states, given as the standings of their blocks.

    `told` is what the registry says of two years: the cells of a unit that was merged or divided are not compared, one
    that was renamed is compared with itself.
    """
    old, new, known = _placed(before), _placed(after), _Known()
    earlier = {unit: unit if unit in old else told.renamed.get(unit, unit) for unit in new}
    pairs = [*earlier.items(), *((unit, unit) for unit in old if unit not in set(earlier.values()))]
    found = [_unit(unit, one, (old.get(one), new.get(unit)), told.fates.get(unit), known) for unit, one in pairs]
    units = in_order(unit for unit in found if unit)
    return Differences(units, tuple(_obstacles(before, after)), tuple(_remarks(before, after)))


@dataclass(frozen=True, slots=True)
class _Place:
    block: BlockStandings
    card: Scorecard
    rank: int | None

    @property
    def outcome(self) -> Outcome:
        card, edition = self.card, self.block.edition
        of = sum(standing.rank is not None for standing in self.block.standings)
        titles = {tier.id: tier.title for tier in edition.tiers}
        return Outcome(
            self.block.block,
            edition.key,
            edition.policy,
            card.name,
            card.points,
            card.applicable,
            card.index,
            card.tier,
            titles.get(card.tier or ""),
            self.rank,
            of,
            card.missing,
            edition.tiers,
            edition.draft,
            edition.period,
        )


def _placed(blocks: Sequence[BlockStandings]) -> dict[str, _Place]:
    found = {one.card.unit: _Place(block, one.card, one.rank) for block in blocks for one in block.standings}
    return found | {card.unit: _Place(block, card, None) for block in blocks for card in block.incomplete}


class _Known:
    """What was told of two editions, however many units were measured with them."""

    def __init__(self) -> None:
        self._told: dict[tuple[int, int], tuple[NotComparable | None, list[tuple[str, str]]]] = {}

    def told(self, before: Edition, after: Edition) -> tuple[NotComparable | None, list[tuple[str, str]]]:
        key = (id(before), id(after))
        if key not in self._told:
            self._told[key] = (_obstacle(before, after), list(_pairs(before, after)))
        return self._told[key]


def _unit(
    unit: str, before: str, places: tuple[_Place | None, _Place | None], fate: Reason | None, known: _Known
) -> UnitDifference | None:
    old, new = places
    if old is None or new is None:
        became = NotComparable(fate) if fate else None
        return UnitDifference(unit, old.outcome if old else None, new.outcome if new else None, (), became)
    found_obstacle, pairs = known.told(old.block.edition, new.block.edition)
    obstacle = NotComparable(fate) if fate else found_obstacle
    components = () if obstacle else tuple(_components(old.card, new.card, pairs))
    earlier = "" if before == unit else before
    found = UnitDifference(unit, old.outcome, new.outcome, components, obstacle, earlier)
    return found if components or found.changes_result else None


def _obstacles(
    before: Sequence[BlockStandings], after: Sequence[BlockStandings]
) -> Iterator[tuple[str, NotComparable]]:
    editions = {block.block: block.edition for block in before}
    for block in sorted(after, key=lambda block: block.block):
        if block.block in editions and (obstacle := _obstacle(editions[block.block], block.edition)):
            yield block.block, obstacle


def _remarks(
    before: Sequence[BlockStandings], after: Sequence[BlockStandings]
) -> Iterator[tuple[str, tuple[Difference, ...]]]:
    editions = {block.block: block.edition for block in before}
    for block in sorted(after, key=lambda block: block.block):
        edition = editions.get(block.block)
        if edition is not None and _obstacle(edition, block.edition) is None:
            found = remarks(block.edition, edition)
            yield from [(block.block, found)] if found else []


def _obstacle(before: Edition, after: Edition) -> NotComparable | None:
    """Say what keeps cells from being compared, from the older set to the newer one: another scale does too."""
    old, new = (before, after) if before.edition <= after.edition else (after, before)
    found = comparability(new, old)
    if found is not None or old.total == new.total:
        return found
    scale = Difference(DifferenceKind.TOTAL, (f"{old.total:f} -> {new.total:f}",))
    return NotComparable(Reason.SCALE_CHANGED, str(scale), (scale,))


def _components(old: Scorecard, new: Scorecard, pairs: Sequence[tuple[str, str]]) -> Iterator[ComponentDifference]:
    found = starmap(lambda one, other: _component(old, new, one, other), pairs)
    return (component for component in found if component is not None)


def _pairs(before: Edition, after: Edition) -> Iterator[tuple[str, str]]:
    """Yield the codes of every component (sets that measure the same have the same) and adjustment."""
    walk = crosswalk(before, after)
    newer = walk.current is after
    for match in walk.matches:
        if match.now.is_leaf and match.before.is_leaf:
            one, other = match.before.code, match.now.code
            yield (one, other) if newer else (other, one)
    codes = sorted({item.code for edition in (before, after) for item in edition.adjustments})
    yield from ((code, code) for code in codes)


def _component(old: Scorecard, new: Scorecard, before: str, after: str) -> ComponentDifference | None:
    one, other = old.sheet.by_code.get(before, _NOTHING), new.sheet.by_code.get(after, _NOTHING)
    cells, notes = tuple(_cells(one, other)), tuple(_notes(one, other))
    score, now = _leaf(old, before), _leaf(new, after)
    if not cells and not notes and _points(score) == _points(now) and _applicable(score) == _applicable(now):
        return None
    costs = any(
        item.code in {before, after} and item.kind == "penalty"
        for card in (old, new)
        for item in card.edition.adjustments
    )
    return ComponentDifference(score, now, cells, notes, costs)


def _cells(before: Entry, after: Entry) -> Iterator[CellDifference]:
    one, other = _marks(before), _marks(after)
    for stage in Stage:
        old, new = one.get(stage), other.get(stage)
        if (old and old.answer) != (new and new.answer):
            yield CellDifference(stage, old, new)


def _marks(entry: Entry) -> dict[Stage, Mark]:
    return {mark.stage: mark for mark in entry.marks}


def _notes(before: Entry, after: Entry) -> Iterator[NoteDifference]:
    for kind in NOTES:
        if getattr(before, kind) != getattr(after, kind):
            yield NoteDifference(kind, getattr(before, kind), getattr(after, kind))


def _leaf(card: Scorecard, code: str) -> LeafScore | None:
    known = code in card.edition.nodes or any(item.code == code for item in card.edition.adjustments)
    return card.leaves[code] if known else None


def _points(leaf: LeafScore | None) -> Fraction:
    return leaf.points if leaf else Fraction(0)


def _applicable(leaf: LeafScore | None) -> Fraction:
    return leaf.applicable if leaf else Fraction(0)
