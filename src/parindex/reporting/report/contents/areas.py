"""What a report says of tiers, areas and components over a block."""

from dataclasses import dataclass

from parindex.reporting.figure import Figure

__all__ = ["Area", "AreaRow", "Loss", "Mover", "TierCount"]


@dataclass(frozen=True, slots=True)
class TierCount:
    """One tier of the block."""

    id: str
    title: str
    bound: str
    """What the tier covers, in words."""
    count: int
    units: tuple[str, ...]
    """Names, in rank order."""


@dataclass(frozen=True, slots=True)
class Mover:
    """A unit that rose or fell in an area, in points of the index."""

    name: str
    change: Figure


@dataclass(frozen=True, slots=True)
class Area:
    """One area over the block."""

    code: str
    title: str
    maximum: Figure
    mean: Figure
    """Mean index % of the ranked units."""
    change: Figure
    """Difference of the mean from the compared year."""
    rose: tuple[Mover, ...]
    """The largest rises, largest first; at most five."""
    fell: tuple[Mover, ...]
    """The deepest falls, deepest first; at most five."""
    rose_count: int
    """How many units rose."""
    fell_count: int


@dataclass(frozen=True, slots=True)
class AreaRow:
    """The index % of one unit in every area."""

    rank: str
    name: str
    cells: tuple[Figure, ...]
    """In the order of `areas`."""
    index: Figure


@dataclass(frozen=True, slots=True)
class Loss:
    """A component on which the block lost points."""

    code: str
    title: str
    lost: Figure
    """Points, summed over the ranked units; the part of a mean's loss for components of one."""
    available: Figure
    share: Figure
    """Part of all lost points of the block, in percent."""
    units: int
    """How many units lost any."""
