"""A marked copy that keeps the sender's formats, formulas and sheets."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import openpyxl.reader.drawings
from openpyxl import load_workbook
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from parindex.language import Speech
from parindex.reporting.marked_copies.external_links import is_safe_link, leads_out
from parindex.reporting.marked_copies.findings import Finding
from parindex.reporting.marked_copies.listing import add_list, put_text
from parindex.reporting.marked_copies.marks import Corners, forget_marks, mark
from parindex.reporting.marked_copies.original import Original, Position, Value
from parindex.reporting.marked_copies.saved_book import saved
from parindex.reporting.marked_copies.stored_text import as_stored
from parindex.reporting.marked_copies.stored_values import with_results

__all__ = ["Edited", "edited_copy"]


@dataclass(frozen=True, slots=True)
class Edited:
    """The copy, and the names of the sender's sheets in it: all but the list of an earlier return.

    `frozen` has the cells of each whose formula led out and was replaced by its result.
    """

    content: bytes
    kept: frozenset[str]
    frozen: Mapping[str, frozenset[Position]]


def edited_copy(  # noqa: PLR0913  what is marked, and how
    package: bytes,
    originals: Sequence[Original],
    findings: Sequence[Finding],
    notes: Sequence[str],
    voice: Speech,
    *,
    rich: bool,
) -> Edited:
    """Mark a workbook. `package` holds nothing but parts that were looked at, and no merged ranges.

    `originals` are its worksheets in order, as they were read. `rich` keeps formats inside a cell's text.
    Raises whatever openpyxl raises over a workbook that it does not understand.
    """
    # With Pillow it would look for pictures, which are not in the package.
    openpyxl.reader.drawings.PILImage = False  # type: ignore[attr-defined]
    book = load_workbook(io.BytesIO(package), keep_vba=False, keep_links=False, rich_text=rich)
    sheets = dict(zip((one.name for one in originals), book.worksheets, strict=True))
    frozen = {one.name: _clean_sheet(sheets[one.name], one) for one in originals}
    corners = {one.name: _merged(sheets[one.name], one) for one in originals}
    mark({name: (sheet, corners[name]) for name, sheet in sheets.items()}, findings, voice)
    add_list(book, {name: sheet.title for name, sheet in sheets.items()}, findings, notes, voice)
    _calculation(book, originals)
    places = {sheet: number for number, sheet in enumerate(book.worksheets, 1)}
    changes = {
        places[sheets[one.name]]: partial(with_results, results=_results(one), errors=_errors(one), epoch=book.epoch)
        for one in originals
        if sheets[one.name] in places and (one.formulas or one.errors)
    }
    kept = frozenset(name for name, sheet in sheets.items() if sheet in places)
    return Edited(saved(book, changes), kept, frozen)


def _clean_sheet(sheet: Worksheet, original: Original) -> frozenset[Position]:
    """Cut what leads out of the workbook, and marks of an earlier return."""
    forget_marks(sheet)
    for cell in list(sheet._cells.values()):  # noqa: SLF001  every other way makes the cells in between
        if cell.hyperlink is not None and cell.hyperlink.target and not is_safe_link(cell.hyperlink.target):
            cell.hyperlink = None
        if type(cell.value) is str and cell.data_type == "s" and "_x" in cell.value:
            cell.value = as_stored(cell.value)
    for table in sheet.tables.values():
        table.tableType = table.connectionId = None
        for column in table.tableColumns:
            column.queryTableFieldId = None
    _cut_rules(sheet)
    return frozenset(at for at in original.formulas | original.uncached if _froze(sheet, original, at))


def _froze(sheet: Worksheet, original: Original, at: Position) -> bool:
    cell: Any = sheet.cell(at[0] + 1, at[1] + 1)
    formula = getattr(cell.value, "text", cell.value)
    if cell.data_type != "f" or not isinstance(formula, str) or not leads_out(formula):
        return False
    if at in original.errors:
        cell.value, cell.data_type = original.errors[at], "e"
        return True
    value = value_at(original, at)
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
    return True


def value_at(original: Original, at: Position) -> Value:
    """Return the value of a cell, `None` beyond the end of its row."""
    row = original.rows[at[0]] if at[0] < len(original.rows) else ()
    return row[at[1]] if at[1] < len(row) else None


def _cut_rules(sheet: Worksheet) -> None:
    """Take out validations and conditional formats that ask other files."""
    rules = sheet.data_validations.dataValidation
    sheet.data_validations.dataValidation = [
        rule for rule in rules if not any(map(leads_out, filter(None, (rule.formula1, rule.formula2))))
    ]
    kept = ConditionalFormattingList()
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if not any(map(leads_out, filter(None, rule.formula))):
                kept.add(str(area.sqref), rule)
    sheet.conditional_formatting = kept


def _merged(sheet: Worksheet, original: Original) -> Corners:
    """Merge again what was merged, and say which cell shows for the ones that are covered.

    openpyxl would empty the cells below a merged range; so it never sees one, and they keep what they hold.
    """
    corners: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in original.merges:
        name = f"{get_column_letter(left + 1)}{top + 1}:{get_column_letter(right + 1)}{bottom + 1}"
        sheet.merged_cells.add(CellRange(name))
        if (bottom - top) * (right - left) < _WIDE:
            cells = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
            corners |= {(row + 1, column + 1): (top + 1, left + 1) for row, column in cells}
    return corners


_WIDE = 10_000
"""Cells; nobody types scores into a merged range of more."""


def _calculation(book: Workbook, originals: Sequence[Original]) -> None:
    """Have the program calculate on opening where a result is missing, and only there."""
    missing = any(one.uncached for one in originals)
    if book.calculation is not None:
        book.calculation.fullCalcOnLoad = missing


def _results(original: Original) -> dict[str, Value]:
    return {_address(at): value_at(original, at) for at in original.formulas if at not in original.errors}


def _errors(original: Original) -> dict[str, str]:
    return {_address(at): error for at, error in original.errors.items() if at not in original.uncached}


def _address(at: Position) -> str:
    return f"{get_column_letter(at[1] + 1)}{at[0] + 1}"
