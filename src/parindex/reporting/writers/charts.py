"""Charts as pictures: drawn by vl-convert without a network, with a font that has Vietnamese letters.

What a colour says is said by a number, a place or a length as well, so that no colour has to be read.
"""

from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from parindex.language import Speech
from parindex.reporting.blocks import Chart
from parindex.reporting.writers.cells import said

__all__ = ["COLOURS", "chart_png", "with_font"]

_FONT = "Parindex Sans"
COLOURS = ("#1F4E79", "#C55A11", "#767676")
"""Of series in their order; white letters can be read on each of them."""
_LIGHT, _INK = "#9DB7D1", "#222222"
_ROOM = 36
"""Pixels for a number."""
_ROWS = {"bar": 24, "stacked": 24, "range": 18}
_SIDE = {"expr": "datum.value < 0 ? 'right' : 'left'"}
_GAP = {"expr": "datum.value < 0 ? -4 : 4"}


def chart_png(chart: Chart, voice: Speech) -> bytes:
    """Return a PNG."""
    import vl_convert  # noqa: PLC0415  large

    with_font()
    return vl_convert.vegalite_to_png(_spec(chart, voice), scale=2)


@cache
def with_font() -> None:
    """Make the font of charts known to what draws them, once."""
    import vl_convert  # noqa: PLC0415  large

    vl_convert.register_font_directory(str(files("parindex.reporting") / "fonts"))


def _spec(chart: Chart, voice: Speech) -> dict[str, Any]:
    drawn = {"bar": _bars, "line": _bars, "stacked": _stacked, "range": _ranges}[chart.kind](chart, voice)
    several = len(chart.series) > 1 and chart.kind in {"bar", "line"}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": {"text": said(chart.title, voice), "fontWeight": "normal", "anchor": "start"},
        "width": 420,
        "height": {"step": 16 if several else _ROWS[chart.kind]},
        "config": {"font": _FONT, "view": {"stroke": None}, "axis": {"labelFontSize": 11}},
        **drawn,
    }


def _names(chart: Chart, voice: Speech) -> tuple[list[str], dict[str, Any]]:
    """Return the categories, each once, and their axis from top to bottom."""
    names = [said(name, voice) for name in chart.categories]
    axis = {"field": "name", "type": "nominal", "sort": names, "title": None, "axis": {"labelLimit": 320}}
    return names, axis


def _rows(chart: Chart, voice: Speech) -> list[dict[str, Any]]:
    names = [said(name, voice) for name in chart.categories]
    return [
        {
            "name": name,
            "series": said(one.name, voice),
            "order": place,
            "value": float(value),
            "label": voice.number(value, 2 if value.denominator > 1 else 0, signed=chart.signed),
        }
        for place, one in enumerate(chart.series)
        for name, value in zip(names, one.values, strict=True)
        if value is not None
    ]


def _coloured(chart: Chart, voice: Speech) -> dict[str, Any]:
    series = [said(one.name, voice) for one in chart.series]
    return {
        "field": "series",
        "scale": {"domain": series, "range": list(COLOURS[: len(series)])},
        "title": None,
        "legend": {"orient": "bottom"} if len(series) > 1 else None,
    }


def _bars(chart: Chart, voice: Speech) -> dict[str, Any]:
    """Draw bars with their values at the ends."""
    _, y = _names(chart, voice)
    series = [said(one.name, voice) for one in chart.series]
    scale = {"padding": _ROOM} if chart.signed else {}  # for numbers on the left of bars
    place = {"y": y, "x": {"field": "value", "type": "quantitative", "title": None, "scale": scale}}
    if len(series) > 1:
        place["yOffset"] = {"field": "series", "sort": series}
    label = {"type": "text", "align": _SIDE, "dx": _GAP, "color": _INK}
    return {
        "data": {"values": _rows(chart, voice)},
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {**place, "color": _coloured(chart, voice)}},
            {"mark": label, "encoding": {**place, "text": {"field": "label"}}},
        ],
    }


def _stacked(chart: Chart, voice: Speech) -> dict[str, Any]:
    """Draw parts that add up, each with its number in it."""
    _, y = _names(chart, voice)
    x = {"field": "value", "type": "quantitative", "title": None, "stack": "zero", "axis": {"tickMinStep": 1}}
    place: dict[str, Any] = {"y": y, "x": x, "order": {"field": "order"}}
    label = {"type": "text", "color": "white", "fontSize": 10}
    inside = {**place, "x": {**x, "bandPosition": 0.5}, "text": {"field": "label"}, "detail": {"field": "series"}}
    return {
        "data": {"values": [row for row in _rows(chart, voice) if row["value"]]},
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {**place, "color": _coloured(chart, voice)}},
            {"mark": label, "encoding": inside},
        ],
    }


def _ranges(chart: Chart, voice: Speech) -> dict[str, Any]:
    """Draw whole ranges as thin lines, their middle parts as thick ones, and a point on them."""
    names, y = _names(chart, voice)
    least, low, point, high, most = (_floats(one.values) for one in chart.series)
    rows = [
        {"name": name, "least": a, "low": b, "point": c, "high": d, "most": e}
        for name, a, b, c, d, e in zip(names, least, low, point, high, most, strict=True)
    ]
    axis = {"tickMinStep": 1, "format": "d", "orient": "top"}
    x = {
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0.5, max(2.0, *most) + 0.5], "nice": False},
        "axis": axis,
    }

    def span(start: str, end: str, width: int, colour: str) -> dict[str, Any]:
        mark = {"type": "rule", "strokeWidth": width, "strokeCap": "round", "color": colour}
        return {"mark": mark, "encoding": {"y": y, "x": {**x, "field": start}, "x2": {"field": end}}}

    dot = {"type": "point", "filled": True, "opacity": 1, "size": 46, "color": COLOURS[0]}
    return {
        "data": {"values": rows},
        "layer": [
            span("least", "most", 2, COLOURS[2]),
            span("low", "high", 8, _LIGHT),
            {"mark": dot, "encoding": {"y": y, "x": {**x, "field": "point"}}},
        ],
    }


def _floats(values: tuple[Fraction | None, ...]) -> list[float]:
    return [float(value or 0) for value in values]
