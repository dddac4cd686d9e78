"""What looking for a table goes by."""

from collections.abc import Callable
from dataclasses import dataclass

from parindex.sources.cells.grid import CellValue, Grid
from parindex.sources.score_sheets.layout.heading import Sight
from parindex.sources.score_sheets.layout.words import Vocabulary

__all__ = ["Codes", "Look"]

_REACH = 8
"""Rows around a heading word in which merged cells matter."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of the criteria sets as cells hold them.

    `known` tells whether a cell holds any of them, `component` which one that has a score of its own.
    """

    known: Callable[[CellValue], bool]
    component: Callable[[CellValue], str | None]
    plenty: int
    """So many components leave no doubt that a table is read as it is meant."""


@dataclass(frozen=True, slots=True)
class Look:
    """A sheet, and how to tell codes, units and headings in it."""

    grid: Grid
    codes: Codes
    is_unit: Callable[[str], bool]
    words: Vocabulary

    @property
    def known(self) -> Callable[[CellValue], bool]:
        """What tells whether a cell holds a code."""
        return self.codes.known

    def sight(self, row: int) -> Sight:
        """Return the sheet as it is seen around a row."""
        return Sight(self.grid, row + _REACH, self.words)
