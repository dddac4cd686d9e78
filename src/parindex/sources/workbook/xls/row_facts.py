"""What an .xls sheet says around its cells: rows, columns, merged ranges.

The functions raise struct.error or IndexError for a record that is too short.
"""

import struct

from parindex.sources.workbook.facts.cell_facts import CellFacts
from parindex.sources.workbook.guard.refusal import within

__all__ = [
    "COLUMNS",
    "ROWS",
    "take_columns",
    "take_height",
    "take_merged",
    "take_row",
    "take_standard_width",
    "take_width",
]

ROWS, COLUMNS = 65_536, 256
"""What a sheet can have."""

_HIDDEN_ROW, _OWN_HEIGHT = 0x20, 0x40
_HEIGHT, _USUAL_HEIGHT = 0x7FFF, 0x8000
_ZERO_HEIGHT = 0x02
"""A flag of the sheet: rows of which nothing is said are hidden."""
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
    elif height and not content[7] & _USUAL_HEIGHT >> 8:
        cells.seen_rows.append(int.from_bytes(content[:2], "little"))


def take_columns(cells: CellFacts, content: bytes) -> None:
    """Look at a stretch of columns."""
    first, last, width, _, flags = struct.unpack_from("<HHHHH", content)
    columns = range(first, min(last + 1, COLUMNS))
    if flags & 1 or width < _NARROWEST:
        cells.hide_columns(columns)
    else:
        cells.see_columns(columns)


def take_height(cells: CellFacts, content: bytes) -> None:
    """Look at the height of rows of which nothing is said."""
    flags, height = struct.unpack_from("<HH", content)
    cells.hides_other_rows = bool(flags & _ZERO_HEIGHT) or 0 < height < _LOWEST


def take_width(cells: CellFacts, content: bytes) -> None:
    """Look at the width of columns of which nothing is said, in characters."""
    cells.hides_other_columns = struct.unpack_from("<H", content)[0] == 0


def take_standard_width(cells: CellFacts, content: bytes) -> None:
    """Look at the same width in 256ths of a character, which is the one that counts."""
    cells.hides_other_columns = struct.unpack_from("<H", content)[0] < _NARROWEST


def take_merged(cells: CellFacts, content: bytes) -> None:
    """Look at merged ranges. Raises `Refused` if there are too many."""
    (number,) = struct.unpack_from("<H", content)
    corners = struct.iter_unpack("<HHHH", content[2 : 2 + 8 * number])
    cells.merge((top, left, bottom, right) for top, bottom, left, right in corners)
