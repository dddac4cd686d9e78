"""Bold and indented cells of .xlsx annexes: without codes they alone say which row stands below which."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from zipfile import BadZipFile

from parindex.sources.cells.grid import CellValue, Grid, Position

__all__ = ["with_looks"]

_MOST_CELLS = 50_000
"""An annex has fewer; a larger workbook is not worth the time."""


def with_looks(content: bytes, grids: Sequence[Grid]) -> list[Grid]:
    """Return the sheets of a workbook that was read, with what is bold, and indents as blanks before the texts."""
    if sum(len(row) for grid in grids for row in grid.rows) > _MOST_CELLS:
        return list(grids)
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import, rarely needed

    try:
        book = load_workbook(io.BytesIO(content))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, BadZipFile, SyntaxError):
        return list(grids)  # its values are read all the same
    return [_styled(grid, book[grid.name]) if grid.name in book.sheetnames else grid for grid in grids]


def _styled(grid: Grid, sheet: Any) -> Grid:  # noqa: ANN401  a library without types
    texts = list(_texts(grid))
    bold = frozenset(at for at, _ in texts if _cell(sheet, at).font.b)
    rows = [list(row) for row in grid.rows]
    for (row, column), text in texts:
        blanks = int(_cell(sheet, (row, column)).alignment.indent or 0)
        rows[row][column] = " " * min(max(blanks, 0), 20) + text
    return replace(grid, rows=tuple(map(tuple, rows)), bold=bold)


def _texts(grid: Grid) -> Iterator[tuple[Position, str]]:
    for number, row in enumerate(grid.rows):
        yield from (((number, column), value) for column, value in enumerate(row) if _is_text(value))  # type: ignore[misc]


def _is_text(value: CellValue) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _cell(sheet: Any, at: Position) -> Any:  # noqa: ANN401  as above
    return sheet.cell(at[0] + 1, at[1] + 1)
