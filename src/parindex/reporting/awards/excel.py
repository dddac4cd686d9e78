"""Proposed awards as a workbook of one sheet; texts stay texts."""

import io
from datetime import UTC, datetime
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech
from parindex.reporting.excel.paper import breaks, page_height
from parindex.reporting.tables.awards import NOBODY, AwardLine, AwardList, AwardSection, awarded_table, others
from parindex.reporting.writers.cells import said
from parindex.reporting.writers.excel import head_of
from parindex.reporting.zipped import as_on_unix

__all__ = ["awards_excel"]

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_BOX = {**_FONT, "border": 1, "border_color": "#A6A6A6"}
_WIDTHS = (7, 42, 78)
_SCALE = 78
"""Percent, at which the columns are as wide as a page; "fit to pages" would make Excel ignore page breaks."""
_HEAD = 2
_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the properties where the day of the list is not known; the clock never does."""


def awards_excel(made: AwardList, voice: Speech) -> bytes:
    """Return the workbook; the same list gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    day = datetime(made.day.year, made.day.month, made.day.day, tzinfo=UTC) if made.day else _DAY
    book.set_properties({"created": day.replace(tzinfo=None), "author": made.authority[:255]})
    _Sheet(book, voice).write(made)
    book.close()
    return as_on_unix(out.getvalue())


class _Sheet:
    """The sheet while it is written from top to bottom."""

    def __init__(self, book: xlsxwriter.Workbook, voice: Speech) -> None:
        self._voice = voice
        self._sheet: Worksheet = book.add_worksheet(voice.say("Commendation")[:31])
        self._title: Format = book.add_format({**_FONT, "bold": True, "font_size": 14, "align": "center"})
        self._heading: Format = book.add_format({**_FONT, "bold": True, "text_wrap": True})
        self._note: Format = book.add_format({**_FONT, "italic": True, "text_wrap": True})
        self._head: Format = book.add_format({**_BOX, "bold": True, "align": "center", "bg_color": "#DDE6F0"})
        self._text: Format = book.add_format({**_BOX, "text_wrap": True})
        self._number: Format = book.add_format({**_BOX, "align": "center"})
        self._row = 0
        self._printed: list[tuple[float, bool]] = []

    def write(self, made: AwardList) -> None:
        for column, width in enumerate(_WIDTHS):
            self._sheet.set_column(column, column, width)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.set_margins(left=0.6, right=0.5, top=0.7, bottom=0.7)
        self._sheet.set_print_scale(_SCALE)
        self._sheet.hide_gridlines(2)
        self._wide(self._voice.say("Units proposed for commendation, {year}", year=made.year), self._title)
        self._wide(made.name, self._note)
        self._heads()
        for section in made.sections:
            self._section(section)
        self._sheet.set_h_pagebreaks(self._breaks())

    def _breaks(self) -> list[int]:
        """Return where pages end; the heads, which every page repeats, take room on all of them."""
        head = 2 * self._printed[_HEAD][0]
        return breaks(self._printed, page_height(_SCALE) - head)

    def _heads(self) -> None:
        for column, head in enumerate(awarded_table(()).columns):
            self._sheet.write_string(self._row, column, head_of(head, self._voice), self._head)
        self._height(1)
        self._sheet.repeat_rows(_HEAD)
        self._row += 1

    def _section(self, section: AwardSection) -> None:
        self._height(1, kept=False)
        self._row += 1
        self._wide(f"{section.title} – {section.block}", self._heading)
        if section.note:
            self._wide(section.note, self._note)
        self._lines(section.lines)
        if not section.lines:
            self._wide(said(NOBODY, self._voice), self._note, kept=False)
        for about, lines in others(section):
            self._wide(said(about, self._voice), self._note)
            self._lines(lines)

    def _lines(self, lines: tuple[AwardLine, ...]) -> None:
        for place, line in enumerate(lines):
            self._sheet.write_number(self._row, 0, line.number, self._number)
            self._sheet.write_string(self._row, 1, line.name, self._text)
            self._sheet.write_string(self._row, 2, line.reason, self._text)
            high = max(ceil(len(line.reason) / (_WIDTHS[2] + 4)), ceil(len(line.name) / _WIDTHS[1]))
            self._height(high, kept=len(lines) > 1 and place in {0, len(lines) - 2})
            self._row += 1

    def _height(self, lines: int, *, kept: bool = True) -> None:
        """Set the height of the row, and note it with whether the row stays with the next one."""
        height = 17 * max(1, lines)
        self._sheet.set_row(self._row, height)
        self._printed.append((height, kept))

    def _wide(self, text: str, look: Format, *, kept: bool = True) -> None:
        """Write a text over all columns."""
        self._sheet.merge_range(self._row, 0, self._row, len(_WIDTHS) - 1, "", look)
        self._sheet.write_string(self._row, 0, text, look)
        self._height(ceil(len(text) / (sum(_WIDTHS) - 10)), kept=kept)
        self._row += 1
