"""One sheet of an .ods workbook while its rows go by; repeated ones are unfolded only where anything stands in them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parindex.sources.cells.grid import CellValue, Merge, Position
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.number_formats.conditional_formats import ConditionalFormat
from parindex.sources.workbook.number_formats.shown_numbers import shown_number
from parindex.sources.workbook.ods.cells import BadCellError, OdsCell, OdsRow
from parindex.sources.workbook.ods.conditions import areas_of, condition_of
from parindex.sources.workbook.ods.styles import Look, Styles
from parindex.sources.workbook.sheet_facts import SheetFacts, address

__all__ = ["OdsSheet"]


@dataclass(slots=True)
class OdsSheet:
    """Values and facts of a sheet."""

    name: str
    hidden: bool
    styles: Styles
    linked: bool = False
    rows: list[tuple[CellValue, ...]] = field(default_factory=list)
    conditional: list[ConditionalFormat] = field(default_factory=list)
    _row: int = 0
    _widest: int = 0
    _enough: int = 0
    _ends: list[int] = field(default_factory=list)
    _looks: list[Look] = field(default_factory=list)
    _has_special_column: bool = False
    _merges: list[Merge] = field(default_factory=list)
    _hidden_rows: list[range] = field(default_factory=list)
    _hidden_columns: list[range] = field(default_factory=list)
    _errors: dict[Position, str] = field(default_factory=dict)
    _uncached: list[Position] = field(default_factory=list)
    _formulas: list[Position] = field(default_factory=list)
    _percents: list[Position] = field(default_factory=list)
    _shown: dict[Position, str] = field(default_factory=dict)
    _struck: set[Position] = field(default_factory=set)
    _raised: set[Position] = field(default_factory=set)

    def add_columns(self, times: int, style: str, *, hidden: bool) -> None:
        """Add a stretch of columns, with the style that their cells have of themselves."""
        first = self._ends[-1] if self._ends else 0
        self._ends.append(first + times)
        self._looks.append(self.styles.look(style))
        self._has_special_column |= self._looks[-1].is_special
        if hidden:
            self._hidden_columns.append(range(first, first + times))

    def asks(self, style: str) -> bool:
        """Tell whether cells without a style of their own may be shown in a special way in a row of this style."""
        # A style of the row would win over one of the column.
        if style:
            return self.styles.look(style).is_special
        return self._has_special_column or self.styles.look("").is_special

    def add_rows(self, times: int, row: OdsRow, style: str, *, hidden: bool) -> None:
        """Add a row that stands for `times` of them. Raises `Refused` if that makes too many cells."""
        first = self._row
        self._row += times
        if hidden:
            self._hidden_rows.append(range(first, self._row))
        if not row.values:
            return
        self._refuse_too_many(len(row.values))
        if row.noted:
            self._note_all(row, first, times, style)
        for column, across, text in row.shown:
            self._shown.update(dict.fromkeys(_places(first, times, column, across), text))
        self.rows += [()] * (first - len(self.rows))
        self.rows += [tuple(row.values)] * times

    def _refuse_too_many(self, width: int) -> None:
        if width > self._widest:
            within("columns", width, sheet=self.name)
            self._widest = width
            self._enough = min(limit("rows"), limit("cells") // width)
        if self._row > self._enough:
            within("rows", self._row, sheet=self.name)
            within("cells", self._row * self._widest, sheet=self.name)

    def _note_all(self, row: OdsRow, first: int, times: int, style: str) -> None:
        asks = self.asks(style)
        for column, cell in row.noted:
            if cell.noted:
                self._note(cell, first, times, column)
            if cell.open and asks:
                value = row.values[column]
                for one in range(column, column + cell.times):
                    look = self.styles.look(style) if style else self._column_look(one)
                    self._show(look, value, _places(first, times, one, 1), percent=cell.percent)

    def _column_look(self, column: int) -> Look:
        place = bisect_right(self._ends, column)
        return self._looks[place] if place < len(self._looks) else self.styles.look("")

    def _show(self, look: Look, value: CellValue, places: list[Position], *, percent: bool) -> None:
        """Write down how cells are shown that have no look of their own; `percent` if that is known by now."""
        if look.font.strikes:
            self._struck.update(places)
        if type(value) is not float:
            return
        if look.percent and not percent:
            self._percents += places
        if look.format is not None and (shown := shown_number(look.format, value)) is not None:
            self._shown.update(dict.fromkeys(places, shown))

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
        if cell.font.strikes:
            self._struck.update(places)
        if cell.font.raises:
            self._raised.update(places)
        if cell.uncached:
            self._uncached += places
        elif cell.formula:
            self._formulas += places

    def add_condition(self, areas: str, said: str, style: str) -> None:
        """Add the style that cells of some areas have on a condition."""
        condition = condition_of(said)
        if condition is not None:
            self.conditional.append(ConditionalFormat(areas_of(areas), self.styles.format(style), condition))

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
            shown=self._shown,
            struck=frozenset(self._struck),
            raised=frozenset(self._raised),
        )


def _places(row: int, times: int, column: int, across: int) -> list[Position]:
    return [(r, c) for r in range(row, row + times) for c in range(column, column + across)]


def _within(stretches: Sequence[range], end: int) -> Iterator[int]:
    """Count through stretches up to the last row or column of the table."""
    for stretch in stretches:
        yield from range(stretch.start, min(stretch.stop, end))
