"""A chart of bars inside a Word document, drawn with cells: sharp, read aloud, changed in Word, the same everywhere."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from parindex.language import Speech
from parindex.reporting.blocks import Chart
from parindex.reporting.word.escaping import escaped
from parindex.reporting.word.letters import word_width
from parindex.reporting.writers.cells import said

__all__ = ["word_bars"]

_HUES: Final = ("1F4E79", "C55A11", "548235")
_NAMES: Final = 0.42
"""At most this part of the room is for names."""
_LABEL: Final = 900
_SIZE: Final = 18
_HIGH: Final = 200
_LEAST: Final = 12


def word_bars(chart: Chart, voice: Speech, room: int) -> str:
    """Return a title, a legend where there are several rows, and a bar for each value with the value at its end.

    A chart stays on one page.
    """
    if chart.kind != "bar":
        return ""
    names = [said(name, voice) for name in chart.categories]
    wanted = max((word_width(name, bold=False) for name in names), default=0) * _SIZE // 100 + 200
    left = min(int(room * _NAMES), wanted)
    scale = _Scale(chart, room - left - 2 * _LABEL)
    rows = "".join(_row(chart, place, name, (left, room - left), scale, voice) for place, name in enumerate(names))
    title = _line(said(chart.title, voice), bold=True, size=24, after=60)
    return (
        title
        + _legend(chart, voice)
        + f'<w:tbl><w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{room - left}"/></w:tblGrid>{rows}</w:tbl>'
        + _line("", size=8)
    )


class _Scale:
    """Twips of a value: what is below nothing goes left."""

    def __init__(self, chart: Chart, room: int) -> None:
        values = [value for one in chart.series for value in one.values if value is not None]
        low, high = min([*values, Fraction(0)]), max([*values, Fraction(0)])
        self.signed, self._low = low < 0, low
        self._unit = room / (high - low) if high > low else Fraction(0)

    def before(self, value: Fraction) -> int:
        return int((min(value, Fraction(0)) - self._low) * self._unit)

    def wide(self, value: Fraction) -> int:
        return max(_LEAST, int(abs(value) * self._unit))


def _row(  # noqa: PLR0913, PLR0917
    chart: Chart, place: int, name: str, widths: tuple[int, int], scale: _Scale, voice: Speech
) -> str:
    bars = "".join(_bars(chart, place, scale, voice))
    named = _line(name, side="right", kept=place < len(chart.categories) - 1)
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{widths[0]}" w:type="dxa"/><w:vAlign '
        f'w:val="center"/></w:tcPr>{named}</w:tc><w:tc><w:tcPr><w:tcW w:w="{widths[1]}" '
        f'w:type="dxa"/></w:tcPr>{bars}{_line("", size=2)}</w:tc></w:tr>'
    )


def _bars(chart: Chart, place: int, scale: _Scale, voice: Speech) -> Iterator[str]:
    """Yield a small table for each bar; an empty line keeps two of them from becoming one."""
    for number, one in enumerate(chart.series):
        value = one.values[place]
        if number:
            yield _line("", size=2)
        if value is None:
            yield _line("–")
            continue
        label = voice.number(value, 2 if value.denominator > 1 else 0, signed=scale.signed)
        before, wide = scale.before(value), scale.wide(value)
        widths = [*([before] if before else []), wide, _LABEL]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        empty = _box(before, "", "") if before else ""
        yield (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{_HIGH}" w:hRule="exact"/></w:trPr>{empty}'
            f"{_box(wide, _HUES[number % len(_HUES)], '')}{_box(_LABEL, '', label)}</w:tr></w:tbl>"
        )


def _box(width: int, hue: str, text: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{hue}"/>' if hue else ""
    inside = _line(f" {text}" if text else "", size=16)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def _legend(chart: Chart, voice: Speech) -> str:
    if len(chart.series) == 1:
        return ""
    runs = "".join(
        f'<w:r><w:rPr><w:color w:val="{_HUES[number % len(_HUES)]}"/><w:sz w:val="{_SIZE}"/></w:rPr><w:t>■</w:t></w:r>'
        f'<w:r><w:rPr><w:sz w:val="{_SIZE}"/></w:rPr><w:t xml:space="preserve"> {escaped(said(one.name, voice))}     '
        "</w:t></w:r>"
        for number, one in enumerate(chart.series)
    )
    return f'<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="60"/></w:pPr>{runs}</w:p>'


def _line(  # noqa: PLR0913  the looks of a line
    text: str, *, side: str = "left", size: int = _SIZE, bold: bool = False, after: int = 0, kept: bool = False
) -> str:
    strong, with_next = "<w:b/>" if bold else "", "<w:keepNext/>" if bold or kept else ""
    return (
        f'<w:p><w:pPr>{with_next}<w:spacing w:before="0" w:after="{after}" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{side}"/><w:rPr><w:sz w:val="{size}"/></w:rPr></w:pPr><w:r><w:rPr>{strong}<w:sz w:val="{size}"/>'
        f'</w:rPr><w:t xml:space="preserve">{escaped(text)}</w:t></w:r></w:p>'
    )
