"""A marked copy made of values alone, for files that cannot be edited."""

import re
from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from parindex.language import Speech
from parindex.reporting.marked_copies.findings import Finding
from parindex.reporting.marked_copies.listing import add_list, put_text
from parindex.reporting.marked_copies.marks import mark
from parindex.reporting.marked_copies.original import Original, Value
from parindex.reporting.marked_copies.saved_book import saved

__all__ = ["rebuilt_copy"]

_FORBIDDEN = re.compile(r"[\\*?:/\[\]\x00-\x1f]")
_LONGEST_NAME = 31
_WIDEST, _NARROWEST, _LOOKED_AT = 40, 9, 200
_A_ROW = 3
"""Values; a row with fewer is a title, not part of a table."""


def rebuilt_copy(
    originals: Sequence[Original], findings: Sequence[Finding], notes: Sequence[str], voice: Speech
) -> bytes:
    """Write the values of all sheets at their places, and mark them."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets: dict[str, Worksheet] = {}
    for original in originals:
        sheets[original.name] = book.create_sheet(_name(original.name, book))
        _fill(sheets[original.name], original)
    mark({name: (sheet, {}) for name, sheet in sheets.items()}, findings, voice)
    add_list(book, {name: sheet.title for name, sheet in sheets.items()}, findings, notes, voice)
    return saved(book, {})


def _name(wanted: str, book: Workbook) -> str:
    """Return a name that a sheet may have and no other has."""
    plain = _FORBIDDEN.sub("_", wanted).strip("'")[:_LONGEST_NAME] or "_"
    taken, name, number = {title.casefold() for title in book.sheetnames}, plain, 2
    while name.casefold() in taken:
        name, number = f"{plain[: _LONGEST_NAME - 5]} ({number})", number + 1
    return name


def _fill(sheet: Worksheet, original: Original) -> None:
    for row, values in enumerate(original.rows):
        for column, value in enumerate(values):
            if value is not None:
                _put(sheet, row, column, value, percent=(row, column) in original.percents)
    for (row, column), error in original.errors.items():
        cell: Any = sheet.cell(row + 1, column + 1)
        cell.value, cell.data_type = error, "e"
    if original.hidden:
        sheet.sheet_state = "hidden"
    for row in original.hidden_rows:
        sheet.row_dimensions[row + 1].hidden = True
    for column in original.hidden_columns:
        sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
    _table(sheet, original)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(sheet: Worksheet, row: int, column: int, value: Value, *, percent: bool) -> None:
    cell: Any = sheet.cell(row + 1, column + 1)
    if isinstance(value, str):
        put_text(cell, value)
        return
    cell.value = value
    if percent:
        cell.number_format = "0.00%"


def _table(sheet: Worksheet, original: Original) -> None:
    """Give rows of tables lines, and columns the width of what stands in them, so that nothing shows as ####."""
    thin = Side(style="thin", color="FFBFBFBF")
    widths: dict[int, int] = {}
    for number, row in enumerate(original.rows[:_LOOKED_AT]):
        filled = [(column, value) for column, value in enumerate(row) if value is not None]
        for column, value in filled if len(filled) >= _A_ROW else ():
            widths[column] = max(widths.get(column, 0), len(str(value)))
            cell: Any = sheet.cell(number + 1, column + 1)
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    for column, width in widths.items():
        if column not in original.hidden_columns:
            sheet.column_dimensions[get_column_letter(column + 1)].width = min(max(width + 2, _NARROWEST), _WIDEST)
