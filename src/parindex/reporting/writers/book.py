"""A workbook in which text stays text and every look has one name."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from math import ceil
from typing import Any, Protocol

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from parindex.reporting.writers.quick_sheet import quick_book
from parindex.reporting.zipped import as_on_unix

__all__ = ["TIER_COLOURS", "Bearing", "Book", "cached", "decimals_of", "fitted", "merged", "row_height"]

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DAY = date(2000, 1, 1)
"""Stands in the properties where the day of the report is not known; the clock never does."""

_NAME_LENGTH = 31
_MOST_DECIMALS = 40
_WIDER = 0.95
"""Letters of Times New Roman beside the digits that Excel measures columns in."""

_PAGE = 103
"""Characters that fit beside each other on the page at full size."""
TIER_COLOURS = ("#C6E0B4", "#DDEBF7", "#FFF2CC", "#F8CBAD", "#F4B0B0", "#E7C6E4")
"""Best tier first; the last colour stands for all further ones."""

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
_BOX = {"border": 1, "border_color": "#A6A6A6"}
_HEAD = {**_BOX, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#DDE6F0"}

_LOOKS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "subtitle": {"italic": True},
    "note": {"text_wrap": True, "valign": "top"},
    "subject": {"bold": True, "text_wrap": True, "valign": "top"},
    "head": _HEAD,
    "head_up": {**_HEAD, "rotation": 90, "bold": False, "font_size": 9, "valign": "bottom"},
    "head_small": {**_HEAD, "bold": False, "font_size": 9},
    "text": {**_BOX, "text_wrap": True},
    "text_bold": {**_BOX, "bold": True, "text_wrap": True},
    "centre": {**_BOX, "align": "center"},
}


class Bearing(Protocol):
    """What a workbook says of itself in its properties."""

    @property
    def generated_on(self) -> date | None:
        """The day that it bears."""

    @property
    def authority(self) -> str:
        """Who issues it."""

    @property
    def version(self) -> str:
        """The version of the program."""


class Book:
    """Makes a workbook in memory; formats and the names of sheets are kept here."""

    def __init__(self, context: Bearing, title: str) -> None:
        self._out = io.BytesIO()
        self.workbook = quick_book(self._out, _OPTIONS)
        day = context.generated_on or _DAY
        self.workbook.set_properties(
            {
                "title": title,
                "author": context.authority,
                "company": context.authority,
                "comments": f"parindex {context.version}",
                "created": datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None),
            }
        )
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._numbers: dict[tuple[object, ...], Format] = {}
        self._names: set[str] = set()

    def finish(self) -> bytes:
        """Return the bytes of the file."""
        self.workbook.close()
        return as_on_unix(self._out.getvalue())

    def name(self, wanted: str) -> str:
        """Return a name for a sheet that Excel takes: short, safe, and not taken yet."""
        clean = " ".join(wanted.translate(_FORBIDDEN).split()).strip("'") or "–"
        number, name = 1, clean
        if len(clean) > _NAME_LENGTH:
            name = clean[: _NAME_LENGTH - 1].rstrip(" '") + "…"
        while name.casefold() in self._names:
            number += 1
            tail = f" ({number})"
            name = clean[: _NAME_LENGTH - len(tail)].rstrip(" '") + tail
        self._names.add(name.casefold())
        return name

    def sheet(self, name: str) -> Worksheet:
        """Return a new sheet that prints on A4, landscape."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.5, top=0.7, bottom=0.7)
        sheet.set_footer("&C&P/&N")
        sheet.hide_gridlines(2)
        return sheet

    def look(self, name: str, **more: object) -> Format:
        """Return the format of a name."""
        return self._format({**_LOOKS[name], **more})

    def digits(self, decimals: int, *, signed: bool = False, **more: object) -> Format:
        """Return the format of a boxed number."""
        key = (decimals, signed, *more.items())
        if key not in self._numbers:
            plain = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[key] = self._format(
                {**_BOX, "align": "right", "num_format": f"+{plain};-{plain};{plain}" if signed else plain, **more}
            )
        return self._numbers[key]

    def general(self, **more: object) -> Format:
        """Return the format of a maximum or a count, with the decimals that it has."""
        return self._format({**_BOX, "align": "center", **more})

    def colour(self, background: str) -> Format:
        """Return the format that a condition puts over a cell."""
        return self.workbook.add_format({"bg_color": background})

    def _format(self, wanted: dict[str, object]) -> Format:
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            look: dict[str, Any] = {**_FONT, **wanted}
            self._formats[key] = self.workbook.add_format(look)
        return self._formats[key]


def merged(sheet: Worksheet, cells: tuple[int, int, int, int], text: str, look: Format) -> None:
    """Write text over merged cells: first row, first column, last row, last column.

    XlsxWriter would guess what the text of a merged range is; so it is written by itself.
    """
    sheet.merge_range(*cells, "", look)
    sheet.write_string(cells[0], cells[1], text, look)


def row_height(*texts: tuple[str, float]) -> float:
    """Return the height of a row whose (text, column width in characters) must all be read."""
    return 16.0 * max(1, *(ceil(len(text) * _WIDER / width) for text, width in texts))


def fitted(sheet: Worksheet, widths: Sequence[float], least: int = 25) -> int:
    """Set the widths of columns; return the print scale at which they fit a page of A4 in landscape.

    At less than `least` percent nobody could read it: the columns go over several pages.

    A scale, not "fit to pages": that would make Excel ignore page breaks.
    """
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    scale = max(least, min(100, int(_PAGE * 100 / sum(widths))))
    sheet.set_print_scale(scale)
    return scale


def cached(value: Fraction | None, nothing: str | int = "–") -> float | int | str:
    """Return what a formula shows before it is computed again."""
    if value is None:
        return nothing
    return value.numerator if value.denominator == 1 else float(value)


def decimals_of(number: Fraction) -> int:
    """Return how many decimals a rounded number was given: more where fewer would show nothing."""
    return next(places for places in range(_MOST_DECIMALS) if not 10**places % number.denominator)
