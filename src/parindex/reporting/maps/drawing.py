"""Pieces of SVG: texts made safe, patterns, and how a unit is painted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from parindex.language.single_line import one_line
from parindex.model.monitoring.settings import Zone

__all__ = ["FONT", "MISSING", "NOTHING", "Paint", "text", "wrapped", "zone_paint", "zone_patterns"]

FONT: Final = "Parindex Sans"
_INK: Final = "#1A1A1A"


@dataclass(frozen=True, slots=True)
class Paint:
    """How an area is filled, and the letter that says the same."""

    fill: str
    letter: str
    over: str = ""
    """A pattern over the fill."""
    dash: str = ""


NOTHING: Final = Paint("#FFFFFF", "n/a", dash="6 4")
"""There was nothing to solve."""
MISSING: Final = Paint("#FFFFFF", "?", "url(#missing)", "2 3")
"""Nothing was reported."""

_LINES: Final = {
    "stripes": '<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6" stroke="#000" stroke-opacity=".28" stroke-width="1.2"/>',
    "dots": '<circle cx="4" cy="4" r="1.3" fill="#000" fill-opacity=".33"/>',
    "cross": '<path d="M0 0L8 8M0 8L8 0" stroke="#000" stroke-opacity=".25" stroke-width="1"/>',
    "missing": '<path d="M0 4H8" stroke="#000" stroke-opacity=".16" stroke-width="1"/>',
}


def zone_paint(zone: Zone) -> Paint:
    """Return how a zone is painted."""
    over = "" if zone.pattern == "plain" else f"url(#{zone.pattern})"
    return Paint(zone.colour, one_line(zone.letter), over)


def zone_patterns() -> Iterator[str]:
    """Yield the definitions of all patterns."""
    for name, lines in _LINES.items():
        yield f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">{lines}</pattern>'


def text(at: tuple[float, float], said: str, size: float = 12, *, anchor: str = "middle", bold: bool = False) -> str:
    """Return a line of text with a light edge, so that it can be read over patterns."""
    weight = ' font-weight="bold"' if bold else ""
    edge = 'stroke="#FFFFFF" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    place = f'x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size:g}" text-anchor="{anchor}"'
    return f'<text {place} fill="{_INK}"{weight} {edge}>{escape(one_line(said))}</text>'


def wrapped(said: str, width: int, lines: int) -> Sequence[str]:
    """Return a text as at most so many lines of at most so many characters."""
    found = [""]
    for word in one_line(said).split():
        joined = f"{found[-1]} {word}".strip()
        if len(joined) <= width or not found[-1]:
            found[-1] = joined
        else:
            found.append(word)
    short = [line if len(line) <= width else line[: width - 1] + "…" for line in found]
    return short if len(short) <= lines else [*short[: lines - 1], short[lines - 1][: width - 1] + "…"]
