"""What looking for a table goes by."""

from collections.abc import Callable
from dataclasses import dataclass

from parindex.sources.grid import CellValue, Grid
from parindex.sources.layout.heading import Sight
from parindex.sources.layout.words import Vocabulary

__all__ = ["Look"]

_REACH = 8
"""Rows around a heading word in which merged cells matter."""


@dataclass(frozen=True, slots=True)
class Look:
    """A sheet, and how to tell codes, units and headings in it."""

    grid: Grid
    known: Callable[[CellValue], bool]
    is_unit: Callable[[str], bool]
    words: Vocabulary

    def sight(self, row: int) -> Sight:
        """Return the sheet as it is seen around a row."""
        return Sight(self.grid, row + _REACH, self.words)
