"""How far the sheets of a year have come: what arrived of every unit, and what is still to come."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.records.arrivals import StoredSheet
from parindex.model.scores import ScoreSheet, Step

__all__ = ["BlockStages", "StageCount", "Stages", "UnitStages", "Unscored"]


@dataclass(frozen=True, slots=True)
class StageCount:
    """One stage of one unit: `filled` components of those `needed`.

    `needed` is `None` where a stage says something of some components only: explanations and second appraisals.
    """

    step: Step
    filled: int
    needed: int | None
    lacking: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Tell whether nothing more has to come."""
        return self.needed is None or self.filled == self.needed


@dataclass(frozen=True, slots=True)
class UnitStages:
    """All stages of one unit, and how many components have evidence."""

    unit: str
    name: str
    sheet: ScoreSheet | None
    counts: tuple[StageCount, ...]
    evidence: int

    @property
    def missing(self) -> tuple[StageCount, ...]:
        """The stages that have to be complete and are not."""
        return tuple(count for count in self.counts if not count.complete)


@dataclass(frozen=True, slots=True)
class Unscored:
    """The file that a unit has sent, and whether it was refused."""

    file: str
    refused: bool


@dataclass(frozen=True, slots=True)
class BlockStages:
    """The units of one block in the order of the registry, those without any sheet too."""

    block: str
    title: str
    edition: Edition
    units: tuple[UnitStages, ...]
    stored: Mapping[str, StoredSheet]
    """What the store holds, by unit."""
    unscored: Mapping[str, Unscored] = field(default_factory=dict)
    """What lies in the folder of the year of units that the store has nothing of."""


@dataclass(frozen=True, slots=True)
class Stages:
    """All blocks that were asked for."""

    year: int
    blocks: tuple[BlockStages, ...]
    unread: tuple[Issue, ...] = ()
    """What there is to tell of files in the folder of the year that are not read."""
