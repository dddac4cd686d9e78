"""What differs between two states of the index: what was typed, and what became of it. Exact; pure.

Two states are two revisions of a year, two years, or what two stores hold. Cells are compared only where the sets
measure the same; results are set side by side in any case. A difference has two directions:
`differences(a, b).mirrored == differences(b, a)`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import starmap

from parindex.analysis.comparability import comparability, earlier_code
from parindex.analysis.difference import (
    NOTES,
    CellDifference,
    ComponentDifference,
    Differences,
    NoteDifference,
    Outcome,
    UnitDifference,
    in_order,
)
from parindex.model.criteria import Edition
from parindex.model.results import BlockStandings, LeafScore, NotComparable, Reason, Scorecard
from parindex.model.scores import Entry, Mark, Stage

__all__ = ["differences"]

_NOTHING = Entry("", ())
_NONE: Mapping[str, Reason] = {}


def differences(
    before: Sequence[BlockStandings], after: Sequence[BlockStandings], fates: Mapping[str, Reason] = _NONE
) -> Differences:
    """Compare two states, given as the standings of their blocks.

    `fates` tells, by unit, what happened to it between two years (merged, divided): its cells are not compared.
    """
    old, new = _placed(before), _placed(after)
    found = [_unit(unit, old.get(unit), new.get(unit), fates.get(unit)) for unit in {**old, **new}]
    return Differences(in_order(unit for unit in found if unit), tuple(_obstacles(before, after)))


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
        )


def _placed(blocks: Sequence[BlockStandings]) -> dict[str, _Place]:
    found = {one.card.unit: _Place(block, one.card, one.rank) for block in blocks for one in block.standings}
    return found | {card.unit: _Place(block, card, None) for block in blocks for card in block.incomplete}


def _unit(unit: str, old: _Place | None, new: _Place | None, fate: Reason | None) -> UnitDifference | None:
    if old is None or new is None:
        became = NotComparable(fate) if fate else None
        return UnitDifference(unit, old.outcome if old else None, new.outcome if new else None, (), became)
    obstacle = NotComparable(fate) if fate else _obstacle(old.block.edition, new.block.edition)
    components = () if obstacle else tuple(_components(old.card, new.card))
    found = UnitDifference(unit, old.outcome, new.outcome, components, obstacle)
    return found if components or found.changes_result else None


def _obstacles(
    before: Sequence[BlockStandings], after: Sequence[BlockStandings]
) -> Iterator[tuple[str, NotComparable]]:
    editions = {block.block: block.edition for block in before}
    for block in sorted(after, key=lambda block: block.block):
        if block.block in editions and (obstacle := _obstacle(editions[block.block], block.edition)):
            yield block.block, obstacle


def _obstacle(before: Edition, after: Edition) -> NotComparable | None:
    """Say what keeps cells from being compared: from the older set to the newer one, whichever comes first."""
    old, new = (before, after) if before.edition <= after.edition else (after, before)
    return comparability(new, old)


def _components(old: Scorecard, new: Scorecard) -> Iterator[ComponentDifference]:
    found = starmap(lambda one, other: _component(old, new, one, other), _pairs(old.edition, new.edition))
    return (component for component in found if component is not None)


def _pairs(before: Edition, after: Edition) -> Iterator[tuple[str, str]]:
    """Yield the codes of every component (sets that measure the same have the same) and adjustment."""
    if before.edition == after.edition:
        yield from ((leaf.code, leaf.code) for leaf in after.leaves)
    elif before.edition < after.edition:
        yield from ((earlier_code(leaf), leaf.code) for leaf in after.leaves)
    else:
        yield from ((leaf.code, earlier_code(leaf)) for leaf in before.leaves)
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
