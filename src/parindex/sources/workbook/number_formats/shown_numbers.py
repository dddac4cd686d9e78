"""Which cells of a sheet show another number than they hold, at the speed of C where a format only cuts decimals."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from parindex.sources.cells.grid import Position
from parindex.sources.cells.numbers import exact
from parindex.sources.workbook.number_formats.formats import NumberFormat
from parindex.sources.workbook.sheet_facts import reach

__all__ = ["shown_as", "shown_in", "shown_number"]

_CELL = (
    rb'<c r="([A-Z]{1,3}[0-9]+)" s="(%b)"(?: t="n")?>'
    rb"(?:<f(?: [^<>]*)?(?:/>|>[^<>]*</f>))?<v>(%b)</v>"
)
_MANY = 1e15
"""From here on a number has more digits than spreadsheet programs show."""
_LONGER = rb"-?[0-9]*\.[0-9]{%d,}(?:[eE][-+]?[0-9]+)?|[-0-9.]+[eE][-+]?[0-9]+"


def shown_in(body: bytes, formats: Mapping[int, NumberFormat]) -> dict[Position, str]:
    """Return what the cells show whose format makes another number of theirs.

    `body` is in the plain spelling of `sheet_facts`; `formats` has the styles that may do so. Of formats
    that only cut decimals, just the numbers with more decimals are looked at.
    """
    found: dict[Position, str] = {}
    for decimals, styles in _by_decimals(formats, body).items():
        for cell in _pattern(tuple(styles), decimals).finditer(body):
            shown = shown_as(formats[int(cell[2])], cell[3])
            if shown is not None:
                found[reach(cell[1])] = shown
    return found


def _by_decimals(formats: Mapping[int, NumberFormat], body: bytes) -> dict[int | None, list[int]]:
    """Group the styles that occur by how many decimals they show."""
    groups: dict[int | None, list[int]] = defaultdict(list)
    for style, one in formats.items():
        if b' s="%d"' % style in body:
            groups[one.decimals].append(style)
    return groups


@lru_cache(maxsize=128)
def _pattern(styles: tuple[int, ...], decimals: int | None) -> re.Pattern[bytes]:
    """Return what finds the cells of some styles: with more decimals than are shown, or (`None`) with any number."""
    number = rb"[^<]+" if decimals is None else _LONGER % (decimals + 1)
    return re.compile(_CELL % (b"|".join(b"%d" % style for style in styles), number))


@lru_cache(maxsize=8192)
def shown_as(one: NumberFormat, number: bytes | str) -> str | None:
    """Return what a stored number is shown as, if that is not simply the number."""
    return one.shows(exact(float(number)))


def shown_number(one: NumberFormat, number: float) -> str | None:
    """Return what a number is shown as, if that is not simply the number."""
    decimals = one.decimals
    if decimals is not None and 0 <= number < _MANY and round(number, decimals) == number:
        return None
    return _shown(one, number)


@lru_cache(maxsize=8192)
def _shown(one: NumberFormat, number: float) -> str | None:
    return one.shows(exact(number))
