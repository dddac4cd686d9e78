"""One table for a whole block: units down, component codes across."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from making.arithmetic import Answer
from making.cells import typed
from making.criteria import CriteriaSet
from making.look import AREA, BOLD, BOX, HEADING, LEFT, SMALL, TITLE, across, letterhead, print_set_up, write
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

TOP = 6
WIDTHS = {"points": 9, "count": 9, "checklist": 30, "survey": 16, "sum_of": 16}
"""Of the columns, by rule: words take more room than numbers."""


@dataclass(frozen=True)
class Table:
    """The words around the table."""

    superior: str
    office: str
    heading: str
    note: str = "Ghi điểm, tỷ lệ %, số lượng hoặc mức đạt theo từng tiêu chí; không phát sinh thì ghi rõ."


def fill_matrix(
    sheet: Worksheet, table: Table, criteria: CriteriaSet, units: Mapping[str, Mapping[str, Answer]], random: Random
) -> None:
    width = len(criteria.leaves) + 1
    sheet.title = "Tổng hợp"
    letterhead(sheet, (table.superior.upper(), table.office.upper()), min(width, 20))
    across(sheet, 4, (1, min(width, 20)), table.heading, TITLE)
    across(sheet, 5, (1, min(width, 20)), table.note, SMALL)
    _heads(sheet, criteria)
    for row, (name, answers) in enumerate(units.items(), TOP + 2):
        cell = write(sheet, row, 1, name, BOLD)
        cell.border, cell.alignment = BOX, LEFT
        for column, leaf in enumerate(criteria.leaves, 2):
            value, form = typed(leaf, answers[leaf.code], random)
            cell = write(sheet, row, column, value, SMALL)
            cell.border, cell.number_format = BOX, form
        sheet.row_dimensions[row].height = 40
    print_set_up(sheet, (TOP, TOP + 1), paper=8)
    sheet.page_setup.fitToWidth = 3
    sheet.print_title_cols = "A:A"
    sheet.freeze_panes = sheet.cell(TOP + 2, 2)


def _heads(sheet: Worksheet, criteria: CriteriaSet) -> None:
    write(sheet, TOP, 1, "Đơn vị", BOLD).fill = HEADING
    write(sheet, TOP + 1, 1, "Điểm tối đa", BOLD).fill = AREA
    sheet.column_dimensions["A"].width = 34
    for column, leaf in enumerate(criteria.leaves, 2):
        code = write(sheet, TOP, column, leaf.code, BOLD)
        code.fill, code.number_format = HEADING, "@"
        maximum = float(leaf.maximum)
        write(sheet, TOP + 1, column, int(maximum) if maximum.is_integer() else maximum).fill = AREA
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(leaf.by, 13)
    for column in range(1, len(criteria.leaves) + 2):
        for row in (TOP, TOP + 1):
            sheet.cell(row, column).border = BOX
