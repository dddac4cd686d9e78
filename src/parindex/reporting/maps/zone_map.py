"""The map of zones: title, definition, units with colour, letter and pattern, and what these mean."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from math import ceil

from parindex.language import Speech
from parindex.model.monitoring.results import MonitoredYear, PeriodRate, UnitOfYear
from parindex.reporting.maps.drawing import FONT, MISSING, NOTHING, Paint, text, wrapped, zone_paint, zone_patterns
from parindex.reporting.maps.labels import Label, beside_dots
from parindex.reporting.maps.placing import PlacedUnit
from parindex.reporting.tables.during_the_year.monitoring import definition_words, zone_words
from parindex.reporting.writers.cells import said

__all__ = ["map_png", "map_svg"]

_MARGIN, _HEAD, _WORDS, _LINE = 24, 58, 17, 24
_SHORT = 48
"""Characters that half a line of the legend has room for."""
_LEAST = 760
_SCALE = 2


def map_svg(
    found: MonitoredYear, placed: Sequence[PlacedUnit], size: tuple[float, float], voice: Speech, month: int = 0
) -> str:
    """Return the map of a month (0: the year to date) as SVG; `size` is that of the placed units together."""
    units = {unit.unit: unit for unit in found.units}
    legend = list(_legend(found, voice))
    width = max(_LEAST, size[0] + 2 * _MARGIN)
    definition = _definition(found, width, voice)
    top = _HEAD + _WORDS * len(definition)
    columns = 2 if all(len(meaning) <= _SHORT for _, meaning in legend) else 1
    height = top + size[1] + _MARGIN + ceil(len(legend) / columns) * _LINE + _MARGIN
    title = _title(found, month, voice)
    labels = [_label(one, units[one.unit], found, month, voice) for one in placed]
    settled = beside_dots(placed, labels, size)
    body = [
        _opening(width, height),
        f"<title>{escape(said(title, voice))}</title>",
        f"<defs>{''.join(zone_patterns())}</defs>",
        f'<rect width="{width:g}" height="{height:g}" fill="#FFFFFF"/>',
        text((_MARGIN, 34), title, 20, anchor="start", bold=True),
        *(text((_MARGIN, _HEAD + _WORDS * at), line, 12, anchor="start") for at, line in enumerate(definition)),
        f'<g transform="translate({_MARGIN} {top})">',
        *(_shape(one, units[one.unit], found, month, voice) for one in placed),
        *(_drawn(one, label) for one, label in zip(settled, labels, strict=True)),
        "</g>",
        *_drawn_legend(legend, top + size[1] + _MARGIN, (width - 2 * _MARGIN) / columns, columns),
        "</svg>",
    ]
    return "\n".join(body) + "\n"


def map_png(svg: str) -> bytes:
    """Return the picture of a map, the same bytes on every system."""
    import vl_convert  # noqa: PLC0415  large

    vl_convert.register_font_directory(str(files("parindex.reporting") / "fonts"))
    return bytes(vl_convert.svg_to_png(svg, scale=_SCALE))


def _opening(width: float, height: float) -> str:
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FONT}, Arial, sans-serif">'


def _title(found: MonitoredYear, month: int, voice: Speech) -> str:
    if month:
        return voice.say("Dossiers solved on time, month {month} of {year}", month=month, year=found.year)
    return voice.say("Dossiers solved on time, {year}, to month {month}", year=found.year, month=found.until)


def _definition(found: MonitoredYear, width: float, voice: Speech) -> Sequence[str]:
    """Return the lines of the definition, all of it: a rate says nothing without it."""
    words = voice.say("On-time rate: {definition}", definition=definition_words(found.definition, voice))
    return wrapped(words, int(width / 6.6), len(words))


def _period(unit: UnitOfYear, month: int) -> PeriodRate:
    return unit.months[month - 1] if month else unit.total


def _paint(period: PeriodRate, found: MonitoredYear) -> Paint:
    if period.state == "missing":
        return MISSING
    if period.state == "not_applicable" or not period.zone:
        return NOTHING
    return zone_paint(found.zone_of[period.zone])


def _shape(one: PlacedUnit, unit: UnitOfYear, found: MonitoredYear, month: int, voice: Speech) -> str:
    """Return the painted outline of a unit; labels come after all of them, so that no neighbour covers one."""
    period = _period(unit, month)
    paint = _paint(period, found)
    rate = _said(period, paint, voice)
    edge = (
        f'stroke="#333333" stroke-width="1"{f" stroke-dasharray={chr(34)}{paint.dash}{chr(34)}" if paint.dash else ""}'
    )
    over = f'<{one.outline} fill="{paint.over}" stroke="none"/>' if paint.over else ""
    title = f"<title>{escape(said(unit.name, voice))}: {escape(rate)}</title>"
    return f'<g>{title}<{one.outline} fill="{paint.fill}" {edge}/>{over}</g>'


def _label(one: PlacedUnit, unit: UnitOfYear, found: MonitoredYear, month: int, voice: Speech) -> Label:
    period = _period(unit, month)
    return Label(wrapped(unit.name, one.wide, 2), _said(period, _paint(period, found), voice))


def _drawn(one: PlacedUnit, label: Label) -> str:
    x, y = one.label
    top = y - 8 * len(label.lines) + 4
    return "".join(
        (
            *(text((x, top + 15 * at), line, 12) for at, line in enumerate(label.lines)),
            text((x, top + 15 * len(label.lines) + 4), label.rate, 14, bold=True),
        )
    )


def _said(period: PeriodRate, paint: Paint, voice: Speech) -> str:
    match period.state:
        case "missing":
            return "?"
        case "not_applicable":
            return voice.say("n/a")
    rate = voice.number(100 * period.rate) if period.rate is not None else ""
    return f"{paint.letter} · {rate} %"


def _legend(found: MonitoredYear, voice: Speech) -> Iterator[tuple[Paint, str]]:
    for zone in found.zones:
        yield zone_paint(zone), zone_words(zone, voice)
    yield NOTHING, voice.say("n/a = nothing to solve (not 100 %)")
    yield MISSING, voice.say("? = nothing reported")


def _drawn_legend(legend: Sequence[tuple[Paint, str]], top: float, wide: float, columns: int) -> Iterator[str]:
    for at, (paint, meaning) in enumerate(legend):
        x, y = _MARGIN + at % columns * wide, top + at // columns * _LINE
        box = f'rect x="{x:g}" y="{y:g}" width="26" height="16" rx="2"'
        dash = f' stroke-dasharray="{paint.dash}"' if paint.dash else ""
        yield f'<{box} fill="{paint.fill}" stroke="#333333"{dash}/>'
        if paint.over:
            yield f'<{box} fill="{paint.over}"/>'
        yield text((x + 34, y + 13), meaning, 12, anchor="start")
