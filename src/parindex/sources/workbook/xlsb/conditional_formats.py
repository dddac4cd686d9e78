"""Number formats that an .xlsb sheet gives to cells on a condition. Source: [MS-XLSB] 2.4.26, 2.4.27 and 2.4.356."""

import struct
from collections.abc import Iterator, Mapping

from parindex.sources.cells.grid import Merge
from parindex.sources.workbook.number_formats.conditional_formats import (
    OPERATORS,
    CellCondition,
    ConditionalFormat,
    bound,
)
from parindex.sources.workbook.number_formats.formats import NumberFormat, number_format
from parindex.sources.workbook.xlsb.records import text_at

__all__ = ["AREAS", "RULE", "BinConditions", "format_of_look"]

AREAS, RULE = 461, 463
"""Records with the areas of conditions, and with one of their rules."""
_BY_VALUE, _BY_FORMULA, _BY_RANK = 1, 2, 5
_ABOUT_TEXT = frozenset((8, 9, 11))
"""Templates of rules that no number is meant by: texts, blanks and errors."""
_RULE = struct.Struct("<IIIiI8xHIII")
_CODE, _NUMBER = 38, 41
"""Properties of a look: the code of its number format, and its number."""
_FOUR = struct.Struct("<IIII")
_HEAD = 4
"""Bytes that say which property comes and how long it is."""


class BinConditions:
    """Takes the records of conditions in turn. Raises struct.error or IndexError for one that is too short."""

    def __init__(self, formats: Mapping[int, NumberFormat]) -> None:
        self.found: list[ConditionalFormat] = []
        self._formats = formats
        self._areas: tuple[Merge, ...] = ()

    def take_areas(self, data: bytes) -> None:
        """Look where the next rules apply."""
        (number,) = struct.unpack_from("<I", data, 8)
        self._areas = tuple(
            (top, left, bottom, right)
            for top, bottom, left, right in _FOUR.iter_unpack(data[12 : 12 + _FOUR.size * number])
        )

    def take_rule(self, data: bytes) -> None:
        """Look at a rule: kind, template, look, operator, and the sizes of three formulas that come after a text."""
        kind, template, look, _, operator, _, *sizes = _RULE.unpack_from(data)
        one = self._formats.get(look)
        if one is None or kind not in (_BY_VALUE, _BY_FORMULA, _BY_RANK) or template in _ABOUT_TEXT:
            return
        _, at = text_at(data, _RULE.size)
        bounds = tuple(_bounds(data, at, sizes))
        condition = CellCondition(OPERATORS[operator] if kind == _BY_VALUE else "", bounds)
        self.found.append(ConditionalFormat(self._areas, one, condition))


def _bounds(data: bytes, at: int, sizes: list[int]) -> Iterator[str]:
    for size in filter(None, sizes):
        (length,) = struct.unpack_from("<I", data, at)
        yield bound(data[at + 4 : at + 4 + length])
        at += size


def format_of_look(data: bytes, codes: Mapping[int, str]) -> NumberFormat | None:
    """Return the number format that a look of conditions has, if any. Raises struct.error."""
    (number,) = struct.unpack_from("<H", data, 4)
    at, code = 6, None
    for _ in range(number):
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == _CODE:
            (length,) = struct.unpack_from("<H", data, at + _HEAD)
            start = at + _HEAD + 2
            code = data[start : start + 2 * length].decode("utf-16-le", "replace")
        elif kind == _NUMBER and code is None:
            code = codes.get(struct.unpack_from("<H", data, at + _HEAD)[0])
        at += max(size, _HEAD)
    return number_format(code) if code else None
