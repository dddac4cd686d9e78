"""Native charts; what they show stands in cells."""

from xlsxwriter.chart import Chart

from parindex.reporting.excel.page import Page

__all__ = ["BELOW_EDGE", "areas_chart", "units_chart", "units_height"]

_BLUE = "#3B6EA5"
_FONT = {"name": "Times New Roman", "size": 10}
_TITLE = {"name": "Times New Roman", "size": 13}
_PERCENT = {
    "min": 0,
    "max": 100,
    "num_font": _FONT,
    "num_format": "0",
    "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
}
_WIDTH, _HEIGHT = 720, 360
_BAR, _MOST_BARS = 22, 60

BELOW_EDGE = {"y_offset": 8}
"""Where a chart starts below a page break; at the very edge its frame would print on the page before."""

Span = tuple[int, int]


def units_chart(page: Page, rows: Span, columns: Span) -> Chart:
    """Return bars of the index by unit, the first unit on top; `columns` hold labels and values."""
    chart = _chart(page, "bar", rows, columns)
    chart.set_title(_named(page.voice.say("Index by unit, %")))
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    chart.set_x_axis(_PERCENT)
    chart.set_size({"width": _WIDTH, "height": units_height(rows[1] - rows[0] + 1)})
    return chart


def units_height(units: int) -> int:
    """Return how many pixels high the chart of so many units is."""
    return 120 + _BAR * min(units, _MOST_BARS)


def areas_chart(page: Page, rows: Span, columns: Span) -> Chart:
    """Return columns of the mean index by area; `columns` hold labels and values."""
    chart = _chart(page, "column", rows, columns)
    chart.set_title(_named(page.voice.say("Mean index by area, %")))
    chart.set_y_axis(_PERCENT)
    chart.set_x_axis({"num_font": _FONT})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})
    return chart


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
