"""Collects what the cells of a sheet are, for readers of binary formats."""

from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

from parindex.sources.cells.grid import Merge, Position
from parindex.sources.workbook.facts.fonts import Font
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.number_formats.misleading_formats import Looks
from parindex.sources.workbook.number_formats.shown_numbers import shown_number
from parindex.sources.workbook.sheet_facts import SheetFacts, address

__all__ = ["ERRORS", "CellFacts"]

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""What cells show, by the number that all binary formats of Excel have for it."""


class CellFacts:
    """Takes cell after cell; the lists may be added to directly, which is faster.

    `cells` names every cell that is more than a look; `empty` those that show nothing; `formulas` all
    formulas, of which `uncached` have no result and `zeros` one that a program without calculation writes.
    Rows that are neither among the hidden nor the seen ones are hidden if `hides_other_rows`; columns likewise.
    Numbers with one of the `special` looks are to be handed to `show`.
    """

    def __init__(self, sheet: str, looks: Looks) -> None:
        self.sheet = sheet
        self.special = looks.percent | looks.formats.keys()
        self._looks = looks
        self.cells: list[Position] = []
        self.empty: list[Position] = []
        self.percents: list[Position] = []
        self.formulas: list[Position] = []
        self.uncached: list[Position] = []
        self.zeros: list[Position] = []
        self.hidden_rows: list[int] = []
        self.seen_rows: list[int] = []
        self.hides_other_rows = self.hides_other_columns = False
        self.struck = set[Position]()
        self.raised = set[Position]()
        self._errors: dict[Position, str] = {}
        self._shown: dict[Position, str] = {}
        self._hidden_columns = set[int]()
        self._seen_columns = set[int]()
        self._merges: list[Merge] = []

    def error(self, at: Position, number: int) -> None:
        """Add a cell that shows an error."""
        self.cells.append(at)
        self._errors[at] = ERRORS.get(number, f"#{number}!")

    def show(self, at: Position, look: int, number: float) -> None:
        """Look at how a cell shows its number."""
        if look in self._looks.percent:
            self.percents.append(at)
        one = self._looks.formats.get(look)
        if one is not None and (shown := shown_number(one, number)) is not None:
            self._shown[at] = shown

    def mark(self, at: Position, font: Font) -> None:
        """Say that characters of a cell are written in a font that strikes out or raises."""
        if font.strikes:
            self.struck.add(at)
        if font.raises:
            self.raised.add(at)

    def hide_columns(self, columns: Iterable[int]) -> None:
        """Add hidden columns."""
        self._hidden_columns.update(columns)

    def see_columns(self, columns: Iterable[int]) -> None:
        """Add columns of which is said that they can be seen."""
        self._seen_columns.update(columns)

    def merge(self, areas: Iterable[Merge]) -> None:
        """Add merged ranges. Raises `Refused` when there are too many."""
        self._merges += areas
        within("merges", len(self._merges), sheet=self.sheet)

    def facts(self, *, rows: int, columns: int) -> SheetFacts:
        """Say what was seen; there can be so many rows and columns.

        Raises `Refused` for a cell that is stored twice or cannot exist.
        """
        cells = frozenset(self.cells)
        if len(cells) != len(self.cells):
            raise Refused("F302", sheet=self.sheet, cell=address(Counter(self.cells).most_common(1)[0][0]))
        extent = (max(cells)[0] + 1, max(map(itemgetter(1), cells)) + 1) if cells else (0, 0)
        if extent[0] > rows or extent[1] > columns:
            far = next(at for at in self.cells if at[0] >= rows or at[1] >= columns)
            raise Refused("F301", sheet=self.sheet, found=address(far))
        self._hide_others()
        never = len(self.zeros) == len(self.formulas)
        uncached = frozenset(self.uncached + self.zeros if never else self.uncached)
        return SheetFacts(
            extent,
            len(cells) - len(self._errors) - len(self.empty),
            tuple(self._merges),
            frozenset(self.hidden_rows),
            frozenset(self._hidden_columns),
            self._errors,
            uncached,
            frozenset(self.formulas) - uncached,
            frozenset(self.percents),
            shown=self._shown,
            struck=frozenset(self.struck),
            raised=frozenset(self.raised),
        )

    def _hide_others(self) -> None:
        """Hide the rows and columns of cells of which nothing is said, if the sheet hides those."""
        if self.hides_other_rows:
            self.hidden_rows += {row for row, _ in self.cells}.difference(self.seen_rows)
        if self.hides_other_columns:
            self._hidden_columns |= {column for _, column in self.cells} - self._seen_columns
