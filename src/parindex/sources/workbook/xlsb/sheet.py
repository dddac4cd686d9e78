"""One worksheet of an .xlsb workbook: its facts, and its values written anew in the plainest records."""

import math
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from parindex.sources.cells.grid import Position
from parindex.sources.workbook.facts.cell_facts import CellFacts
from parindex.sources.workbook.facts.fonts import Font, of_runs
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.number_formats.conditional_formats import ConditionalFormat
from parindex.sources.workbook.number_formats.packed_numbers import unpacked
from parindex.sources.workbook.sheet_facts import SheetFacts, address
from parindex.sources.workbook.xlsb.book import BinBook, XlsbStyles, runs_at
from parindex.sources.workbook.xlsb.conditional_formats import AREAS, RULE, BinConditions
from parindex.sources.workbook.xlsb.records import record, records, text_at

__all__ = ["BinSheet", "read_bin_sheet"]

_ROW, _BLANK, _RK, _ERROR, _TRUTH, _NUMBER, _TEXT, _SHARED_TEXT = range(8)
_TEXT_FORMULA, _NUMBER_FORMULA, _TRUTH_FORMULA, _ERROR_FORMULA = 8, 9, 10, 11
_SHORT = range(12, 19)
"""Cells without their column: the one after the last cell. Blank, and then in the order of the long ones."""
_COLUMNS, _RICH_TEXT, _DATA, _DATA_END, _MERGED, _SIZES = 60, 62, 145, 146, 176, 485
_FORMER_CELLS = 64
"""From here on no record is a cell."""
_BESIDE_CELLS = frozenset((35, 36, 37, 38, 49, 50))
"""What stands among cells and is none: what later versions add, alternatives, and marks of a cell or a value."""
_UNSET = 0xFFFFFFFF
_ZERO_HEIGHT = 0x02
_HIDDEN_ROW, _OWN_HEIGHT = 0x10, 0x20
_LOWEST, _NARROWEST = 40, 128
"""Twentieths of a point and 256ths of a character: nobody sees what stands in a lower row or a narrower column."""
_CELLS = frozenset((*range(2, 12), _RICH_TEXT))
_AN_ERROR = b"\x2a"


class BinSheet(NamedTuple):
    """The facts of a sheet, the records with its rows and values, and the formats of its conditions."""

    facts: SheetFacts
    values: list[bytes]
    conditional: Sequence[ConditionalFormat] = ()


class Written(NamedTuple):
    """What a workbook says of all its cells: styles, shared texts, and the fonts of those that are marked."""

    styles: XlsbStyles
    texts: Sequence[bytes]
    marked: Mapping[int, Font]


def read_bin_sheet(content: bytes, name: str, book: BinBook, written: Written) -> BinSheet:
    """Read one sheet. Raises `Refused` naming the cell."""
    seen = _Sheet(name, written, never_calculated=book.never_calculated)
    find = seen.takers().get
    strikes = written.styles.shown.struck
    try:
        for kind, data in records(content):
            if kind in _SHORT:
                kind, data = kind - 11, seen.next_column() + data  # noqa: PLW2901  the long form of the same record
            take = find(kind)
            if take is not None:
                take(data)
                if strikes and kind in _CELLS:
                    seen.strike(data)
            elif seen.in_table and kind < _FORMER_CELLS and kind not in _BESIDE_CELLS:
                raise seen.refused()
    except (struct.error, IndexError):
        raise Refused("F201", sheet=name) from None
    return BinSheet(seen.cells.facts(rows=limit("rows"), columns=limit("columns")), seen.values, seen.conditions.found)


class _Sheet:
    """Takes record after record. The methods raise struct.error or IndexError for one that is too short."""

    def __init__(self, name: str, written: Written, *, never_calculated: bool) -> None:
        self.cells = CellFacts(name, written.styles.shown)
        self._written = written
        self.values: list[bytes] = []
        self._texts = written.texts
        self.conditions = BinConditions(written.styles.on_condition)
        self._never_calculated = never_calculated
        self.in_table = False
        self._row = 0
        self._column = -1

    def takers(self) -> dict[int, Callable[[bytes], None]]:
        return {
            _ROW: self._begin_row,
            _BLANK: self._blank,
            _RK: self._rk,
            _ERROR: self._error,
            _TRUTH: self._truth,
            _NUMBER: self._number,
            _TEXT: self._text,
            _SHARED_TEXT: self._shared_text,
            _TEXT_FORMULA: self._text_formula,
            _NUMBER_FORMULA: self._number_formula,
            _TRUTH_FORMULA: self._truth_formula,
            _ERROR_FORMULA: self._error_formula,
            _RICH_TEXT: self._rich_text,
            _SIZES: self._sizes,
            _COLUMNS: self._columns,
            _DATA: self._begin_table,
            _DATA_END: self._end_table,
            _MERGED: self._merged,
            AREAS: self.conditions.take_areas,
            RULE: self.conditions.take_rule,
        }

    def strike(self, data: bytes) -> None:
        """Look whether the font of a cell strikes out."""
        if int.from_bytes(data[4:7], "little") in self._written.styles.shown.struck:
            self.cells.struck.add((self._row, self._column))

    def refused(self) -> Refused:
        """Say that a record, which comes next, is a cell that no version has."""
        return Refused("F304", sheet=self.cells.sheet, cell=address((self._row, self._column + 1)))

    def _begin_table(self, _: bytes) -> None:
        self.in_table = True

    def _end_table(self, _: bytes) -> None:
        self.in_table = False

    def next_column(self) -> bytes:
        return struct.pack("<I", self._column + 1)

    def _begin_row(self, data: bytes) -> None:
        (self._row,) = struct.unpack_from("<I", data)
        self._column = -1
        within("cells", len(self.cells.cells), sheet=self.cells.sheet)
        if self._row >= limit("rows"):
            raise Refused("F301", sheet=self.cells.sheet, found=str(self._row + 1))
        (height,) = struct.unpack_from("<H", data, 8)
        # Some programs write no height at all.
        if data[11] & _HIDDEN_ROW or (height < _LOWEST and (height or data[11] & _OWN_HEIGHT)):
            self.cells.hidden_rows.append(self._row)
        elif height:
            self.cells.seen_rows.append(self._row)
        self.values.append(record(_ROW, data[:4] + bytes(21)))

    def _blank(self, data: bytes) -> None:
        # Cells without a column of their own count from this one.
        self._at(data)

    def _at(self, data: bytes) -> Position:
        (self._column,) = struct.unpack_from("<I", data)
        if self._column >= limit("columns"):
            raise Refused("F301", sheet=self.cells.sheet, found=str(self._column + 1))
        return self._row, self._column

    def _rk(self, data: bytes) -> None:
        (packed,) = struct.unpack_from("<i", data, 8)
        self._numeric(data[:8], unpacked(packed))

    def _number(self, data: bytes) -> None:
        self._numeric(data[:8], struct.unpack_from("<d", data, 8)[0])

    def _numeric(self, head: bytes, value: float) -> None:
        at = self._at(head)
        if not math.isfinite(value):
            raise Refused("F303", sheet=self.cells.sheet, cell=address(at), found=str(value))
        self.cells.cells.append(at)
        look = int.from_bytes(head[4:7], "little")
        if look in self.cells.special:
            self.cells.show(at, look, value)
        self.values.append(record(_NUMBER, head + struct.pack("<d", value)))

    def _error(self, data: bytes) -> None:
        self.cells.error(self._at(data), data[8])
        self.values.append(record(_ERROR, data[:8] + _AN_ERROR))

    def _truth(self, data: bytes) -> None:
        self.cells.cells.append(self._at(data))
        self.values.append(record(_TRUTH, data[:8] + bytes((data[8] != 0,))))

    def _text(self, data: bytes) -> None:
        self._typed(data, 8)

    def _rich_text(self, data: bytes) -> None:
        self._typed(data, 9)
        text, end = text_at(data, 9)
        fonts = dict(enumerate(self._written.styles.fonts))
        if data[8] & 1:
            self.cells.mark(self._at(data), of_runs(runs_at(data, end), len(text), fonts))

    def _typed(self, data: bytes, at: int) -> None:
        text, end = text_at(data, at)
        if text:
            self.cells.cells.append(self._at(data))
            self.values.append(record(_TEXT, data[:8] + data[at:end]))
        else:
            self._nothing(data)

    def _nothing(self, data: bytes) -> None:
        """Add a cell without a value; the reader is shown an error, so that the rows reach to it."""
        at = self._at(data)
        self.cells.cells.append(at)
        self.cells.empty.append(at)
        self.values.append(record(_ERROR, data[:8] + _AN_ERROR))

    def _shared_text(self, data: bytes) -> None:
        (number,) = struct.unpack_from("<I", data, 8)
        at = self._at(data)
        if number in self._written.marked:
            self.cells.mark(at, self._written.marked[number])
        if number >= len(self._texts):
            raise Refused("F304", sheet=self.cells.sheet, cell=address(at))
        if len(self._texts[number]) > 4:  # noqa: PLR2004  the length itself
            self.cells.cells.append(at)
            self.values.append(record(_SHARED_TEXT, data[:12]))
        else:
            self._nothing(data)

    def _text_formula(self, data: bytes) -> None:
        at = self._formula(data)
        if self._never_calculated and text_at(data, 8)[0] == "":
            self.cells.zeros.append(at)
        self._text(data)

    def _number_formula(self, data: bytes) -> None:
        at = self._formula(data)
        if self._never_calculated and not any(data[8:16]):
            self.cells.zeros.append(at)
        self._number(data)

    def _truth_formula(self, data: bytes) -> None:
        self._formula(data)
        self._truth(data)

    def _error_formula(self, data: bytes) -> None:
        self._formula(data)
        self._error(data)

    def _formula(self, data: bytes) -> Position:
        at = self._at(data)
        self.cells.formulas.append(at)
        return at

    def _columns(self, data: bytes) -> None:
        first, last, width, _, flags = struct.unpack_from("<IIIIH", data)
        columns = range(first, min(last + 1, limit("columns")))
        if flags & 1 or width < _NARROWEST:
            self.cells.hide_columns(columns)
        else:
            self.cells.see_columns(columns)

    def _sizes(self, data: bytes) -> None:
        """Look at the width and height that columns and rows have of which nothing is said."""
        exact, characters, height, flags = struct.unpack_from("<IHHH", data)
        self.cells.hides_other_columns = characters == 0 if exact == _UNSET else exact < _NARROWEST
        self.cells.hides_other_rows = bool(flags & _ZERO_HEIGHT) or 0 < height < _LOWEST

    def _merged(self, data: bytes) -> None:
        top, bottom, left, right = struct.unpack_from("<IIII", data)
        self.cells.merge([(top, left, bottom, right)])
