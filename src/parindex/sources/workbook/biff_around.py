"""What an .xls sheet says around its cells: rows, columns, merged ranges.

The functions raise struct.error or IndexError for a record that is too short.
"""

import struct

from parindex.sources.workbook.cell_facts import CellFacts
from parindex.sources.workbook.refusal import within

__all__ = ["COLUMNS", "ROWS", "take_columns", "take_merged", "take_row"]

ROWS, COLUMNS = 65_536, 256
"""What a sheet can have."""

_HIDDEN_ROW, _OWN_HEIGHT = 0x20, 0x40
_HEIGHT = 0x7FFF
_LOWEST, _NARROWEST = 40, 128
"""Twentieths of a point and 256ths of a character: nobody sees what stands in a lower row or a narrower column."""


def take_row(cells: CellFacts, content: bytes) -> None:
    """Look at a row. Raises `Refused` if there are too many cells by now."""
    within("cells", len(cells.cells), sheet=cells.sheet)
    flags = content[12]
    height = int.from_bytes(content[6:8], "little") & _HEIGHT
    # Some programs write no height at all.
    if flags & _HIDDEN_ROW or (height < _LOWEST and (height or flags & _OWN_HEIGHT)):
        cells.hidden_rows.append(int.from_bytes(content[:2], "little"))


def take_columns(cells: CellFacts, content: bytes) -> None:
    """Look at a stretch of columns."""
    first, last, width, _, flags = struct.unpack_from("<HHHHH", content)
    if flags & 1 or width < _NARROWEST:
        cells.hide_columns(range(first, min(last + 1, COLUMNS)))


def take_merged(cells: CellFacts, content: bytes) -> None:
    """Look at merged ranges. Raises `Refused` if there are too many."""
    (number,) = struct.unpack_from("<H", content)
    corners = struct.iter_unpack("<HHHH", content[2 : 2 + 8 * number])
    cells.merge((top, left, bottom, right) for top, bottom, left, right in corners)
