"""One sheet of an .ods workbook while its rows go by; repeated ones are unfolded only where anything stands in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parindex.sources.grid import CellValue, Merge, Position
from parindex.sources.workbook.facts import SheetFacts, address
from parindex.sources.workbook.limits import limit
from parindex.sources.workbook.ods_cells import BadCellError, OdsCell, OdsRow
from parindex.sources.workbook.ods_styles import Styles
from parindex.sources.workbook.refusal import Refused, within

__all__ = ["OdsSheet"]


@dataclass(slots=True)
class OdsSheet:
    """Values and facts of a sheet."""

    name: str
    hidden: bool
    styles: Styles
    linked: bool = False
    rows: list[tuple[CellValue, ...]] = field(default_factory=list)
    _row: int = 0
    _widest: int = 0
    _columns: list[tuple[int, bool]] = field(default_factory=list)
    _has_percent_column: bool = False
    _merges: list[Merge] = field(default_factory=list)
    _hidden_rows: list[range] = field(default_factory=list)
    _hidden_columns: list[range] = field(default_factory=list)
    _errors: dict[Position, str] = field(default_factory=dict)
    _uncached: list[Position] = field(default_factory=list)
    _formulas: list[Position] = field(default_factory=list)
    _percents: list[Position] = field(default_factory=list)

    def add_columns(self, times: int, style: str, *, hidden: bool) -> None:
        """Add a stretch of columns, with the style that their cells have of themselves."""
        first = self._columns[-1][0] if self._columns else 0
        self._columns.append((first + times, self.styles.shows_percent(style)))
        self._has_percent_column |= self._columns[-1][1]
        if hidden:
            self._hidden_columns.append(range(first, first + times))

    def add_rows(self, times: int, row: OdsRow, style: str, *, hidden: bool) -> None:
        """Add a row that stands for `times` of them. Raises `Refused` if that makes too many cells."""
        first = self._row
        self._row += times
        if hidden:
            self._hidden_rows.append(range(first, self._row))
        if not row.values:
            return
        self._refuse_too_many(len(row.values))
        # A style of the row would win over one of the column.
        percent = bool(style) and self.styles.shows_percent(style)
        asks = percent or (self._has_percent_column and not style)
        for column, cell in row.noted:
            if cell.noted:
                self._note(cell, first, times, column)
            elif asks and (percent or self._percent_column(column)):
                self._percents += _places(first, times, column, cell.times)
        self.rows += [()] * (first - len(self.rows))
        self.rows += [tuple(row.values)] * times

    def _refuse_too_many(self, width: int) -> None:
        self._widest = max(self._widest, width)
        within("rows", self._row, sheet=self.name)
        within("columns", width, sheet=self.name)
        within("cells", self._row * self._widest, sheet=self.name)

    def _percent_column(self, column: int) -> bool:
        return next((percent for end, percent in self._columns if column < end), False)

    def _note(self, cell: OdsCell, row: int, times: int, column: int) -> None:
        """Write down what is special about a cell, for all cells that it stands for."""
        if cell.spans != (1, 1):
            down, across = cell.spans
            self._merges.append((row, column, row + down - 1, column + across - 1))
            within("merges", len(self._merges), sheet=self.name)
        places = _places(row, times, column, cell.times)
        if cell.error:
            self._errors.update(dict.fromkeys(places, cell.error))
        if cell.percent:
            self._percents += places
        if cell.uncached:
            self._uncached += places
        elif cell.formula:
            self._formulas += places

    def refused(self, bad: BadCellError, column: int) -> Refused:
        """Say where a bad cell stands: in the next row to be added."""
        return Refused(bad.code, sheet=self.name, cell=address((self._row, column)), found=bad.found)

    def facts(self) -> SheetFacts:
        """Say what was seen."""
        return SheetFacts(
            (len(self.rows), self._widest),
            0,
            tuple(self._merges),
            frozenset(_within(self._hidden_rows, len(self.rows))),
            frozenset(_within(self._hidden_columns, min(self._widest, limit("columns")))),
            self._errors,
            frozenset(self._uncached),
            frozenset(self._formulas),
            frozenset(self._percents),
        )


def _places(row: int, times: int, column: int, across: int) -> list[Position]:
    return [(r, c) for r in range(row, row + times) for c in range(column, column + across)]


def _within(stretches: Sequence[range], end: int) -> Iterator[int]:
    """Count through stretches up to the last row or column of the table."""
    for stretch in stretches:
        yield from range(stretch.start, min(stretch.stop, end))
