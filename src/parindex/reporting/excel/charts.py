"""Native charts; what they show stands in cells."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from xlsxwriter.chart import Chart

from parindex.reporting.excel.page import Page

__all__ = ["BELOW_EDGE", "areas_chart", "units_chart", "units_height"]

_BLUE = "#3B6EA5"
_FONT = {"name": "Times New Roman", "size": 10}
_TITLE = {"name": "Times New Roman", "size": 13}
_STEP, _FULL, _ROOM = 20, 100, 10
"""Percent: from mark to mark, the usual end of an axis, room for the number beside a bar that goes beyond."""
_PERCENT = {
    "num_font": _FONT,
    "num_format": "0",
    "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
}
_WIDTH, _HEIGHT = 720, 360
_BAR, _MOST_BARS = 22, 60

BELOW_EDGE = {"y_offset": 8}
"""Where a chart starts below a page break; at the very edge its frame would print on the page before."""

Span = tuple[int, int]


def units_chart(page: Page, rows: Span, columns: Span, shown: Sequence[Fraction]) -> Chart:
    """Return bars of the index by unit, the first unit on top; `columns` hold labels and values."""
    chart = _chart(page, "bar", rows, columns)
    chart.set_title(_named(page.voice.say("Index by unit, %")))
    chart.set_y_axis({"reverse": True, "num_font": _FONT, "label_position": "low"})
    chart.set_x_axis(_percent(shown))
    chart.set_size({"width": _WIDTH, "height": units_height(rows[1] - rows[0] + 1)})
    return chart


def units_height(units: int) -> int:
    """Return how many pixels high the chart of so many units is."""
    return 120 + _BAR * min(units, _MOST_BARS)


def areas_chart(page: Page, rows: Span, columns: Span, shown: Sequence[Fraction]) -> Chart:
    """Return columns of the mean index by area; `columns` hold labels and values."""
    chart = _chart(page, "column", rows, columns)
    chart.set_title(_named(page.voice.say("Mean index by area, %")))
    chart.set_y_axis(_percent(shown))
    chart.set_x_axis({"num_font": _FONT, "label_position": "low"})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})
    return chart


def _percent(shown: Sequence[Fraction]) -> dict[str, object]:
    """Return an axis from 0 to 100 %, longer where a bonus or a penalty goes beyond."""
    lowest, highest = min(shown, default=Fraction(0)), max(shown, default=Fraction(0))
    least = _STEP * floor((lowest - _ROOM) / _STEP) if lowest < 0 else 0
    most = _STEP * ceil((highest + _ROOM) / _STEP) if highest > _FULL else _FULL
    return {"min": least, "max": most, **_PERCENT}


def _named(title: str) -> dict[str, object]:
    return {"name": title, "name_font": _TITLE, "overlay": False}


def _chart(page: Page, kind: str, rows: Span, columns: Span) -> Chart:
    chart = page.book.workbook.add_chart({"type": kind})
    name = page.sheet.get_name()
    labels, values = ([name, rows[0], column, rows[1], column] for column in columns)
    labelled = {"value": True, "font": _FONT}
    chart.add_series(
        {"categories": labels, "values": values, "fill": {"color": _BLUE}, "gap": 60, "data_labels": labelled}
    )
    chart.set_legend({"none": True})
    return chart
