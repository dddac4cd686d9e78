"""How wide the columns of a printed table are: no number is broken, words share what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from parindex.reporting.word.letters import word_width

__all__ = ["Widths", "fitting"]

_SIZES: Final = (11.0, 10.0, 9.0, 8.0, 7.0)
_SMALLEST: Final = 5.0
_BESIDE: Final = 3.5
_SLACK: Final = 1.05
_MOST_LINES: Final = 4
"""Of a head."""
_SHARE: Final = 0.3
"""A single word counts for at most this part of a table; a longer one may be broken, a number never."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths in points, the size of the letters that they are for, the room at both sides of a text."""

    columns: tuple[float, ...]
    size: float
    beside: float = _BESIDE
    fits: bool = True


def fitting(heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], room: float) -> Widths:
    """Return the widths of a table that is `room` points wide, with the largest letters that fit."""
    needs = [_need(head, [row[place] for row in rows], numeric[place]) for place, head in enumerate(heads)]
    for size in _SIZES:
        if (found := _shared(needs, size, room)) is not None:
            return Widths(found, size)
    least = [max(1.0, need.number * _SMALLEST) + 2 for need in needs]
    factor = room / sum(least)
    return Widths(tuple(width * factor for width in least), _SMALLEST, 1.0, fits=False)


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs, for letters of one point."""

    number: float
    """Never broken."""
    word: float
    wanted: float
    """With which few lines are broken."""


def _need(head: str, texts: Sequence[str], numeric: bool) -> _Need:  # noqa: FBT001  read from the columns
    number = word = 0.0
    for text, bold in ((head, True), *((text, False) for text in dict.fromkeys(texts))):
        for one in text.split(" ") if bold or not numeric else [text]:
            width = _width(one, bold=bold)
            word = max(word, width)
            if any(letter.isdigit() for letter in one):
                number = max(number, width)
    whole = _width(head, bold=True)
    word = max(word, whole / _MOST_LINES)
    return _Need(number, word, max(word, whole / 3) if numeric else max(word, whole / 2, _usual(texts)))


def _usual(texts: Sequence[str]) -> float:
    """Return what texts take on one line; the few that are longer than all others count for less."""
    widths = sorted(_width(text, bold=False) for text in texts)
    return widths[-(len(widths) // 10 + 1)] if widths else 0.0


def _shared(needs: Sequence[_Need], size: float, room: float) -> tuple[float, ...] | None:
    beside = 2 * _BESIDE + 1
    narrow = [max(need.number * size, min(need.word * size, room * _SHARE)) + beside for need in needs]
    spare = room - sum(narrow)
    if spare < 0:
        return None
    wants = [max(0.0, need.wanted * size + beside - width) for need, width in zip(needs, narrow, strict=True)]
    if sum(wants) <= spare:  # what is left makes all wider alike
        factor = room / (sum(narrow) + sum(wants))
        return tuple((width + want) * factor for width, want in zip(narrow, wants, strict=True))
    given = _filled(wants, spare)
    return tuple(width + more for width, more in zip(narrow, given, strict=True))


def _filled(wants: Sequence[float], spare: float) -> list[float]:
    """Share what is left: who wants little gets it, the others share the rest alike."""
    given = [0.0] * len(wants)
    waiting = sorted(range(len(wants)), key=lambda place: wants[place])
    for turn, place in enumerate(waiting):
        given[place] = min(wants[place], spare / (len(waiting) - turn))
        spare -= given[place]
    return given


@lru_cache(1 << 14)
def _width(text: str, *, bold: bool) -> float:
    return word_width(text, bold=bold) * _SLACK / 1000
