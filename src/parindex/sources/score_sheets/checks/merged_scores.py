"""Score cells inside of merged ranges: a range gives its value along its own line only, and to one score."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from parindex.sources.cells.cell_text import address, blank, shown
from parindex.sources.cells.grid import CellValue, Grid, Merge, Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import Odd, cell_at

__all__ = ["Beside", "merged_scores"]

Spot = tuple[Position | None, Problem]


class Beside(NamedTuple):
    """What is no score in a table: columns that are `headed` as something else, and cells of sums with their codes."""

    headed: Collection[int] = ()
    sums: Mapping[Position, str] = MappingProxyType({})


_NOTHING = Beside()


def merged_scores(
    grid: Grid, tools: Tools, scores: Mapping[Position, str], beside: Beside = _NOTHING, *, down: bool
) -> tuple[list[Spot], Odd | None]:
    """Find score cells that are merged; `scores` has the code of each.

    A cell merged over the lines of one component is its score: `down` says that such lines stand below each
    other, so that a range gives its value along its own column; else along its own row, but never that of a column
    which is headed as something else. One merged over two scores, or over a sum and one of its parts, would be two
    in one, one merged with what stands beside it would be a maximum or a code, and what is left under a merged
    range is seen by nobody.
    """
    if not grid.merges:
        return [], None
    spots: list[Spot] = []
    moved: dict[Position, Position] = {}
    blurred: list[Position] = []
    among = _Among(scores)
    for merge in grid.merges:
        covered = list(among.inside(merge))
        one = _Merged(grid, tools, scores, merge, covered, beside.sums.get(merge[:2], ""))
        problems = list(_problems(one, beside.headed, down=down)) if covered else []
        spots += problems
        if problems:
            blurred += covered
        elif covered and covered[0] != merge[:2] and not _is_blank(grid, merge[:2]):
            moved[covered[0]] = merge[:2]
    return spots, Odd(moved, frozenset(blurred)) if moved or blurred else None


class _Among:
    """Finds score cells inside of a range without a look at all of them."""

    def __init__(self, scores: Mapping[Position, str]) -> None:
        self._scores = scores
        self._rows = sorted({row for row, _ in scores})
        self._columns = sorted({column for _, column in scores})

    def inside(self, merge: Merge) -> Iterator[Position]:
        top, left, bottom, right = merge
        columns = _between(self._columns, left, right)
        for row in _between(self._rows, top, bottom) if columns else ():
            yield from ((row, column) for column in columns if (row, column) in self._scores)


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


@dataclass(frozen=True, slots=True)
class _Merged:
    """A merged range, the score cells that it covers, and the code of the sum that it begins with, if any."""

    grid: Grid
    tools: Tools
    scores: Mapping[Position, str]
    merge: Merge
    covered: Sequence[Position]
    sum: str = ""

    @property
    def codes(self) -> Sequence[str]:
        """What the value would stand for; a sum of one part is that part."""
        leaves = [self.scores[at] for at in self.covered]
        node = self.tools.edition.nodes.get(self.sum)
        summed = [self.sum] if node is not None and len(node.parts) > 1 else []
        return list(dict.fromkeys((*summed, *leaves)))

    @property
    def corner(self) -> Position:
        return self.merge[:2]

    @property
    def cells(self) -> str:
        return f"{address(*self.merge[:2])}:{address(*self.merge[2:])}"

    def problem(self, number: str, at: Position, value_at: Position) -> Spot:
        """Say something about one of the score cells."""
        code = self.scores[at]
        values = {"component": code, "title": self.tools.title(code), "cells": self.cells, "cell": address(*at)}
        return at, Problem(number, {**values, "value": _told(self.grid, value_at)}, code)


def _problems(one: _Merged, headed: Collection[int], *, down: bool) -> Iterator[Spot]:
    axis = 1 if down else 0
    if _is_blank(one.grid, one.corner):
        # Readers give what is left under a merged range; programs show the corner, which is empty.
        yield from (one.problem("L162", at, at) for at in one.covered if not _is_blank(one.grid, at))
    elif not _along(one, axis, headed):
        yield from (one.problem("L161", at, one.corner) for at in one.covered)
    elif len(one.covered) > 1 or len(one.codes) > 1:
        components = ", ".join(one.codes)
        code = one.scores[one.covered[0]]
        yield one.corner, Problem("L108", {"cells": one.cells, "components": components}, code)
    elif _left_under(one.grid, one.covered[0], one.corner):
        yield one.problem("L162", one.covered[0], one.covered[0])


def _along(one: _Merged, axis: int, headed: Collection[int]) -> bool:
    """Tell whether the range begins in a line of scores, and not with what stands under another heading."""
    foreign = one.corner not in one.covered and one.corner[1] in headed
    return not foreign and any(at[axis] == one.corner[axis] for at in one.covered)


def _left_under(grid: Grid, at: Position, corner: Position) -> bool:
    """Tell whether a cell holds another value than the merged range shows."""
    return not _is_blank(grid, at) and _value(grid, at) != _value(grid, corner)


def _is_blank(grid: Grid, at: Position) -> bool:
    return blank(_value(grid, at))


def _value(grid: Grid, at: Position) -> CellValue:
    """Return what a cell holds; an error and a formula without a result are something, too."""
    return grid.errors.get(at) or ("=" if at in grid.uncached else cell_at(grid, *at))


def _told(grid: Grid, at: Position) -> str:
    return "=…" if at in grid.uncached else shown(_value(grid, at))
