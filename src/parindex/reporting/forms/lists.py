"""The hidden sheet: the stamp of the form, and the lists that drop-downs and formulas look into."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from parindex.model.records.form_stamp import STAMP_SHEET, Stamp, stamp_lines

__all__ = ["ListedChoices", "Lists", "write_hidden"]

_FIRST = 15
"""Lists stand far right: a reader that looks for the heading of a table on the left finds none."""


@dataclass(frozen=True, slots=True)
class ListedChoices:
    """Where a list stands: all that can be chosen, and of these the names and points of true choices."""

    source: str
    names: str
    points: str


@dataclass
class Lists:
    """Lists of choices, each distinct one kept once."""

    cells: list[tuple[str, float | None]] = field(default_factory=list)
    _known: dict[tuple[object, ...], ListedChoices] = field(default_factory=dict)

    def add(self, choices: Sequence[tuple[str, Fraction]], word: str) -> ListedChoices:
        """Keep a list, with the word that says that nothing arose at its end (if any)."""
        key = (*choices, word)
        if key not in self._known:
            first, last = len(self.cells), len(self.cells) + len(choices) - 1
            self.cells += [(name, float(points)) for name, points in choices]
            self.cells += [(word, None)] if word else []
            source = self._range(first, len(self.cells) - 1, _FIRST)
            self._known[key] = ListedChoices(
                source, self._range(first, last, _FIRST), self._range(first, last, _FIRST + 1)
            )
        return self._known[key]

    @staticmethod
    def _range(first: int, last: int, column: int) -> str:
        return f"{STAMP_SHEET}!{xl_range_abs(first, column, last, column)}"


def write_hidden(sheet: Worksheet, stamp: Stamp, lists: Lists) -> None:
    """Fill the hidden sheet."""
    for row, line in enumerate(stamp_lines(stamp)):
        sheet.write_string(row, 0, line)
    for row, (name, points) in enumerate(lists.cells):
        sheet.write_string(row, _FIRST, name)
        if points is not None:
            sheet.write_number(row, _FIRST + 1, points)
    sheet.very_hidden()
    sheet.protect()
