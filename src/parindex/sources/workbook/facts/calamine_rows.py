"""Rows out of python-calamine, starting at A1, with None for empty cells."""

import io
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound, ZipError

from parindex.sources.cells.grid import CellValue, Merge
from parindex.sources.workbook.guard.refusal import Refused, within

__all__ = ["Rows", "opened", "rows_of"]

Rows = tuple[tuple[CellValue, ...], ...]


def opened(content: bytes) -> CalamineWorkbook:
    """Open a workbook of any format. Raises `Refused`."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        raise Refused("F106") from None
    except (CalamineError, ZipError, BadZipFile, OSError, ValueError) as error:
        raise Refused("F212", reason=_plain(error)) from None


def rows_of(workbook: CalamineWorkbook, number: int, name: str) -> tuple[Rows, int, tuple[Merge, ...]]:
    """Return the rows of a sheet, how many of their cells hold a value, and merged ranges if the format tells.

    Sheets count from 0; `name` is for the issue. Raises `Refused`.
    """
    try:
        sheet = workbook.get_sheet_by_index(number)
        within("cells", sheet.total_height * sheet.total_width, sheet=name)
        raw = sheet.to_python(skip_empty_area=False)
    except (CalamineError, WorksheetNotFound, ValueError, OverflowError) as error:
        raise Refused("F212", sheet=name, reason=_plain(error)) from None
    filled = 0
    rows: list[tuple[CellValue, ...]] = []
    for row in raw:
        empty = row.count("")
        filled += len(row) - empty
        rows.append(tuple([None if value == "" else value for value in row]) if empty else tuple(row))
    return tuple(rows), filled, tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
