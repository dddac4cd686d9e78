"""Plain rows out of a workbook: values, and beside them the facts that readers lose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from parindex.model.issues import Issue

__all__ = ["CellValue", "Grid", "Merge", "Position", "Workbook", "filled"]

CellValue = str | float | int | bool | datetime | date | time | timedelta | None

Position = tuple[int, int]
"""(row, column), both from 0: A1 is (0, 0)."""

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; from 0, inclusive."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. `rows[r][c]` starts at A1; rows may be of unequal length; empty cells are `None`.

    The sets name the cells of which a value alone would lie: `errors` (what the cell shows:
    "#REF!"), `uncached` (formulas without a stored value), `formulas` (all others), `percents`
    (numbers shown as percent: 0.9 shown as 90 %), `shown` (what a number format makes of a number, where
    it is not simply the number: `1` for 0.75, `85` for 84790, nothing at all), `struck` and `raised` (cells some
    of whose characters are struck out, or stand above or below the others: a text alone joins them).
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()
    formulas: frozenset[Position] = frozenset()
    percents: frozenset[Position] = frozenset()
    shown: Mapping[Position, str] = field(default_factory=dict)
    struck: frozenset[Position] = frozenset()
    raised: frozenset[Position] = frozenset()
    bold: frozenset[Position] = frozenset()
    """Cells all in bold; told of documents and annexes only."""
    decimal: str = ""
    """The sign before decimals that the kind of file hints at: a list parted by semicolons leaves the comma free."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """What one file held. With an issue of severity error there are no sheets."""

    path: Path
    sha256: str
    sheets: tuple[Grid, ...] = ()
    issues: tuple[Issue, ...] = ()


def filled(grid: Grid, most: int | None = None) -> list[list[CellValue]]:
    """Return the rows (the first `most`) with the value of a merged cell in all cells that it covers."""
    rows = [list(row) for row in grid.rows[:most]]
    for top, left, bottom, right in grid.merges:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        for row in rows[top : bottom + 1] if value is not None else ():
            row.extend([None] * (right + 1 - len(row)))
            row[left : right + 1] = [value] * (right + 1 - left)
    return rows
