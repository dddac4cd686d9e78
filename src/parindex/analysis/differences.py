"""What differs between two states of the index: what was typed, and what became of it. Exact; pure.

Two states are two revisions of a year, two years, or what two stores hold. Cells are compared only where the sets
measure the same; results are set side by side in any case. A difference has two directions:
`differences(a, b).mirrored == differences(b, a)`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import starmap
from typing import Literal

from parindex.analysis.comparability import comparability, earlier_code
from parindex.model.collation import collation_key
from parindex.model.criteria import Edition, Policy
from parindex.model.results import BlockStandings, LeafScore, NotComparable, Reason, Scorecard
from parindex.model.scores import Entry, Mark, Stage
from parindex.model.text import Text

__all__ = [
    "CellDifference",
    "ComponentDifference",
    "Differences",
    "NoteDifference",
    "Outcome",
    "UnitDifference",
    "differences",
]

_NOTHING = Entry("", ())
_NONE: Mapping[str, Reason] = {}

Note = Literal["evidence", "comment", "explanation"]
_NOTES: tuple[Note, ...] = ("evidence", "comment", "explanation")


@dataclass(frozen=True, slots=True)
class CellDifference:
    """One cell of a column of scores that says something else; `None`: nothing was typed."""

    stage: Stage
    before: Mark | None
    after: Mark | None

    @property
    def mirrored(self) -> "CellDifference":
        """The same seen from the other side."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class NoteDifference:
    """A text beside the scores that says something else; it gives no points."""

    kind: Note
    before: str
    after: str

    @property
    def mirrored(self) -> "NoteDifference":
        """The same seen from the other side."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class ComponentDifference:
    """One component, bonus or penalty of a unit. Without cells, its points changed because of other units.

    `before` and `after` are `None` where a set has no such adjustment. Penalties have the points that they cost.
    """

    before: LeafScore | None
    after: LeafScore | None
    cells: tuple[CellDifference, ...]
    notes: tuple[NoteDifference, ...]
    costs: bool = False
    """Whether it is a penalty."""

    @property
    def code(self) -> str:
        """The code in the later state, if it has one there."""
        found = self.after or self.before
        return found.code if found else ""

    @property
    def change(self) -> Fraction:
        """What the component adds to the points of the unit, later - earlier."""
        points = _points(self.after) - _points(self.before)
        return -points if self.costs else points

    @property
    def mirrored(self) -> "ComponentDifference":
        """The same seen from the other side."""
        return ComponentDifference(
            self.after,
            self.before,
            tuple(cell.mirrored for cell in self.cells),
            tuple(note.mirrored for note in self.notes),
            self.costs,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """One unit's result in one state. Units: points, points, percent; `of`: how many were ranked with it."""

    block: str
    edition: str
    policy: Policy
    name: str
    points: Fraction
    applicable: Fraction
    index: Fraction | None
    tier: str | None
    tier_title: Text | None
    rank: int | None
    of: int
    missing: tuple[str, ...]

    @property
    def result(self) -> tuple[object, ...]:
        """What counts as a difference; that another unit was ranked with it is none."""
        return (self.block, self.points, self.applicable, self.index, self.tier, self.rank, self.missing)


@dataclass(frozen=True, slots=True)
class UnitDifference:
    """One unit that differs. `None` for a state that has no sheet of it; `obstacle`: why no cells are compared."""

    unit: str
    before: Outcome | None
    after: Outcome | None
    components: tuple[ComponentDifference, ...]
    obstacle: NotComparable | None = None

    @property
    def last(self) -> Outcome:
        """The later result, or the only one."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def has_own_cells(self) -> bool:
        """Tell whether anything was typed differently; without, its result changed because of others."""
        return any(component.cells for component in self.components)

    @property
    def changes_result(self) -> bool:
        """Tell whether total, tier or rank differ."""
        return self.before is None or self.after is None or self.before.result != self.after.result

    @property
    def mirrored(self) -> "UnitDifference":
        """The same seen from the other side."""
        components = tuple(component.mirrored for component in self.components)
        return replace(self, before=self.after, after=self.before, components=components)


@dataclass(frozen=True, slots=True)
class Differences:
    """All units that differ, block by block, best of the later state first; and blocks whose sets differ."""

    units: tuple[UnitDifference, ...]
    obstacles: tuple[tuple[str, NotComparable], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the two states are the same."""
        return not self.units and not self.obstacles

    @property
    def mirrored(self) -> "Differences":
        """The same seen from the other side. Reasons stay: they say what changed from the older set to the newer."""
        return Differences(_ordered(unit.mirrored for unit in self.units), self.obstacles)


def differences(
    before: Sequence[BlockStandings], after: Sequence[BlockStandings], fates: Mapping[str, Reason] = _NONE
) -> Differences:
    """Compare two states, given as the standings of their blocks.

    `fates` tells, by unit, what happened to it between two years (merged, divided): its cells are not compared.
    """
    old, new = _placed(before), _placed(after)
    found = [_unit(unit, old.get(unit), new.get(unit), fates.get(unit)) for unit in {**old, **new}]
    return Differences(_ordered(unit for unit in found if unit), tuple(_obstacles(before, after)))


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


def _ordered(units: Iterator[UnitDifference]) -> tuple[UnitDifference, ...]:
    return tuple(sorted(units, key=_order))


def _order(unit: UnitDifference) -> tuple[object, ...]:
    last = unit.last
    return (last.block, last.rank is None, last.rank or 0, *collation_key(last.name), unit.unit)


def _unit(unit: str, old: _Place | None, new: _Place | None, fate: Reason | None) -> UnitDifference | None:
    if old is None or new is None:
        return UnitDifference(unit, old.outcome if old else None, new.outcome if new else None, ())
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
    for kind in _NOTES:
        if getattr(before, kind) != getattr(after, kind):
            yield NoteDifference(kind, getattr(before, kind), getattr(after, kind))


def _leaf(card: Scorecard, code: str) -> LeafScore | None:
    known = code in card.edition.nodes or any(item.code == code for item in card.edition.adjustments)
    return card.leaves[code] if known else None


def _points(leaf: LeafScore | None) -> Fraction:
    return leaf.points if leaf else Fraction(0)


def _applicable(leaf: LeafScore | None) -> Fraction:
    return leaf.applicable if leaf else Fraction(0)
