"""One worksheet of an .xls workbook: its facts, and its values written anew in the plainest records."""

import math
import struct
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from parindex.sources.cells.grid import Position
from parindex.sources.workbook.facts.cell_facts import CellFacts
from parindex.sources.workbook.facts.fonts import of_runs
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.number_formats.conditional_formats import ConditionalFormat
from parindex.sources.workbook.number_formats.packed_numbers import unpacked
from parindex.sources.workbook.sheet_facts import SheetFacts, address
from parindex.sources.workbook.xls.book import BIFF8, BookPart, XlsSheetPart
from parindex.sources.workbook.xls.conditional_formats import AREAS, AREAS_12, RULE, RULE_12, BiffConditions
from parindex.sources.workbook.xls.formula_texts import TextResults
from parindex.sources.workbook.xls.records import CONTINUE, record, records
from parindex.sources.workbook.xls.row_facts import (
    COLUMNS,
    ROWS,
    take_columns,
    take_height,
    take_merged,
    take_row,
    take_standard_width,
    take_width,
)

__all__ = ["ReadSheet", "read_sheet"]

_COLUMN_INFO, _SEVERAL_RK, _RICH_TEXT, _MERGED, _SHARED_TEXT = 0x007D, 0x00BD, 0x00D6, 0x00E5, 0x00FD
_FORMULA, _NUMBER, _TEXT, _TRUTH, _RESULT, _ROW, _RK = 0x0006, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x027E
_OLDER_FORMULAS = (0x0206, 0x0406)
"""Formulas of Excel 3 and 4, which begin as those of later versions do."""
_CALCULATION, _WIDTH, _STANDARD_WIDTH, _HEIGHT = 0x000D, 0x0055, 0x0099, 0x0225
_VERSIONS = range(0x0000, 0x0800, 0x0100)
_OF_CELLS = (0x02, 0x03, 0x04, 0x05, 0x06, 0x7E)
"""The last byte of the numbers that records of cells with values have in any version: its first byte says which."""
_CELLS = frozenset((_SEVERAL_RK, _RICH_TEXT, _SHARED_TEXT, *_OLDER_FORMULAS, _FORMULA, _NUMBER, _TEXT, _TRUTH, _RK))
_CELL = struct.Struct("<HHH")
_WITH_RK, _WITH_NUMBER, _WITH_TEXT = struct.Struct("<HHHi"), struct.Struct("<HHHd"), struct.Struct("<HHHI")
_PACKED = struct.Struct("<Hi")
_LONG_RK = 6
_RK_HEAD, _NUMBER_HEAD, _TEXT_HEAD = (
    struct.pack("<HH", kind, size) for kind, size in ((_RK, 10), (_NUMBER, 14), (_SHARED_TEXT, 10))
)
"""What the most frequent records begin with."""
_NEVER_CALCULATED = 3
"""Flags that programs set which write formulas and cannot calculate them; Excel never sets both."""
_NO_NUMBER = b"\xff\xff"
_AN_ERROR = b"\x2a\1"
"""Any error that the reader knows: it shows nothing for it, and what is shown is among the facts."""
_TEXT_FOLLOWS, _TRUE_OR_FALSE, _ERROR = 0, 1, 2


_FOREIGN_CELLS = frozenset(version | kind for version in _VERSIONS for kind in _OF_CELLS) - _CELLS


class ReadSheet(NamedTuple):
    """The facts of a sheet and the records with its values; `by_hand` if it is calculated only when told to.

    `conditional` are the formats that its cells have on conditions.
    """

    facts: SheetFacts
    values: list[bytes]
    by_hand: bool = False
    conditional: Sequence[ConditionalFormat] = ()


def read_sheet(stream: bytes, part: XlsSheetPart, book: BookPart) -> ReadSheet:
    """Read one sheet. Raises `Refused` naming the cell."""
    seen = _Sheet(part.name, book)
    find = seen.takers().get
    strikes = book.shown.struck
    try:
        for kind, content in records(stream, part.at):
            take = find(kind)
            if take is not None:
                take(content)
                if strikes and kind in _CELLS:
                    seen.strike(kind, content)
        seen.results.await_none()
    except (struct.error, IndexError):
        raise Refused("F201", sheet=part.name) from None
    return ReadSheet(seen.cells.facts(rows=ROWS, columns=COLUMNS), seen.values, seen.by_hand, seen.conditions.found)


class _Sheet:
    """Takes record after record. The methods raise struct.error or IndexError for one that is too short."""

    def __init__(self, name: str, book: BookPart) -> None:
        self.cells = CellFacts(name, book.shown)
        self.values: list[bytes] = []
        self.by_hand = False
        self._book = book
        self.results = TextResults(self.cells, self.values, book)
        self.conditions = BiffConditions(book)

    def takers(self) -> dict[int, Callable[[bytes], None]]:
        return {
            _RK: self._rk,
            _NUMBER: self._number,
            _SHARED_TEXT: self._shared_text,
            _SEVERAL_RK: self._several_rk,
            _FORMULA: self._formula,
            **dict.fromkeys(_OLDER_FORMULAS, self._formula),
            **dict.fromkeys(_FOREIGN_CELLS, self._refuse),
            _RESULT: self.results.take,
            _TEXT: self._typed_text,
            _RICH_TEXT: self._rich_text,
            _TRUTH: self._truth_or_error,
            CONTINUE: self.results.go_on,
            _ROW: partial(take_row, self.cells),
            _COLUMN_INFO: partial(take_columns, self.cells),
            _MERGED: partial(take_merged, self.cells),
            _HEIGHT: partial(take_height, self.cells),
            _WIDTH: partial(take_width, self.cells),
            _STANDARD_WIDTH: partial(take_standard_width, self.cells),
            _CALCULATION: self._calculation,
            AREAS: self.conditions.take_areas,
            RULE: self.conditions.take_rule,
            AREAS_12: self.conditions.take_areas_12,
            RULE_12: self.conditions.take_rule_12,
        }

    def strike(self, kind: int, content: bytes) -> None:
        """Look whether the font of a cell, or of several cells, strikes out."""
        row, column, look = _CELL.unpack_from(content)
        looks = [one for one, _ in _PACKED.iter_unpack(content[4:-2])] if kind == _SEVERAL_RK else [look]
        struck = self._book.shown.struck
        self.cells.struck.update((row, at) for at, one in enumerate(looks, column) if one in struck)

    def _refuse(self, content: bytes) -> None:
        """Refuse a cell in a record of another version: only some programs look at it."""
        row, column = struct.unpack_from("<HH", content)
        raise Refused("F304", sheet=self.cells.sheet, cell=address((row, column)))

    def _calculation(self, content: bytes) -> None:
        self.by_hand = struct.unpack_from("<H", content)[0] == 0

    def _rk(self, content: bytes) -> None:
        row, column, look, packed = _WITH_RK.unpack_from(content)
        self.cells.cells.append((row, column))
        if look in self.cells.special:
            self.cells.show((row, column), look, unpacked(packed))
        self.values.append(_RK_HEAD + content[:10])

    def _several_rk(self, content: bytes) -> None:
        row, first = struct.unpack_from("<HH", content)
        number, rest = divmod(len(content) - 6, _LONG_RK)
        if rest or number < 1 or first + number - 1 != int.from_bytes(content[-2:], "little"):
            raise IndexError
        for column, (look, packed) in enumerate(_PACKED.iter_unpack(content[4:-2]), first):
            self.cells.cells.append((row, column))
            if look in self.cells.special:
                self.cells.show((row, column), look, unpacked(packed))
        self.values.append(record(_SEVERAL_RK, content))

    def _number(self, content: bytes) -> None:
        row, column, look, value = _WITH_NUMBER.unpack_from(content)
        if not math.isfinite(value):
            raise Refused("F303", sheet=self.cells.sheet, cell=address((row, column)), found=str(value))
        self.cells.cells.append((row, column))
        if look in self.cells.special:
            self.cells.show((row, column), look, value)
        self.values.append(_NUMBER_HEAD + content[:14])

    def _shared_text(self, content: bytes) -> None:
        row, column, _, number = _WITH_TEXT.unpack_from(content)
        if number >= len(self._book.texts):
            raise Refused("F304", sheet=self.cells.sheet, cell=address((row, column)))
        if number in self._book.marked_texts:
            self.cells.mark((row, column), self._book.marked_texts[number])
        self._text((row, column), _TEXT_HEAD + content[:10], filled=bool(self._book.texts[number][1]))

    def _typed_text(self, content: bytes) -> None:
        row, column, _ = _CELL.unpack_from(content)
        self._text((row, column), record(_TEXT, content), filled=self._length(content[6:]) > 0)

    def _rich_text(self, content: bytes) -> None:
        self._typed_text(content)
        length = self._length(content[6:])
        if self._book.version == BIFF8:
            wide = bool(length and content[8] & 1)
            at = 9 + length * (1 + wide)
            (number,) = struct.unpack_from("<H", content, at)
            runs = list(struct.iter_unpack("<HH", content[at + 2 : at + 2 + 4 * number]))
        else:
            at = 8 + length
            runs = list(struct.iter_unpack("<BB", content[at + 1 : at + 1 + 2 * content[at]]))
        row, column, _ = _CELL.unpack_from(content)
        self.cells.mark((row, column), of_runs(runs, length, self._book.font_numbers))

    def _length(self, content: bytes) -> int:
        """Return the length of a text, all of which must be there."""
        length = int(struct.unpack_from("<H", content)[0])
        wide = self._book.version == BIFF8 and length and content[2] & 1
        size = (3 if self._book.version == BIFF8 and length else 2) + length * (2 if wide else 1)
        if size > len(content):
            raise IndexError
        return length

    def _text(self, at: Position, written: bytes, *, filled: bool) -> None:
        self.cells.cells.append(at)
        if filled:
            self.values.append(written)
        else:
            self.cells.empty.append(at)

    def _truth_or_error(self, content: bytes) -> None:
        row, column, _ = _CELL.unpack_from(content)
        if content[7]:
            self._error((row, column), content[:6], content[6])
        else:
            self._truth((row, column), content[:6], content[6])

    def _error(self, at: Position, head: bytes, number: int) -> None:
        self.cells.error(at, number)
        self.values.append(record(_TRUTH, head + _AN_ERROR))

    def _nothing(self, at: Position, head: bytes) -> None:
        """Add a cell without a value; the reader is shown an error, so that the rows reach to it."""
        self.cells.cells.append(at)
        self.cells.empty.append(at)
        self.values.append(record(_TRUTH, head + _AN_ERROR))

    def _truth(self, at: Position, head: bytes, value: int) -> None:
        self.cells.cells.append(at)
        self.values.append(record(_TRUTH, head + bytes((value != 0, 0))))

    def _formula(self, content: bytes) -> None:
        row, column, _, result, flags = struct.unpack_from("<HHH8sH", content)
        at, head = (row, column), content[:6]
        self.cells.formulas.append(at)
        self.results.await_none()
        if not result.endswith(_NO_NUMBER):
            if flags & _NEVER_CALCULATED == _NEVER_CALCULATED and not any(result):
                self.cells.zeros.append(at)
            self._number(content)
        elif result[0] == _TRUE_OR_FALSE:
            self._truth(at, head, result[2])
        elif result[0] == _ERROR:
            self._error(at, head, result[2])
        elif result[0] == _TEXT_FOLLOWS:
            self.cells.uncached.append(at)
            self._nothing(at, head)
            self.results.await_one(head)
        else:
            self._nothing(at, head)
