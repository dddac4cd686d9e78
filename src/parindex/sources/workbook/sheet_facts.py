"""The facts of a sheet that values alone do not tell, and the addresses of cells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from parindex.sources.cells.grid import Merge, Position

__all__ = ["SheetFacts", "address", "area", "column_name", "reach"]

_REFERENCE = re.compile(rb"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the XML of a sheet says. Positions count from 0.

    `extent` is (rows, columns) down to the last cell; `valued` the number of cells with a stored
    value that is no error; `positions` names them (None where it was enough to count them),
    `texts` the number of the shared text that a cell shows, and `numbers` the numbers themselves.
    """

    extent: tuple[int, int]
    valued: int
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()
    formulas: frozenset[Position] = frozenset()
    percents: frozenset[Position] = frozenset()
    positions: frozenset[Position] | None = None
    texts: Mapping[Position, int] = field(default_factory=dict)
    numbers: Mapping[Position, float] = field(default_factory=dict)
    shown: Mapping[Position, str] = field(default_factory=dict)
    struck: frozenset[Position] = frozenset()
    raised: frozenset[Position] = frozenset()


@lru_cache(maxsize=20_000)
def reach(reference: bytes) -> Position:
    """Return the position of a cell named like `E68`. Raises ValueError for anything else."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + letter - 64
    row = int(found[2])
    if row > _LAST_ROW or column > _LAST_COLUMN:
        raise ValueError(reference)
    return row - 1, column - 1


def area(reference: bytes) -> Merge:
    """Return the corners of a range named like `A1:C2` (or of a single cell). Raises ValueError."""
    first, _, last = reference.partition(b":")
    (top, left), (bottom, right) = reach(first), reach(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def address(position: Position) -> str:
    """Name a cell as spreadsheet programs do: (67, 4) is `E68`."""
    return f"{column_name(position[1])}{position[0] + 1}"


def column_name(column: int) -> str:
    """Name a column that is counted from 0: 0 is `A`, 26 is `AA`."""
    letters = ""
    rest = column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters
