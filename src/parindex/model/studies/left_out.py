"""Everybody's rank if a part of the set were left out, one part after the other."""

from dataclasses import dataclass
from fractions import Fraction

from parindex.model.brief import brief
from parindex.model.criteria import Edition

__all__ = ["LeftOutBlock", "LeftOutPart", "LeftOutUnit"]


@brief
@dataclass(frozen=True, slots=True)
class LeftOutUnit:
    """One ranked unit as it is; `rank` of the whole set, `index` in percent."""

    unit: str
    name: str
    index: Fraction
    rank: int


@brief
@dataclass(frozen=True, slots=True)
class LeftOutPart:
    """A part without which the set was counted.

    `indexes` (percent) and `ranks` in the order of the units of the block; `None` where nothing else applies to one.
    """

    code: str
    level: str
    """`area` or `component` (or a group whose components are averaged: its inside cannot be taken apart)."""
    indexes: tuple[Fraction | None, ...]
    ranks: tuple[int | None, ...]


@brief
@dataclass(frozen=True, slots=True)
class LeftOutBlock:
    """One block without each of its areas and each of its components. Nothing of it is stored."""

    block: str
    title: str
    edition: Edition
    units: tuple[LeftOutUnit, ...]
    """In rank order."""
    parts: tuple[LeftOutPart, ...]
    """Areas first, each in printed order. A part that is the whole set is not there."""

    def moved(self, part: LeftOutPart) -> int:
        """Return how many units would have another rank."""
        return sum(unit.rank != rank for unit, rank in zip(self.units, part.ranks, strict=True))
