"""A chart of bars as a picture: drawn by vl-convert without a network, with a font that has Vietnamese letters."""

from functools import cache
from importlib.resources import files
from typing import Any

from parindex.language import Speech
from parindex.reporting.blocks import Chart
from parindex.reporting.writers.cells import said

__all__ = ["bars_png", "with_font"]

_FONT = "Parindex Sans"
_COLOURS = ("#1F4E79", "#C55A11", "#548235")


def bars_png(chart: Chart, voice: Speech) -> bytes:
    """Return a PNG; values stand at the ends of the bars, so that no colour has to be read."""
    import vl_convert  # noqa: PLC0415  large

    with_font()
    return vl_convert.vegalite_to_png(_spec(chart, voice), scale=2)


@cache
def with_font() -> None:
    """Make the font of charts known to what draws them, once."""
    import vl_convert  # noqa: PLC0415  large

    vl_convert.register_font_directory(str(files("parindex.reporting") / "fonts"))


def _spec(chart: Chart, voice: Speech) -> dict[str, Any]:
    names = [said(name, voice) for name in chart.categories]
    series = [said(one.name, voice) for one in chart.series]
    rows = [
        {
            "name": name,
            "series": told,
            "value": float(value),
            "label": voice.number(value, 2 if value.denominator > 1 else 0),
        }
        for told, one in zip(series, chart.series, strict=True)
        for name, value in zip(names, one.values, strict=True)
        if value is not None
    ]
    y = {"field": "name", "type": "nominal", "sort": names, "title": None, "axis": {"labelLimit": 320}}
    x = {"field": "value", "type": "quantitative", "title": None}
    offset = {"field": "series", "sort": series} if len(series) > 1 else None
    colour: dict[str, Any] = {
        "field": "series",
        "scale": {"domain": series, "range": list(_COLOURS[: len(series)])},
        "title": None,
        "legend": {"orient": "bottom"} if len(series) > 1 else None,
    }
    encoding = {"y": y, "x": x, "color": colour, **({"yOffset": offset} if offset else {})}
    label = {"type": "text", "align": "left", "dx": 4, "color": "#222222"}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": rows},
        "title": {"text": said(chart.title, voice), "fontWeight": "normal", "anchor": "start"},
        "width": 420,
        "height": {"step": 16 if offset else 24},
        "config": {"font": _FONT, "view": {"stroke": None}, "axis": {"labelFontSize": 11}},
        "layer": [
            {"mark": {"type": "bar"}, "encoding": encoding},
            {
                "mark": label,
                "encoding": {**{k: v for k, v in encoding.items() if k != "color"}, "text": {"field": "label"}},
            },
        ],
    }
