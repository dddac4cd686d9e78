"""Blocks as a workbook: a sheet for the sentences, one for every table; texts stay texts."""

import io
from datetime import UTC, datetime
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech
from parindex.reporting.blocks import AnyBlock, Chart, Column, Heading, Kind, Lines, Sentence, Shown, Table, Tone
from parindex.reporting.report.contents import Figure
from parindex.reporting.writers.cells import Cells, said

__all__ = ["excel_book"]

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FONT: Final = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_BOX: Final = {**_FONT, "border": 1, "border_color": "#A6A6A6"}
_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the properties; the clock never does."""
_WIDE, _NARROW, _SENTENCES = 40, 11, 110
_PER_LINE = 100


def excel_book(blocks: list[AnyBlock], voice: Speech) -> bytes:
    """Return a workbook; the same blocks give the same bytes. Charts stand below the sentences."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"created": _DAY.replace(tzinfo=None)})
    made = _Book(book, voice)
    for block in blocks:
        made.add(block)
    book.close()
    return out.getvalue()


class _Book:
    """The workbook while it is written: sentences on the first sheet, every table on a sheet of its own."""

    def __init__(self, book: xlsxwriter.Workbook, voice: Speech) -> None:
        self._book, self._voice = book, voice
        self._names: set[str] = set()
        self._first = self._sheet(voice.say("Summary"))
        self._first.set_column(0, 0, _SENTENCES)
        self._text = book.add_format({**_FONT, "text_wrap": True})
        self._strong = book.add_format({**_FONT, "bold": True, "text_wrap": True, "font_size": 14})
        self._note = book.add_format({**_FONT, "bold": True, "text_wrap": True, "bg_color": "#FFF2CC"})
        self._head = book.add_format(
            {**_BOX, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#DDE6F0"}
        )
        self._cell = book.add_format({**_BOX, "text_wrap": True})
        self._numbers: dict[str, Format] = {}
        self._row = 0
        self._about = ""

    def add(self, block: AnyBlock) -> None:
        match block:
            case Heading(text=text):
                self._about = said(text, self._voice)
                self._line(self._about, self._strong)
            case Sentence(text=text, tone=tone):
                self._line(said(text, self._voice), self._note if tone is Tone.NOTE else self._text)
            case Lines(items=items):
                for item in items:
                    self._line(f"– {said(item, self._voice)}", self._text)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)

    def _line(self, text: str, look: Format) -> None:
        self._first.write_string(self._row, 0, text, look)
        self._first.set_row(self._row, 18 * (1 + len(text) // _PER_LINE))
        self._row += 1

    def _table(self, block: Table) -> None:
        table = block.for_(Shown.SHEET)
        cells = Cells(table, self._voice)
        title = said(table.title, self._voice)
        sheet = self._sheet(title)
        self._line(f"→ {sheet.get_name()}: {title}", self._text)
        sheet.write_string(0, 0, title, self._book.add_format({**_FONT, "bold": True, "font_size": 13}))
        sheet.write_string(1, 0, self._about, self._book.add_format({**_FONT, "italic": True}))
        for place, (head, column) in enumerate(zip(cells.heads(), table.columns, strict=True)):
            sheet.write_string(2, place, head, self._head)
            sheet.set_column(place, place, column.width or (_NARROW if column.kind.is_numeric else _WIDE / 2))
        for number, row in enumerate(cells.rows(), 3):
            for place, (figure, column) in enumerate(zip(row, table.columns, strict=True)):
                self._write(sheet, number, place, figure, column)
        sheet.freeze_panes(3, 0)
        sheet.repeat_rows(2)
        sheet.autofilter(2, 0, 2 + max(1, len(table.rows)), len(table.columns) - 1)
        for note in block.notes:
            self._line(said(note, self._voice), self._text)

    def _write(self, sheet: Worksheet, row: int, place: int, figure: Figure, column: Column) -> None:
        if figure.rounded is None or not column.kind.is_numeric:
            sheet.write_string(row, place, figure.text, self._cell)
        else:
            sheet.write_number(row, place, float(figure.rounded), self._number(figure, column.kind))

    def _number(self, figure: Figure, kind: Kind) -> Format:
        """Return a format with the decimals that are printed."""
        point = "." if self._voice.locale == "en" else ","
        _, there, part = figure.text.partition(point)
        pattern = "0" + (f".{'0' * len(part)}" if there else "")
        pattern = f"+{pattern};-{pattern};{pattern}" if kind in {Kind.CHANGE, Kind.PLACES} else pattern
        if pattern not in self._numbers:
            self._numbers[pattern] = self._book.add_format({**_BOX, "num_format": pattern})
        return self._numbers[pattern]

    def _chart(self, chart: Chart) -> None:
        """Write the numbers of a chart on a sheet and draw them from there."""
        title = said(chart.title, self._voice)
        sheet = self._sheet(title)
        names = [said(name, self._voice) for name in chart.categories]
        sheet.set_column(0, 0, _WIDE)
        for row, name in enumerate(names, 1):
            sheet.write_string(row, 0, name)
        drawn = self._book.add_chart({"type": "bar" if chart.kind == "bar" else "line"})
        for place, series in enumerate(chart.series, 1):
            sheet.write_string(0, place, said(series.name, self._voice))
            for row, value in enumerate(series.values, 1):
                if value is not None:
                    sheet.write_number(row, place, round(float(value), 4))
            area = [sheet.get_name(), 1, place, len(names), place]
            drawn.add_series(
                {
                    "name": [sheet.get_name(), 0, place],
                    "categories": [sheet.get_name(), 1, 0, len(names), 0],
                    "values": area,
                    "data_labels": {"value": True, "num_format": "0.##"},
                }
            )
        drawn.set_title({"name": title, "name_font": {"size": 12}})
        drawn.set_y_axis({"reverse": True})
        drawn.set_size({"width": 760, "height": 120 + 34 * max(3, len(names)) * len(chart.series)})
        if len(chart.series) == 1:
            drawn.set_legend({"none": True})
        sheet.insert_chart(0, len(chart.series) + 2, drawn, {"description": title})

    def _sheet(self, title: str) -> Worksheet:
        """Add a sheet under a name that Excel takes, and that no other bears."""
        plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title).strip()[:27] or "–"
        name, number = plain, 1
        while name.casefold() in self._names:
            number += 1
            name = f"{plain} {number}"
        self._names.add(name.casefold())
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet
