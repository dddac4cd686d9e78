"""How such sheets look: letterhead, merged headings, widths, borders, the place for the signature, print set-up."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
_THIN = Side(style="thin", color="000000")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
HEADING = PatternFill("solid", fgColor="D9E2F3")
BLANK = PatternFill()
AREA = PatternFill("solid", fgColor="EDEDED")
PLAIN, BOLD = Font(name=FONT, size=11), Font(name=FONT, size=11, bold=True)
SMALL, ITALIC = Font(name=FONT, size=10), Font(name=FONT, size=10, italic=True)
OFFICE, OFFICE_BOLD = Font(name=FONT, size=12), Font(name=FONT, size=12, bold=True)
TITLE = Font(name=FONT, size=14, bold=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


@dataclass(frozen=True)
class Column:
    """A column of the table: its heading, the one below it if the heading is shared, and its width."""

    role: str
    heading: str
    below: str = ""
    width: float = 10


def write(sheet: Worksheet, row: int, column: int, value: object, font: Font = PLAIN) -> Cell:
    cell: Cell = sheet.cell(row=row, column=column, value=value)
    cell.font = font
    cell.alignment = CENTRE
    return cell


def across(sheet: Worksheet, row: int, span: tuple[int, int], text: str, font: Font = OFFICE) -> Cell:
    """Write a line that is centred over several columns, from the first to the last of `span`."""
    cell = write(sheet, row, span[0], text, font)
    sheet.merge_cells(start_row=row, end_row=row, start_column=span[0], end_column=span[1])
    return cell


def letterhead(sheet: Worksheet, office: Sequence[str], width: int) -> int:
    """Write the head of an official sheet on rows 1 and 2; returns the row of the title."""
    left, right = _halves(width)
    across(sheet, 1, left, office[0])
    across(sheet, 2, left, office[1], OFFICE_BOLD)
    across(sheet, 1, right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", OFFICE_BOLD)
    across(sheet, 2, right, "Độc lập - Tự do - Hạnh phúc", OFFICE_BOLD)
    return 4


def _halves(width: int) -> tuple[tuple[int, int], tuple[int, int]]:
    half = width // 2 if width < 6 else width // 2 - 1
    return (1, half), (half + 1, width)


def headings(sheet: Worksheet, row: int, columns: Sequence[Column]) -> int:
    """Write merged headings of two rows and a row of column numbers; returns the next free row."""
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        shared = number > 1 and columns[number - 2].heading == column.heading
        texts = (None if shared else column.heading, column.below or None, f"({number})")
        for line, text in enumerate(texts, row):
            cell = write(sheet, line, number, text, BOLD if line < row + 2 else SMALL)
            cell.border = BOX
            cell.fill = HEADING if line < row + 2 else BLANK
    _merge(sheet, row, columns)
    sheet.row_dimensions[row].height = 32
    sheet.row_dimensions[row + 1].height = 20
    return row + 3


def _merge(sheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
    number = 1
    while number <= len(columns):
        same = sum(1 for one in columns if one.heading == columns[number - 1].heading)
        down = 0 if columns[number - 1].below else 1
        if same > 1 or down:
            sheet.merge_cells(start_row=row, end_row=row + down, start_column=number, end_column=number + same - 1)
        number += same


def signature(sheet: Worksheet, row: int, width: int, left: str, right: str) -> None:
    """Write the offices that sign; names are left to the pen."""
    first, second = _halves(width)
    across(sheet, row, first, left, OFFICE_BOLD)
    across(sheet, row, second, right, OFFICE_BOLD)
    across(sheet, row + 1, first, "(Ký, ghi rõ họ tên)", SMALL)
    across(sheet, row + 1, second, "(Ký tên, đóng dấu)", SMALL)


def print_set_up(sheet: Worksheet, heading: tuple[int, int], *, paper: int = 9) -> None:
    """Print in landscape, as wide as a page, with the heading on every page. Paper 9 is A4, 8 is A3."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{heading[0]}:{heading[1]}"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.6, 0.8, 0.35
    sheet.oddFooter.center.text = "Trang &P/&N"
    sheet.freeze_panes = f"A{heading[1] + 1}"
