"""One worksheet of an .xls workbook: its facts, and its values written anew in the plainest records."""

import math
import struct
from collections.abc import Callable
from typing import NamedTuple

from parindex.sources.grid import Position
from parindex.sources.workbook.biff_book import BIFF8, BookPart, SheetPart
from parindex.sources.workbook.biff_records import record, records
from parindex.sources.workbook.cell_facts import CellFacts
from parindex.sources.workbook.facts import SheetFacts, address
from parindex.sources.workbook.refusal import Refused, within

__all__ = ["ReadSheet", "read_sheet"]

_ROWS, _COLUMNS = 65_536, 256
_COLUMN_INFO, _SEVERAL_RK, _RICH_TEXT, _MERGED, _SHARED_TEXT = 0x007D, 0x00BD, 0x00D6, 0x00E5, 0x00FD
_FORMULA, _NUMBER, _TEXT, _TRUTH, _RESULT, _ROW, _RK = 0x0006, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x027E
_CELL = struct.Struct("<HHH")
_LONG_RK = 6
_NEVER_CALCULATED = 3
"""Flags that programs set which write formulas and cannot calculate them; Excel never sets both."""
_HIDDEN_ROW = 0x20
_NO_NUMBER = b"\xff\xff"
_AN_ERROR = b"\x2a\1"
"""Any error that the reader knows: it shows nothing for it, and what is shown is among the facts."""
_TEXT_FOLLOWS, _TRUE_OR_FALSE, _ERROR = 0, 1, 2


class ReadSheet(NamedTuple):
    """The facts of a sheet and the records with its values."""

    facts: SheetFacts
    values: list[bytes]


def read_sheet(stream: bytes, part: SheetPart, book: BookPart) -> ReadSheet:
    """Read one sheet. Raises `Refused` naming the cell."""
    seen = _Sheet(part.name, book)
    find = seen.takers().get
    try:
        for kind, content in records(stream, part.at):
            take = find(kind)
            if take is not None:
                take(content)
    except (struct.error, IndexError):
        raise Refused("F201", sheet=part.name) from None
    return ReadSheet(seen.cells.facts(rows=_ROWS, columns=_COLUMNS), seen.values)


class _Sheet:
    """Takes record after record. The methods raise struct.error or IndexError for one that is too short."""

    def __init__(self, name: str, book: BookPart) -> None:
        self.cells = CellFacts(name)
        self.values: list[bytes] = []
        self._book = book
        self._waiting: tuple[int, bytes] | None = None

    def takers(self) -> dict[int, Callable[[bytes], None]]:
        return {
            _RK: self._rk,
            _NUMBER: self._number,
            _SHARED_TEXT: self._shared_text,
            _SEVERAL_RK: self._several_rk,
            _FORMULA: self._formula,
            _RESULT: self._result,
            _TEXT: self._typed_text,
            _RICH_TEXT: self._typed_text,
            _TRUTH: self._truth_or_error,
            _ROW: self._row,
            _COLUMN_INFO: self._columns,
            _MERGED: self._merged,
        }

    def _rk(self, content: bytes) -> None:
        row, column, look, _ = struct.unpack_from("<HHHI", content)
        self._numeric((row, column), look)
        self.values.append(record(_RK, content[:10]))

    def _several_rk(self, content: bytes) -> None:
        row, first = struct.unpack_from("<HH", content)
        number, rest = divmod(len(content) - 6, _LONG_RK)
        if rest or number < 1 or first + number - 1 != int.from_bytes(content[-2:], "little"):
            raise IndexError
        for offset, (look, _) in enumerate(struct.iter_unpack("<HI", content[4:-2])):
            self._numeric((row, first + offset), look)
        self.values.append(record(_SEVERAL_RK, content))

    def _number(self, content: bytes) -> None:
        row, column, look, value = struct.unpack_from("<HHHd", content)
        if not math.isfinite(value):
            raise Refused("F303", sheet=self.cells.sheet, cell=address((row, column)), found=str(value))
        self._numeric((row, column), look)
        self.values.append(record(_NUMBER, content[:14]))

    def _numeric(self, at: Position, look: int) -> None:
        self.cells.cells.append(at)
        if look in self._book.percent:
            self.cells.percents.append(at)

    def _shared_text(self, content: bytes) -> None:
        row, column, _, number = struct.unpack_from("<HHHI", content)
        if number >= len(self._book.texts):
            raise Refused("F304", sheet=self.cells.sheet, cell=address((row, column)))
        self._text((row, column), record(_SHARED_TEXT, content[:10]), filled=bool(self._book.texts[number][1]))

    def _typed_text(self, content: bytes) -> None:
        row, column, _ = _CELL.unpack_from(content)
        self._text((row, column), record(_TEXT, content), filled=self._length(content[6:]) > 0)

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
        self._waiting = None
        if not result.endswith(_NO_NUMBER):
            if flags & _NEVER_CALCULATED == _NEVER_CALCULATED and not any(result):
                self.cells.zeros.append(at)
            self._number(content)
        elif result[0] == _TRUE_OR_FALSE:
            self._truth(at, head, result[2])
        elif result[0] == _ERROR:
            self._error(at, head, result[2])
        elif result[0] == _TEXT_FOLLOWS:
            # In a record of its own; until it comes, there is no result.
            self.cells.uncached.append(at)
            self._nothing(at, head)
            self._waiting = len(self.cells.cells), head
        else:
            self._nothing(at, head)

    def _result(self, content: bytes) -> None:
        if self._waiting is None:
            return
        number, head = self._waiting
        self._waiting = None
        if number != len(self.cells.cells):
            raise IndexError
        self.cells.uncached.pop()
        if struct.unpack_from("<H", content)[0]:
            self.cells.empty.pop()
            self.values[-1] = record(_TEXT, head + content)

    def _row(self, content: bytes) -> None:
        within("cells", len(self.cells.cells), sheet=self.cells.sheet)
        if content[12] & _HIDDEN_ROW:
            self.cells.hidden_rows.append(int.from_bytes(content[:2], "little"))

    def _columns(self, content: bytes) -> None:
        first, last, width, _, flags = struct.unpack_from("<HHHHH", content)
        if flags & 1 or not width:
            self.cells.hide_columns(range(first, min(last + 1, _COLUMNS)))

    def _merged(self, content: bytes) -> None:
        (number,) = struct.unpack_from("<H", content)
        corners = struct.iter_unpack("<HHHH", content[2 : 2 + 8 * number])
        self.cells.merge((top, left, bottom, right) for top, bottom, left, right in corners)
