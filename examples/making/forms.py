"""One unit's score sheet: rows are components, columns are the stages of the year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from textwrap import wrap

from making.cells import as_text, typed
from making.criteria import CriteriaSet, Row
from making.look import (
    AREA,
    BOLD,
    BOX,
    ITALIC,
    LEFT,
    OFFICE_BOLD,
    PLAIN,
    SMALL,
    TITLE,
    Column,
    across,
    headings,
    letterhead,
    print_set_up,
    signature,
    write,
)
from making.stages import Stages
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

Content = Mapping[str, tuple[str | float | int | None, str]]
"""By role of the column: what stands in the cell, and its number format."""

HINT = (
    "Cách ghi: tiêu chí tính theo tỷ lệ ghi tỷ lệ % đạt được; tiêu chí tính theo số lượng, ngày, kinh phí ghi số đó; "
    "các tiêu chí khác ghi điểm hoặc mức đạt. Không phát sinh thì ghi rõ, không để trống."
)


@dataclass(frozen=True)
class Form:
    """What differs from sheet to sheet besides the answers."""

    superior: str
    office: str
    heading: str
    unit_line: str
    columns: tuple[Column, ...]
    options: bool = False
    """Under each component a line that says how it is scored, as the official sets print it."""


@dataclass(frozen=True)
class Filler:
    """Fills one sheet from top to bottom."""

    sheet: Worksheet
    form: Form
    criteria: CriteriaSet
    stages: Stages
    random: Random

    def fill(self) -> None:
        sheet, form, width = self.sheet, self.form, len(self.form.columns)
        row = letterhead(sheet, (form.superior.upper(), form.office.upper()), width)
        across(sheet, row, (1, width), form.heading, TITLE)
        across(sheet, row + 1, (1, width), form.unit_line, OFFICE_BOLD)
        across(sheet, row + 2, (1, width), HINT, SMALL)
        sheet.row_dimensions[row + 2].height = 30
        top = row + 4
        row = headings(sheet, top, form.columns)
        for one in self.criteria.rows:
            row = self._line(row, one)
        row = self._adjustments(self._total(row))
        signature(sheet, row + 2, width, "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ")
        print_set_up(sheet, (top, top + 2))

    def _line(self, row: int, one: Row) -> int:
        content = self._leaf(one) if one.leaf else self._sums(one.code + ".")
        self._write(row, _named(one) | content, PLAIN if one.leaf else BOLD, shade=one.depth == 0)
        if self.form.options and one.leaf and (text := scale(one)):
            self._write(row + 1, {"title": (text, "General")}, ITALIC)
            return row + 2
        return row + 1

    def _leaf(self, one: Row) -> Content:
        given = self.stages.of(one)
        content = {stage: typed(one, answer, self.random) for stage, answer in given.items() if answer is not None}
        words = {"evidence": self.stages.evidence.get(one.code), "note": self.stages.notes.get(one.code)}
        return content | {role: (text, "General") for role, text in words.items()}

    def _sums(self, prefix: str) -> Content:
        below = [leaf for leaf in self.criteria.leaves if leaf.code.startswith(prefix)]
        sums = {stage: self.stages.subtotal(below, stage) for stage in self.stages.columns}
        return {stage: (value, "General") for stage, value in sums.items() if value is not None}

    def _total(self, row: int) -> int:
        words = {"title": ("TỔNG CỘNG", "General"), "max": (_number(self.criteria.total), "General")}
        self._write(row, words | self._sums(""), BOLD, shade=True)
        return row + 1

    def _adjustments(self, row: int) -> int:
        for line, extra in enumerate(self.criteria.adjustments, row):
            given = self.stages.adjustments.get(extra.code)
            points = {} if given is None else dict.fromkeys(("self", "appraisal-1"), (_number(given), "General"))
            self._write(line, _named(extra) | points, BOLD)
        return row + len(self.criteria.adjustments)

    def _write(self, row: int, content: Content, font: Font, *, shade: bool = False) -> None:
        for number, column in enumerate(self.form.columns, 1):
            value, number_format = content.get(column.role, (None, "General"))
            cell = write(self.sheet, row, number, value, font)
            cell.number_format, cell.border = number_format, BOX
            if column.role in {"title", "evidence", "note"}:
                cell.alignment = LEFT
            if shade:
                cell.fill = AREA
        density = 1.4 if font is ITALIC else 1.25
        self.sheet.row_dimensions[row].height = _height(self.form.columns, content, density)


def _named(one: Row) -> Content:
    return {"code": (one.code, "@"), "title": (one.title, "General"), "max": (_number(one.maximum), "General")}


def _height(columns: Sequence[Column], content: Content, density: float) -> float:
    """Height for the longest text; `density` is how many characters go into a unit of width."""
    lines = [
        len(wrap(str(content[column.role][0]), int(column.width * density)))
        for column in columns
        if column.role in content and isinstance(content[column.role][0], str)
    ]
    return 15 * max(lines, default=1) + 1


def scale(one: Row) -> str:
    """Say in a line how a component is scored."""
    rule = one.rule
    match one.by:
        case "levels":
            return "; ".join(f"{level['title']['vi']}: {as_text(level['points'])}" for level in rule["levels"].values())
        case "percent":
            return "; ".join(f"{grade['title']['vi']}: {grade['percent']}%" for grade in rule["grades"].values())
        case "checklist":
            items = "; ".join(f"{item['title']['vi']}: {as_text(item['points'])}" for item in rule["items"].values())
            return items + (" (thiếu một nội dung: 0)" if rule.get("require") == "all" else "")
        case "bands":
            return "; ".join(_band(band) for band in rule["bands"])
        case "proportional":
            return "Điểm = tỷ lệ × điểm tối đa"
        case _:
            return ""


def _band(band: Mapping[str, str]) -> str:
    if "above" in band:
        return f"Trên {as_text(band['above'])}%: {as_text(band['points'])}"
    if "at_least" in band:
        return f"Từ {as_text(band['at_least'])}%: {as_text(band['points'])}"
    return f"Còn lại: {as_text(band['points'])}"


def _number(value: Decimal | Fraction) -> float | int:
    return int(value) if value == int(value) else float(value)
