"""Charts of a workbook: their numbers stand on a sheet, and Excel draws them from there."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech
from parindex.reporting.blocks import Chart
from parindex.reporting.writers.book import Book
from parindex.reporting.writers.cells import said
from parindex.reporting.writers.charts import COLOURS

__all__ = ["chart_sheet"]

_NAMES = 40.0
_FONT = {"name": "Times New Roman", "size": 10}
_LIGHT = "#9DB7D1"
_HALF = Fraction(1, 2)


def chart_sheet(book: Book, chart: Chart, voice: Speech) -> Worksheet:
    """Write the numbers of a chart on a sheet and draw them from there."""
    title = said(chart.title, voice)
    sheet = book.sheet(book.name(title))
    sheet.set_column(0, 0, _NAMES)
    names = [said(name, voice) for name in chart.categories]
    for line, name in enumerate(names, 1):
        sheet.write_string(line, 0, name, book.look("text"))
    for place, series in enumerate(chart.series, 1):
        _column(sheet, book, place, said(series.name, voice), series.values)
    first = 1
    if chart.kind == "range":
        first = len(chart.series) + 1
        for place, (name, values) in enumerate(_pieces(chart, voice), first):
            _column(sheet, book, place, name, values)
    stacked = {"subtype": "stacked"} if chart.kind in {"stacked", "range"} else {}
    drawn = book.workbook.add_chart({"type": "bar", **stacked})
    for place, look in enumerate(_looks(chart), first):
        drawn.add_series(
            {
                "name": [sheet.get_name(), 0, place],
                "categories": [sheet.get_name(), 1, 0, len(names), 0],
                "values": [sheet.get_name(), 1, place, len(names), place],
                **look,
            }
        )
    _dressed(drawn, chart, title)
    if chart.kind == "range":  # the ranges that it was drawn from: pieces mean nothing to a reader
        sheet.set_column(first, first + len(_looks(chart)) - 1, None, None, {"hidden": 1})
        drawn.show_hidden_data()
    sheet.insert_chart(len(names) + 2, 0, drawn, {"description": title})
    sheet.set_portrait()
    sheet.fit_to_pages(1, 1)  # a chart is not torn by the end of a page
    return sheet


def _column(sheet: Worksheet, book: Book, place: int, name: str, values: Sequence[Fraction | None]) -> None:
    sheet.write_string(0, place, name, book.look("head"))
    sheet.set_column(place, place, 14)
    for line, value in enumerate(values, 1):
        if value is not None:
            sheet.write_number(line, place, round(float(value), 4), book.general())


def _pieces(chart: Chart, voice: Speech) -> list[tuple[str, Sequence[Fraction | None]]]:
    """Return what bars that add up are made of: a free piece, and a place on either side of each rank."""
    rows = [[value or Fraction(0) for value in row] for row in zip(*(one.values for one in chart.series), strict=True)]
    free = [least - _HALF for least, *_ in rows]
    before = [low - least for least, low, *_ in rows]
    middle = [high - low + 1 for _, low, _, high, _ in rows]
    after = [most - high for *_, high, most in rows]
    names = [said(one.name, voice) for one in chart.series]
    told = ("", f"{names[0]} – {names[1]}", f"{names[1]} – {names[3]}", f"{names[3]} – {names[4]}")
    return list(zip(told, (free, before, middle, after), strict=True))


def _looks(chart: Chart) -> list[dict[str, Any]]:
    """Return how each series is drawn."""
    if chart.kind == "range":
        thin = {"fill": {"color": _LIGHT}, "gap": 40}
        return [{"fill": {"none": True}, "gap": 40}, thin, {"fill": {"color": COLOURS[0]}, "gap": 40}, thin]
    signed = {"num_format": "+0.##;-0.##;0"} if chart.signed else {"num_format": "0.##"}
    inside = {"font": {**_FONT, "color": "white"}} if chart.kind == "stacked" else {"font": _FONT}
    if chart.kind == "stacked":
        signed = {"num_format": "0;;"}  # no nothing in a piece that is not there
    return [
        {
            "fill": {"color": COLOURS[place % len(COLOURS)]},
            "gap": 50,
            "data_labels": {"value": True, **signed, **inside},
        }
        for place in range(len(chart.series))
    ]


def _dressed(drawn: Any, chart: Chart, title: str) -> None:  # noqa: ANN401  XlsxWriter has no types
    count = len(chart.categories)
    bars = len(chart.series) if chart.kind in {"bar", "line"} else 1
    drawn.set_title({"name": title, "name_font": {**_FONT, "size": 12}, "overlay": False})
    drawn.set_y_axis({"reverse": True, "num_font": _FONT, "label_position": "low"})
    whole = {"min": 0, "num_format": "0", "major_unit": max(1, count // 12)} if chart.kind == "range" else {}
    drawn.set_x_axis({"num_font": _FONT, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}, **whole})
    drawn.set_size({"width": 760, "height": 130 + (22 if chart.kind == "range" else 34) * max(3, count) * bars})
    if chart.kind == "range" or len(chart.series) == 1:
        drawn.set_legend({"none": True})
    else:
        drawn.set_legend({"position": "bottom", "font": _FONT})
