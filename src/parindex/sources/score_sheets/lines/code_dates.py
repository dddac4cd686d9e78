"""Codes that a spreadsheet program took for dates: as dates, and as the texts that it wrote of them into a CSV file."""

import re
from collections.abc import Iterator
from itertools import permutations

__all__ = ["codes_of_day", "dated_codes"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?|(?:thg|th[aá]ng|th|t) ?(?P<month>1[0-2]|0?[1-9]))"
_CLOCK = r"(?:[ t]0{1,2}:00(?::00(?:\.0+)?)?|[ ]12:00(?::00)? ?[as]\.?m\.?)?"
_NUMBERS = re.compile(rf"(?P<a>[0-9]{{1,4}})([-/.])(?P<b>[0-9]{{1,2}})(?:\2(?P<c>[0-9]{{1,4}}))?{_CLOCK}")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*")
"""A code as it should be, and no date."""

_DAY_FIRST = re.compile(rf"(?P<a>[0-9]{{1,2}})[-/. ]{_MONTH}(?:[-/., ]+(?P<c>[0-9]{{2,4}}))?{_CLOCK}")
_MONTH_FIRST = re.compile(rf"{_MONTH}[-/. ]+(?P<a>[0-9]{{1,4}})(?:[-/., ]+(?P<c>[0-9]{{2,4}}))?{_CLOCK}")


def dated_codes(text: str) -> list[str]:
    """Return the codes that a text may have been before it became a date; none if it is no date.

    >>> dated_codes("01-Jan-02")[:2]
    ['1.1.2', '1.1.02']
    >>> dated_codes("1-thg3")
    ['1.3', '3.1']
    """
    if _DOTTED.fullmatch(text.strip()):
        return []
    for pattern in (_NUMBERS, _DAY_FIRST, _MONTH_FIRST):
        if match := pattern.fullmatch(text.strip().casefold()):
            parts = match.groupdict()
            month = parts.get("b") or parts.get("month") or _number_of(parts.get("name"))
            first, second, third = int(parts["a"]), int(month), parts["c"]
            if third is None:
                return _pairs(first % 100, second)
            if first > 31:  # noqa: PLR2004  the year stands first
                return list(dict.fromkeys(codes_of_day(int(third), second, first)))
            return list(dict.fromkeys(codes_of_day(first, second, int(third))))
    return []


def codes_of_day(day: int, month: int, year: int) -> Iterator[str]:
    """Yield the codes that may have become this day, likeliest first: 1.1.2 or 3.1 typed on a Vietnamese keyboard."""
    short = year % 100
    years = (str(short), f"{short:02d}")
    yield from (f"{a}.{b}.{y}" for y in years for a, b in ((day, month), (month, day)))
    yield from (f"{y}.{a}.{b}" for y in years for a, b in ((month, day), (day, month)))
    yield from _pairs(day, month)


def _pairs(first: int, second: int) -> list[str]:
    return list(dict.fromkeys(f"{a}.{b}" for a, b in permutations((first, second))))


def _number_of(name: str | None) -> int:
    return _MONTHS.index(name) + 1 if name else 0
