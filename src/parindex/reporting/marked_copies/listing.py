"""The first sheet of a marked copy: everything that was found, with links to the cells."""

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from parindex.language import Speech
from parindex.reporting.marked_copies.findings import Finding, severity_word
from parindex.reporting.marked_copies.marks import COLOURS, own_sheet
from parindex.reporting.marked_copies.stored_text import as_stored

__all__ = ["add_list", "put_text"]

_MARKER = "parindexIssues"
"""The code name of the sheet, by which a copy that comes back is known."""
_MOST = 2_000
_HEAD = 4
_WIDTHS = (6, 22, 9, 12, 10, 12, 62, 62)
_LONG = (1, 6, 7)
"""Columns, from 0, whose texts take several lines."""
_LINE = 15.5
_CENTRED = (1, 3, 4, 5, 6)
_LONGEST_NAME = 31
_BLUE = "FF0563C1"


def add_list(
    book: Workbook, names: Mapping[str, str], findings: Sequence[Finding], notes: Sequence[str], voice: Speech
) -> None:
    """Put the list in front of all sheets. `names` maps the sheets of the findings to their names in the book.

    `notes` are sentences about the copy as a whole.
    """
    for old in own_sheet(book, _MARKER):
        book.remove(old)
    sheet = book.create_sheet(_free_name(book, voice.say("Issues")), 0)
    sheet.sheet_properties.codeName = _MARKER
    _title(sheet, notes, len(findings), voice)
    for number, finding in enumerate(findings[:_MOST], 1):
        _line(sheet, _HEAD + number, number, finding, names, voice)
    if len(findings) > _MOST:
        put_text(
            sheet.cell(_HEAD + _MOST + 1, 2), voice.say("{number} more are not listed.", number=len(findings) - _MOST)
        )
    _look(sheet, min(len(findings), _MOST))
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def put_text(cell: Any, text: str) -> None:  # noqa: ANN401  cells have no one type
    """Write a text that stays a text, whatever it begins with, even when somebody edits the cell."""
    cell.value = as_stored(text)
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.number_format = "@"


def _title(sheet: Worksheet, notes: Sequence[str], number: int, voice: Speech) -> None:
    put_text(sheet.cell(1, 1), voice.say("What was found in this workbook: {number}", number=number))
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    about = [
        voice.say("The coloured cells carry a comment. Correct them and send the workbook back; this sheet may stay."),
        *notes,
    ]
    put_text(sheet.cell(2, 1), " ".join(about))
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=len(_WIDTHS))
    sheet.cell(2, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[2].height = 16 * (1 + len(" ".join(about)) // 170)
    heads = ("No.", "Sheet", "Cell", "Severity", "Issue", "About", "What is wrong", "What to do")
    for column, head in enumerate(heads, 1):
        put_text(sheet.cell(_HEAD, column), voice.say(head))


def _line(  # noqa: PLR0913, PLR0917  a row and where it goes
    sheet: Worksheet, row: int, number: int, finding: Finding, names: Mapping[str, str], voice: Speech
) -> None:
    word = severity_word(finding.severity, voice)
    texts = (finding.sheet, finding.cell, word, finding.code, finding.criterion, finding.message, finding.remedy)
    sheet.cell(row, 1).value = number
    for column, text in enumerate(texts, 2):
        put_text(sheet.cell(row, column), text)
    lines = max(1 + len(text) // (_WIDTHS[column] - 4) for column, text in enumerate(texts, 1) if column in _LONG)
    sheet.row_dimensions[row].height = _LINE * lines
    sheet.cell(row, 4).fill = PatternFill("solid", fgColor=COLOURS[finding.severity])
    if finding.sheet in names:
        cell = sheet.cell(row, 3 if finding.cell else 2)
        target = f"{quote_sheetname(names[finding.sheet])}!{finding.cell or 'A1'}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
        cell.font = Font(color=_BLUE, underline="single")


def _look(sheet: Worksheet, lines: int) -> None:
    thin = Side(style="thin", color="FFBFBFBF")
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        for row in range(_HEAD, _HEAD + lines + 1):
            cell: Any = sheet.cell(row, column)
            middle = "center" if column in _CENTRED or row == _HEAD else None
            cell.alignment = Alignment(horizontal=middle, vertical="center", wrap_text=True)
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        head = sheet.cell(_HEAD, column)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="FFD9E1F2")
    sheet.freeze_panes = f"A{_HEAD + 1}"
    sheet.auto_filter.ref = f"A{_HEAD}:{get_column_letter(len(_WIDTHS))}{_HEAD + lines}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"


def _free_name(book: Workbook, wanted: str) -> str:
    """Return a name that no sheet has yet, whatever its case."""
    taken = {name.casefold() for name in book.sheetnames}
    name, number = wanted[:_LONGEST_NAME], 2
    while name.casefold() in taken:
        name, number = f"{wanted[: _LONGEST_NAME - 5]} ({number})", number + 1
    return name
