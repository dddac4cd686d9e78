"""What a block's years say when they are looked at together."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from parindex.model.brief import brief
from parindex.model.criteria import Policy
from parindex.model.results.series import BlockSeries

__all__ = ["BlockTrend", "Improvement", "Measure", "Placed", "Run", "Steadiness", "Trend"]

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Placed(Generic[Item]):
    """An item with its place from 1; `tied` if others have the same."""

    place: int
    tied: bool
    item: Item


class Measure(StrEnum):
    """What rose or fell."""

    INDEX = "index"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Run:
    """Years in a row in one direction: the first step starts in `first`, the last one ends in `last`."""

    unit: str
    name: str
    measure: Measure
    up: bool
    first: int
    last: int

    @property
    def length(self) -> int:
        """Number of steps."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Improvement:
    """What a unit gained from `first` to `last`; `places` is `None` where a year has no rank."""

    unit: str
    name: str
    first: int
    last: int
    index: Fraction
    places: int | None


@dataclass(frozen=True, slots=True)
class Steadiness:
    """The mean of the absolute `steps` of a unit's index, in index points: 0 if it never moved."""

    unit: str
    name: str
    moved: Fraction
    steps: int


@brief
@dataclass(frozen=True, slots=True)
class BlockTrend:
    """One block over the years.

    `policy` is that of its newest set: it prints figures of several years together, those of one year are printed by
    their own. `improved` has one list over one year and one over `over` years (0: there is no such list); `runs` are
    all runs, oldest first.
    """

    series: BlockSeries
    policy: Policy
    improved: tuple[Placed[Improvement], ...]
    over: int
    improved_over: tuple[Placed[Improvement], ...]
    steadiest: tuple[Placed[Steadiness], ...]
    fewest_steps: int
    """Comparable steps below which nobody is called steady."""
    runs: tuple[Run, ...]


@brief
@dataclass(frozen=True, slots=True)
class Trend:
    """What was asked for. `unit` is the only one that is shown: means, ranks and lists are still those of its block."""

    first: int
    last: int
    blocks: tuple[BlockTrend, ...]
    unit: str | None = None
    area: str = ""
    """Code of the only area that the indexes are about, with its title; empty: the whole index."""
    area_title: str = ""
