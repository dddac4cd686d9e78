"""A workbook for a form: text stays text, every look has a name, the same form has the same bytes."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from parindex.model.records.form_stamp import STAMP_SHEET
from parindex.reporting.writers.quick_sheet import quick_book
from parindex.reporting.zipped import as_on_unix

__all__ = ["FormBook", "Op", "blank", "formula", "number", "properties", "text"]

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DAY = datetime(2000, 1, 1)  # noqa: DTZ001  a document's date has no zone
"""Stands in the properties: the clock never does, so that a form is the same whenever it is written."""

_A4 = 9
_LONGEST = 32_000
_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
_BOX = {"border": 1, "border_color": "#8C8C8C"}
_FILLS = ("#DDE6F0", "#EEF3F8")
"""Areas, and the groups below them; deeper groups have no colour."""

_INPUT, _CLOSED, _DOUBTFUL = "#FFF8DC", "#E4E4E4", "#F8CBAD"
_PROTECTION = {"format_columns": True, "format_rows": True, "insert_hyperlinks": True, "select_locked_cells": True}

_LOOKS: Mapping[str, Mapping[str, object]] = {
    "office": {"align": "center", "text_wrap": True},
    "office_bold": {"align": "center", "bold": True, "text_wrap": True},
    "heading": {"align": "center", "bold": True, "font_size": 14, "text_wrap": True},
    "set": {"align": "center", "italic": True, "text_wrap": True},
    "unit": {"align": "center", "bold": True, "font_size": 13, "text_wrap": True},
    "note": {"text_wrap": True, "italic": True, "valign": "top"},
    "head": {**_BOX, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#C9D8E8"},
    "closed": {**_BOX, "bg_color": _CLOSED, "align": "center", "font_color": "#595959"},
    "asked": {**_BOX, "text_wrap": True, "font_size": 10},
    "free": {**_BOX, "text_wrap": True, "bg_color": _INPUT, "locked": False, "num_format": "@", "font_size": 10},
}


class Op(NamedTuple):
    """One cell to be written; `kind` is s(tring), n(umber), f(ormula) or b(lank)."""

    kind: str
    row: int
    column: int
    value: Any
    look: str
    stored: float | str = 0


def text(row: int, column: int, value: str, look: str) -> Op:
    """Write a text, as much of it as a cell holds."""
    return Op("s", row, column, value[:_LONGEST], look)


def number(row: int, column: int, value: float, look: str) -> Op:
    """Write a number."""
    return Op("n", row, column, value, look)


def blank(row: int, column: int, look: str) -> Op:
    """Write an empty cell."""
    return Op("b", row, column, None, look)


def formula(row: int, column: int, value: str, look: str, stored: float | str = 0) -> Op:
    """Write a formula with the result that it has in an empty form."""
    return Op("f", row, column, value, look, stored)


class FormBook:
    """Makes one workbook in memory."""

    def __init__(self, title: str, author: str, version: str) -> None:
        self._out = io.BytesIO()
        self._book = quick_book(self._out, _OPTIONS)
        about = {"title": title, "author": author, "company": author, "comments": f"parindex {version}"}
        self._book.set_properties({**about, "created": _DAY})
        self._looks: dict[str, Format] = {}

    def sheet(self, name: str, *, footer: str) -> Worksheet:
        """Return a protected sheet that prints on A4, landscape, one page wide."""
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&8{footer.replace('&', '&&')}&C&P/&N")
        sheet.hide_gridlines(2)
        sheet.protect("", _PROTECTION)
        return sheet

    def hidden(self) -> Worksheet:
        """Return the sheet that nobody sees."""
        return self._book.add_worksheet(STAMP_SHEET)

    def write(self, sheet: Worksheet, ops: Sequence[Op]) -> None:
        """Write cells."""
        looks = self._looks
        for kind, row, column, value, look, stored in ops:
            form = looks.get(look) or self.look(look)
            if kind == "s":
                sheet.write_string(row, column, value, form)
            elif kind == "b":
                sheet.write_blank(row, column, None, form)
            elif kind == "f":
                sheet.write_formula(row, column, value, form, stored)
            else:
                sheet.write_number(row, column, value, form)

    def merged(self, sheet: Worksheet, cells: tuple[int, int, int, int], words: str, look: str) -> None:
        """Write a text over merged cells: first row, first column, last row, last column."""
        form = self.look(look)
        sheet.merge_range(*cells, "", form)
        sheet.write_string(cells[0], cells[1], words, form)

    def doubt(self, sheet: Worksheet, ranges: Sequence[str]) -> None:
        """Colour rates between 0 and 1 %: who types 0.9 mostly means 90 %."""
        if not ranges:
            return
        first = ranges[0].partition(":")[0]
        check = f"=AND(ISNUMBER({first}),{first}>0,{first}<1)"
        look = self._book.add_format({"bg_color": _DOUBTFUL})
        told = {"type": "formula", "criteria": check, "format": look, "multi_range": " ".join(ranges)}
        sheet.conditional_format(ranges[0], told)

    def look(self, name: str) -> Format:
        """Return the format of a name: of the table, or made of a word and its detail (`input:0`)."""
        if name not in self._looks:
            self._looks[name] = self._book.add_format(properties(name))
        return self._looks[name]

    def finish(self) -> bytes:
        """Return the bytes of the file."""
        self._book.close()
        return as_on_unix(self._out.getvalue())


def properties(look: str) -> dict[str, Any]:
    """Return what XlsxWriter takes for the look of a name."""
    word, _, detail = look.partition(":")
    return {**_FONT, **(_LOOKS.get(word) or _made(word, detail))}


def _made(word: str, detail: str) -> dict[str, object]:
    """Make looks that depend on a number format (`input`, `points`) or on the depth (all others)."""
    if word == "input":
        return {**_BOX, "bg_color": _INPUT, "locked": False, "num_format": detail, "align": "center", "text_wrap": True}
    if word == "plain":
        return {"font_size": int(detail), "bold": detail != "11"}
    if word == "points":
        return {**_BOX, "num_format": detail, "align": "center"}
    depth, _, decimals = detail.partition(":")
    look: dict[str, object] = {**_BOX, "text_wrap": True, "num_format": decimals or "General"}
    look |= {"bold": True} if depth else {}
    if depth and int(depth) < len(_FILLS):
        look["bg_color"] = _FILLS[int(depth)]
    return look if word == "title" else {**look, "align": "center"}
