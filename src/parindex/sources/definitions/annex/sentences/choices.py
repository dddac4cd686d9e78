"""A sentence parted into choices, each with what it is worth: `Đạt: 1 điểm / Không đạt: 0 điểm`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from parindex.sources.cells.numbers import Typed, read_number

__all__ = ["NUMBER", "SentenceChoice", "WorthUnit", "number_of", "parted"]

NUMBER = r"\d+(?:[.,]\d+)?"
"""A number that is not negative, as it stands in a sentence."""

_FULL = r"(?:đạt\s+|được\s+)?(?:số\s+)?điểm tối đa|tối đa điểm|full (?:marks|points)|(?:the )?maximum(?: points)?|max"
_PERCENT = (
    rf"(?P<cut>trừ\s+|less\s+)?(?P<percent>{NUMBER})\s*%\s*(?:số\s+)?(?:(?:của\s+)?điểm(?: tối đa)?|"
    rf"(?:of (?:the )?)?(?:maximum|points|marks))"
)
_POINTS = rf"(?P<number>{NUMBER})\s*(?:\((?!\s*[a-zđ]\))[^()]{{0,12}}\)\s*)?(?P<unit>điểm|đ|points?|pts?)?(?![\w%])"
_WORTH = rf"(?:(?P<full>{_FULL})|{_PERCENT}|{_POINTS})"
_SIGN = r"\s*(?:(?P<sign>[:=→]|\s[-–—]|được|cho|tính|chấm|đạt|gets?|scores?|earns?|is worth)\s*)"
_END = r"(?=\s*(?:[;\n/|]|\.(?:\s|$)|,\s|$|\s[-–—+•]\s|\s(?:[a-zđ]|\d)\)\s))"
_CHOICE = re.compile(rf"{_SIGN}{_WORTH}{_END}", re.IGNORECASE)
_MARK = re.compile(r"^[\s;,./|•+*–—-]+|^\s*\(?(?:[a-zđ]|\d{1,2})\)\s*", re.IGNORECASE)
_LONGEST = 4_000


class WorthUnit(StrEnum):
    """What a choice is worth is told in."""

    POINTS = "points"
    PERCENT = "percent"
    FULL = "full"
    """The maximum, whatever it is."""


@dataclass(frozen=True, slots=True)
class SentenceChoice:
    """A choice as it stands in the sentence; `worth` is in points or percent, 100 for the maximum."""

    label: str
    worth: Decimal
    unit: WorthUnit


def number_of(text: str) -> Decimal:
    """Read a number of a sentence; `1.500` is one and a half, as no component has a thousand points.

    Raises:
        ValueError: it is none.
    """
    typed = read_number(text)
    if typed is None:
        raise ValueError(text)
    return typed.number if isinstance(typed, Typed) else typed.decimal


def parted(sentence: str) -> tuple[list[SentenceChoice], str]:
    """Return the choices of a sentence, and what stands behind the last of them (a note, mostly)."""
    found, start = [], 0
    text = sentence[:_LONGEST]
    for match in _CHOICE.finditer(text):
        label = _label(text[start : match.start()])
        if not label:
            continue
        found.append(SentenceChoice(label, *_worth(match)))
        start = match.end()
    return found, _label(text[start:]) + sentence[_LONGEST:]


def _worth(match: re.Match[str]) -> tuple[Decimal, WorthUnit]:
    if match["full"]:
        return Decimal(100), WorthUnit.FULL
    if match["percent"]:
        percent = number_of(match["percent"])
        return (Decimal(100) - percent if match["cut"] else percent), WorthUnit.PERCENT
    return number_of(match["number"]), WorthUnit.POINTS


def _label(text: str) -> str:
    """Take the marks of lists and the signs between choices away."""
    before = None
    while before != text:
        before, text = text, _MARK.sub("", text, count=1)
    return " ".join(text.split()).rstrip(" ;,.:/|-–—")
