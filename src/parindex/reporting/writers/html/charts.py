"""Charts as SVG inside of a page: every value is printed, so that neither colour nor a script is needed."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from parindex.language import Speech
from parindex.reporting.blocks import Chart, Series
from parindex.reporting.writers.cells import said
from parindex.reporting.writers.html.markup import Html, element

__all__ = ["html_chart"]

_WIDTH, _BAR, _GAP, _LABEL, _END = 640, 15, 14, 19, 88
_HEIGHT, _SIDE, _TOP = 200, 48, 30
_OF_A_RANGE = 5


def html_chart(chart: Chart, voice: Speech) -> Html:
    """Return a figure with a caption: bars, lines that end where a value is missing, or ranges."""
    draw = {"line": _lines, "range": _ranges}.get(chart.kind, _bars)
    title = said(chart.title, voice)
    height, parts = draw(chart, voice)
    drawing = element(
        "svg", *parts, viewBox=f"0 0 {_WIDTH} {height}", role="img", aria_label=_told(chart, title, voice)
    )
    caption = element("figcaption", title, *_legend(chart.series, voice))
    return element("figure", caption, drawing, class_="chart")


def _told(chart: Chart, title: str, voice: Speech) -> str:
    """Return all values in words, for those who hear the page."""
    names = [said(name, voice) for name in chart.categories]
    lines = []
    for series in chart.series:
        values = [f"{name} {_number(value, voice)}" for name, value in zip(names, series.values, strict=True)]
        lines.append(f"{said(series.name, voice)}: {'; '.join(values)}")
    return f"{title}. {'. '.join(lines)}"


def _legend(series: Sequence[Series], voice: Speech) -> Iterator[Html]:
    if len(series) > 1:
        for at, one in enumerate(series):
            yield element("span", element("i", class_=f"s{at % 3}"), said(one.name, voice), class_="key")


def _ranges(chart: Chart, voice: Speech) -> tuple[int, list[Html]]:
    """Draw the whole range as a thin bar, its middle part as a thick one, and a mark at the value."""
    most = max((float(value) for one in chart.series for value in one.values if value is not None), default=1.0)
    scale, parts, top = (_WIDTH - _END) / (most or 1.0), [], 0
    for at, name in enumerate(chart.categories):
        values = [float(series.values[at] or 0) * scale for series in chart.series]
        first, low, value, high, last = values if len(values) == _OF_A_RANGE else (values * _OF_A_RANGE)[:_OF_A_RANGE]
        parts.append(_text(0, top + _LABEL - 5, said(name, voice)))
        top += _LABEL
        for begin, end, thick in ((first, last, 3), (low, high, 9), (value - 1, value + 1, _BAR)):
            place = {"x": f"{begin:.1f}", "y": top + (_BAR - thick) // 2, "width": f"{max(2.0, end - begin):.1f}"}
            parts.append(element("rect", **place, height=thick, class_=f"s{int(thick == _BAR)}"))
        told = "–".join(dict.fromkeys(_number(series.values[at], voice) for series in chart.series[:: len(values) - 1]))
        parts.append(_text(max(values) + 6, top + _BAR - 3, told, "n"))
        top += _BAR + _GAP
    return top, parts


def _bars(chart: Chart, voice: Speech) -> tuple[int, list[Html]]:
    most = max((value for one in chart.series for value in one.values if value is not None), default=Fraction(0))
    scale = (_WIDTH - _END) / float(most) if most > 0 else 0.0
    parts, top = [], 0
    for at, name in enumerate(chart.categories):
        parts.append(_text(0, top + _LABEL - 5, said(name, voice)))
        top += _LABEL
        for which, series in enumerate(chart.series):
            value = series.values[at]
            long = max(0.0, float(value or 0) * scale)
            parts.append(element("rect", x=0, y=top, width=f"{long:.1f}", height=_BAR, class_=f"s{which % 3}"))
            parts.append(_text(long + 6, top + _BAR - 3, _number(value, voice), "n"))
            top += _BAR + 2
        top += _GAP
    return top, parts


def _lines(chart: Chart, voice: Speech) -> tuple[int, list[Html]]:
    """Draw lines; a step that a series does not join has `None` between its values in another series."""
    values = [float(value) for one in chart.series for value in one.values if value is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low) or 1.0
    step = (_WIDTH - 2 * _SIDE) / max(1, len(chart.categories) - 1)

    def place(at: int, value: Fraction) -> tuple[float, float]:
        return _SIDE + at * step, _TOP + (1 - (float(value) - low) / room) * (_HEIGHT - 2 * _TOP - 14)

    parts = [_text(_SIDE + at * step, _HEIGHT - 4, said(name, voice), "m") for at, name in enumerate(chart.categories)]
    for which, series in enumerate(chart.series):
        for stretch in _stretches(series.values):
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(at, value) for at, value in stretch))
            parts.append(element("polyline", points=points, class_=f"l{which % 3}"))
            for at, value in stretch:
                x, y = place(at, value)
                parts.append(element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=4, class_=f"s{which % 3}"))
                if not which:
                    parts.append(_text(x, y - 9, _number(value, voice), "m"))
    return _HEIGHT, parts


def _stretches(values: Sequence[Fraction | None]) -> list[list[tuple[int, Fraction]]]:
    found: list[list[tuple[int, Fraction]]] = [[]]
    for at, value in enumerate(values):
        if value is None:
            found.append([])
        else:
            found[-1].append((at, value))
    return [one for one in found if one]


def _text(x: float, y: float, text: str, look: str = "") -> Html:
    return element("text", text, x=f"{x:.1f}", y=f"{y:.1f}", class_=look or None)


def _number(value: Fraction | None, voice: Speech) -> str:
    return "–" if value is None else voice.number(value, 2 if value.denominator > 1 else 0)
