"""A matrix of which no code is known: no table for the sets that are given, but told as what it is."""

import re
from collections.abc import Iterator, Sequence

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.cell_text import address, shown
from parindex.sources.cells.grid import CellValue, Grid, Workbook
from parindex.sources.score_sheets.checks.hidden_cells import numeric
from parindex.sources.score_sheets.layout.shapes.coded_titles import split_code
from parindex.sources.score_sheets.reading_tools import SheetContext

__all__ = ["like_code", "tell_other_set"]

_CODE = re.compile(r"[^\W\d_]{1,4}[.\-_]?[0-9]{1,3}([.\-][0-9]{1,3})*")
_NUMBERED = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})+")
_DEEPEST, _WIDE = 200, 12
_MANY = 3
"""So many codes are no slip."""


def like_code(value: CellValue) -> bool:
    """Tell whether a heading looks like a code of some set: A1, TC.2, 3. Hài lòng."""
    if not isinstance(value, str):
        return False
    lead = split_code(value)
    return lead[0][0].isdigit() if lead else _CODE.fullmatch(shown(value)) is not None


def tell_other_set(context: SheetContext, book: Workbook) -> list[Issue]:
    """Return what is wrong with a workbook without a table whose heading of units stands before unknown codes."""
    for grid in book.sheets:
        for row, columns in () if grid.hidden else _headings(context, grid):
            return list(_told(context, Place(str(book.path), grid.name), grid, row, columns))
    return []


def _headings(context: SheetContext, grid: Grid) -> Iterator[tuple[int, list[int]]]:
    words = context.expectation.words
    for row, cells in enumerate(grid.rows[:_DEEPEST]):
        for column, cell in enumerate(cells[:_WIDE]):
            if isinstance(cell, str) and words.is_unit_heading(cell):
                right = range(column + 1, len(cells))
                found = [at for at in right if _any_code(cells[at]) and _scored(grid, row, at)]
                if found:
                    yield row, found


def _any_code(value: CellValue) -> bool:
    return like_code(value) or (isinstance(value, str | float) and _NUMBERED.fullmatch(shown(value)) is not None)


def _scored(grid: Grid, row: int, column: int) -> bool:
    return any(len(cells) > column and numeric(cells[column]) for cells in grid.rows[row + 1 :])


def _told(context: SheetContext, place: Place, grid: Grid, row: int, columns: Sequence[int]) -> Iterator[Issue]:
    edition = ", ".join(dict.fromkeys(one.key for one in context.expectation.editions))
    if len(columns) >= _MANY:
        yield issue("S214", place, edition=edition, number=len(columns), known=0)
        return
    for at in columns:
        cell = Place(place.file, place.sheet, address(row, at))
        yield issue("S301", cell, found=shown(grid.rows[row][at]), edition=edition)
