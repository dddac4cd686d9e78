"""Published results as tables: never recomputed, and always marked as published."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.results.changes import Change, Left
from parindex.model.results.printed.history import PublishedResult

__all__ = ["PublishedBlock", "PublishedStanding", "PublishedYear", "index_of"]


@brief
@dataclass(frozen=True, slots=True)
class PublishedStanding:
    """One unit's line, and what changed since the compared year (`None`: nothing to compare with)."""

    result: PublishedResult
    change: Change | None = None

    @property
    def index(self) -> Fraction | None:
        return index_of(self.result)


@brief
@dataclass(frozen=True, slots=True)
class PublishedBlock:
    """The lines of a block in the order of their ranks; those without one follow by index and name."""

    block: str
    title: str
    year: int
    standings: Sequence[PublishedStanding]
    left: Sequence[tuple[str, str, Left]] = ()
    """(id, name, change) of units that only the compared year has."""
    compare: int | None = None
    unsure: bool = False
    """Compared with a year of which, or without being told, by which criteria set it was measured."""

    @property
    def criteria(self) -> str:
        """The criteria set as it was told; empty if nobody told it, or several."""
        told = {standing.result.criteria for standing in self.standings}
        return told.pop() if len(told) == 1 else ""


def index_of(result: PublishedResult) -> Fraction | None:
    """Return the printed index, or points / maximum x 100 where only these were printed."""
    if result.index is not None:
        return Fraction(result.index)
    if result.points is None or not result.maximum:
        return None
    return Fraction(result.points) / Fraction(result.maximum) * 100


@brief
@dataclass(frozen=True, slots=True)
class PublishedYear:
    """The published blocks of a year; `scored` names those that have scores as well, which count instead."""

    year: int
    blocks: tuple[PublishedBlock, ...]
    scored: tuple[str, ...]
