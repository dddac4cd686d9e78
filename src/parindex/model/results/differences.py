"""The forms of a difference between two states of the index: cells, components, results, units."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from parindex.model.brief import brief
from parindex.model.criteria import Policy, Tier
from parindex.model.part_of_year import PartOfYear
from parindex.model.results.changes import Difference
from parindex.model.results.scorecards import LeafScore, NotComparable
from parindex.model.scores import Basis, Mark, Stage
from parindex.model.texts.bilingual import Text
from parindex.model.texts.collation import collation_key

__all__ = [
    "NOTES",
    "CellDifference",
    "ComparedState",
    "ComponentDifference",
    "Diff",
    "Differences",
    "Note",
    "NoteDifference",
    "Outcome",
    "UnitDifference",
    "in_order",
]

Note = Literal["evidence", "comment", "explanation"]
NOTES: tuple[Note, ...] = ("evidence", "comment", "explanation")


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
    tiers: tuple[Tier, ...] = ()
    """Those of the set."""
    draft: bool = False
    period: PartOfYear | None = None
    """The part of the year that the set covers."""

    @property
    def rules(self) -> tuple[object, ...]:
        """How ranks and tiers are made."""
        return (self.policy, tuple((tier.id, tier.bound) for tier in self.tiers))

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
    earlier: str = ""
    """The id in the earlier state, where it was another one."""

    @property
    def renamed_from(self) -> str:
        """The name that it had in the earlier state, where that was another one."""
        other = self.before is not None and self.after is not None and self.before.name != self.after.name
        return self.before.name if self.before and other else ""

    @property
    def other_rules(self) -> bool:
        """Tell whether ranks and tiers are made by other rules in the two states."""
        return self.before is not None and self.after is not None and self.before.rules != self.after.rules

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
        unit, earlier = (self.earlier, self.unit) if self.earlier else (self.unit, "")
        return replace(self, unit=unit, earlier=earlier, before=self.after, after=self.before, components=components)


@brief
@dataclass(frozen=True, slots=True)
class Differences:
    """All units that differ, block by block, best of the later state first; and blocks whose sets differ."""

    units: tuple[UnitDifference, ...]
    obstacles: tuple[tuple[str, NotComparable], ...] = ()
    remarks: tuple[tuple[str, tuple[Difference, ...]], ...] = ()
    """By block: what does not keep cells from being compared and has to be named beside them."""

    @property
    def is_empty(self) -> bool:
        """Tell whether the two states are the same."""
        return not self.units and not self.obstacles

    @property
    def mirrored(self) -> "Differences":
        """The same seen from the other side. Reasons stay: they say what changed from the older set to the newer."""
        return Differences(in_order(unit.mirrored for unit in self.units), self.obstacles, self.remarks)


@dataclass(frozen=True, slots=True)
class ComparedState:
    """One side as it was asked for, and what that came to."""

    address: str
    year: int
    revision: int
    published: bool
    units: int
    basis: Basis
    """By which scores its results are counted."""


@brief
@dataclass(frozen=True, slots=True)
class Diff:
    """Both sides, the titles of all blocks, and what differs."""

    before: ComparedState
    after: ComparedState
    titles: dict[str, str]
    found: Differences


def in_order(units: Iterable[UnitDifference]) -> tuple[UnitDifference, ...]:
    """Sort units: block by block, best of the later state first."""
    return tuple(sorted(units, key=_order))


def _order(unit: UnitDifference) -> tuple[object, ...]:
    last = unit.last
    return (last.block, last.rank is None, last.rank or 0, *collation_key(last.name), unit.unit)


def _points(leaf: LeafScore | None) -> Fraction:
    return leaf.points if leaf else Fraction(0)
