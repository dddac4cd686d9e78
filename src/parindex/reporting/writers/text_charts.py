"""Charts drawn with characters, for formats in which a picture would be a second file."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from parindex.language import Speech
from parindex.reporting.blocks import Chart
from parindex.reporting.writers.cells import said

__all__ = ["chart_lines"]

_WIDTH = 40
"""Characters of the longest bar."""
_NAMES = 36
_FULL, _PARTS = "█", ("█", "▓", "░")
_OUTER, _INNER, _POINT = "─", "━", "●"


def chart_lines(chart: Chart, voice: Speech) -> Iterator[str]:
    """Yield the lines of a chart, without its title."""
    names = [_short(said(name, voice)) for name in chart.categories]
    room = max(map(len, names), default=0)
    drawn = {"bar": _bars, "line": _bars, "stacked": _stacked, "range": _ranges}[chart.kind](chart, voice)
    yield from (f"{name:<{room}}  {line}".rstrip() for name, line in zip(names, drawn, strict=True))
    if len(chart.series) > 1 and chart.kind != "range":
        told = (f"{mark} {said(one.name, voice)}" for mark, one in zip(_PARTS, chart.series, strict=False))
        yield f"{'':<{room}}  {'   '.join(told)}"


def _short(name: str) -> str:
    return name if len(name) <= _NAMES else f"{name[: _NAMES - 1].rstrip()}…"


def _bars(chart: Chart, voice: Speech) -> list[str]:
    """Return a bar for each category, those below nothing to the left of the others."""
    values = [one.values for one in chart.series]
    told = [value for row in values for value in row if value is not None]
    lowest, highest = min([*told, Fraction(0)]), max([*told, Fraction(0)])
    step = (highest - lowest) / _WIDTH or Fraction(1)
    left = round(-lowest / step)

    def bar(value: Fraction | None, mark: str) -> str:
        if value is None:
            return ""
        length = max(round(abs(value) / step), 1 if value else 0)
        number = voice.number(value, 2 if value.denominator > 1 else 0, signed=chart.signed)
        return f"{mark * length if value < 0 else '':>{left}}{mark * length if value > 0 else ''} {number}"

    by_category = zip(*values, strict=True)
    return ["  ".join(bar(value, mark) for value, mark in zip(row, _PARTS, strict=False)) for row in by_category]


def _stacked(chart: Chart, voice: Speech) -> list[str]:
    """Return parts that add up, with the numbers of all of them."""
    rows = [[value or Fraction(0) for value in row] for row in zip(*(one.values for one in chart.series), strict=True)]
    step = max(Fraction(1), max((sum(row, Fraction(0)) for row in rows), default=Fraction(0)) / _WIDTH)
    return [
        "".join(mark * round(value / step) for value, mark in zip(row, _PARTS, strict=False))
        + " "
        + " + ".join(voice.number(value, 0) for value in row)
        for row in rows
    ]


def _ranges(chart: Chart, _voice: Speech) -> list[str]:
    """Return a line for each category, with its ends told."""
    rows = list(zip(*(one.values for one in chart.series), strict=True))
    most = max((row[-1] or Fraction(0) for row in rows), default=Fraction(1))
    places = min(2 * _WIDTH, max(2, int(most)))

    def at(value: Fraction | None) -> int:
        return round(((value or Fraction(1)) - 1) * (places - 1) / max(Fraction(1), most - 1))

    return [_range([at(value) for value in row], places) + f" {_ends(row)}" for row in rows]


def _range(ends: Sequence[int], places: int) -> str:
    least, low, point, high, most = ends
    return "".join(
        _POINT if at == point else _INNER if low <= at <= high else _OUTER if least <= at <= most else " "
        for at in range(places)
    )


def _ends(row: Sequence[Fraction | None]) -> str:
    least, *_, most = (int(value or 0) for value in row)
    return f"{least}" if least == most else f"{least}–{most}"
