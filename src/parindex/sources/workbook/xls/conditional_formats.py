"""Number formats that an .xls sheet gives to cells on a condition. Source: [MS-XLS] 2.4.42, 2.4.56, 2.5.91."""

import struct
from collections.abc import Iterator

from parindex.sources.cells.grid import Merge
from parindex.sources.workbook.number_formats.conditional_formats import (
    OPERATORS,
    CellCondition,
    ConditionalFormat,
    bound,
)
from parindex.sources.workbook.number_formats.formats import NumberFormat, number_format
from parindex.sources.workbook.xls.book import BookPart

__all__ = ["AREAS", "AREAS_12", "RULE", "RULE_12", "BiffConditions"]

AREAS, RULE, AREAS_12, RULE_12 = 0x01B0, 0x01B1, 0x0879, 0x087A
"""Records with the areas of conditions and with one of their rules, of Excel 97 and of Excel 2007."""
_FUTURE = 12
"""Bytes that come before a record of later versions."""
_HEAD = struct.Struct("<BBHH")
_BY_VALUE, _BY_FORMULA, _BY_RANK = 1, 2, 5
_HAS_FORMAT, _OWN_CODE = 1 << 25, 1
_EIGHT = struct.Struct("<HHHH")


class BiffConditions:
    """Takes the records of conditions in turn. Raises struct.error or IndexError for one that is too short."""

    def __init__(self, book: BookPart) -> None:
        self.found: list[ConditionalFormat] = []
        self._book = book
        self._areas: tuple[Merge, ...] = ()

    def take_areas(self, content: bytes) -> None:
        """Look where the next rules apply."""
        (number,) = struct.unpack_from("<H", content, 12)
        self._areas = tuple(_areas(content[14 : 14 + 8 * number]))

    def take_areas_12(self, content: bytes) -> None:
        """Look where the next rules of later versions apply."""
        self.take_areas(content[_FUTURE:])

    def take_rule(self, content: bytes) -> None:
        """Look at a rule: kind, operator, sizes of two formulas, what it does to the look of a cell, the formulas."""
        kind, operator, first, second = _HEAD.unpack_from(content)
        formulas = content[len(content) - first - second :]
        self._add(kind, operator, content[_HEAD.size :], (formulas[:first], formulas[first:]))

    def take_rule_12(self, content: bytes) -> None:
        """Look at a rule of later versions, which says how much it has to say of the look."""
        kind, operator, first, second = _HEAD.unpack_from(content, _FUTURE)
        at = _FUTURE + _HEAD.size
        (size,) = struct.unpack_from("<I", content, at)
        formulas = content[at + 4 + (size or 2) :]
        self._add(kind, operator, content[at + 4 : at + 4 + size], (formulas[:first], formulas[first : first + second]))

    def _add(self, kind: int, operator: int, look: bytes, formulas: tuple[bytes, bytes]) -> None:
        one = self._format(look) if kind in (_BY_VALUE, _BY_FORMULA, _BY_RANK) and look else None
        if one is not None:
            name = OPERATORS[operator] if kind == _BY_VALUE else ""
            condition = CellCondition(name, tuple(bound(formula) for formula in formulas if formula))
            self.found.append(ConditionalFormat(self._areas, one, condition))

    def _format(self, look: bytes) -> NumberFormat | None:
        """Return the number format of a look; it comes before all else that a look may have."""
        given, more = struct.unpack_from("<IH", look)
        if not given & _HAS_FORMAT:
            return None
        if more & _OWN_CODE:
            return number_format(_text(look[8:]))
        return number_format(self._book.codes.get(look[7], ""))


def _areas(content: bytes) -> Iterator[Merge]:
    for top, bottom, left, right in _EIGHT.iter_unpack(content):
        yield top, left, bottom, right


def _text(content: bytes) -> str:
    length, wide = struct.unpack_from("<HB", content)
    size = length * (1 + (wide & 1))
    return content[3 : 3 + size].decode("utf-16-le" if wide & 1 else "latin-1", "replace")
