"""Codes of criteria as they stand in cells: eaten by Excel, dotted, roman, with a word before them."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from parindex.sources.cells.cell_text import folded, shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.score_sheets.lines.code_dates import codes_of_day, dated_codes

__all__ = ["CodeBook", "CodeReading", "arabic"]

_WORD = re.compile(
    r"^(tctp|tc|lv|tiêu chí thành phần|tiêu chí|lĩnh vực|mục|phần|câu hỏi|câu"
    r"|criterion|area|component|question)\s*[.:_]?\s*(?=[0-9ivx])"
)
_VARIABLE = re.compile(
    r"(?:[^\s/]+/)*(?:[^\W\d]\w*[.:\-](?=[^\W\d]))*(?:(?P<word>[^\W\d_]{1,12})[ _.\-]?)?"
    r"(?P<code>[0-9]{1,3}(?:(?P<join>[_\-.])[0-9]{1,3})(?:(?P=join)[0-9]{1,3})*)"
)
"""A code as systems for forms name their variables: nhom_1/tc_1_1_1, nhom_1.tc_1_1_1, tc-1-1-1, q1.1.1."""
_NUMBERED = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,9}")
_ROMAN = re.compile(r"x{0,3}(ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10}
_DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class CodeReading:
    """What a cell may stand for: codes of the set, likeliest first.

    `text` is the code as it stands; `looks_like_code` is false for dashes, letters of options and
    words. `certain`: the first candidate is meant unless it is already taken. `own` are the codes
    that are written so where they stand, several where codes restart in every area.
    """

    text: str
    candidates: tuple[str, ...]
    certain: bool
    looks_like_code: bool
    of_date: bool = False
    """A text that is a date."""
    own: tuple[str, ...] = ()

    def among(self, codes: Collection[str]) -> "CodeReading":
        """Return the reading with only some of its candidates."""
        candidates = tuple(code for code in self.candidates if code in codes)
        own = tuple(code for code in self.own if code in codes)
        return CodeReading(self.text, candidates, len(own) == 1, self.looks_like_code, self.of_date, own)


class CodeBook:
    """The codes of one criteria set, by all the ways in which cells write them.

    `marks` are the codes that are printed otherwise below their group, with what is printed.
    """

    def __init__(self, codes: Collection[str], marks: Mapping[str, str] | None = None) -> None:
        self._exact: dict[str, list[str]] = {_key(code): [code] for code in codes}
        for code, written in (marks or {}).items():
            self._exact.setdefault(_key(written), []).append(code)
        self._eaten: Mapping[str, list[str]] = _eaten([*((code, code) for code in codes), *(marks or {}).items()])

    def knows(self, value: CellValue) -> bool:
        """Tell whether a cell holds a code of the set, whatever may have happened to it."""
        return bool(self.read(value).candidates)

    def read(self, value: CellValue) -> CodeReading:
        """Read a cell of the column of codes."""
        if isinstance(value, datetime | date):
            found = self._of(codes_of_day(value.day, value.month, value.year))
            return CodeReading(shown(value), found, certain=False, looks_like_code=True)
        if value is None or isinstance(value, bool) or not isinstance(value, str | int | float):
            return CodeReading(shown(value), (), certain=False, looks_like_code=False)
        text = shown(value)
        return (
            self._read(text, text.translate(_DIGITS))
            if len(text) <= _LONGEST
            else CodeReading(text, (), certain=False, looks_like_code=False)
        )

    def _of(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for text in texts for code in self._exact.get(text, ())))

    def _read(self, text: str, plain: str) -> CodeReading:
        key = _key(plain)
        if key not in self._exact:
            key = _key(_WORD.sub("", folded(plain)))
        if key not in self._exact and key and _ROMAN.fullmatch(key):
            key = str(arabic(key))
        if key not in self._exact and (code := _of_variable(plain)) in self._exact:
            key = code
        if key not in self._exact and "," in key:
            key = key.replace(",", ".")
        own = tuple(self._exact.get(key, ()))
        candidates = tuple(dict.fromkeys((*own, *self._eaten.get(key, []))))
        if not candidates and (found := self._of(dated_codes(plain))):
            return CodeReading(text, found, certain=False, looks_like_code=True, of_date=True)
        like_code = _NUMBERED.fullmatch(key) is not None
        return CodeReading(text, candidates, certain=len(own) == 1, looks_like_code=like_code, own=own)


def _key(code: str) -> str:
    return folded(code).replace(" ", "").strip(".):")


def _of_variable(text: str) -> str:
    """Return the code in the name of a variable; numbers joined by dashes alone are none, they may be a date."""
    found = _VARIABLE.fullmatch(folded(text).strip(" .:)"))
    return found["code"].replace(found["join"], ".") if found and found["word"] else ""


def _eaten(codes: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return for every number what codes it may have been before Excel dropped their last zeros (1.1: 1.10)."""
    eaten: dict[str, list[str]] = {}
    for code, written in codes:
        if re.fullmatch(r"[0-9]+\.[0-9]*0", written):
            eaten.setdefault(written.rstrip("0").rstrip("."), []).append(code)
    return eaten


def arabic(roman: str) -> int:
    """Return the number of a roman one in small letters, up to 39."""
    values = [_VALUES[letter] for letter in roman]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
