"""From a monthly table to counts of dossiers, or to the issues that keep it out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity
from parindex.model.monitoring.dossiers import COUNTS, Dossiers, MonthOfUnit
from parindex.model.scores import Source
from parindex.model.units import Registry, Unit
from parindex.sources.cells.cell_text import address, blank, folded, shown
from parindex.sources.cells.grid import CellValue, Grid, Workbook
from parindex.sources.cells.named_columns import NamedColumns, cell_in, find_named_columns
from parindex.sources.cells.numbers import Ambiguous, Typed, exact, read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.monitoring.columns import REQUIRED, column_of
from parindex.sources.monitoring.months import month_in, month_in_title
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.sources.score_sheets.identity.unit_of_sheet import look_up
from parindex.sources.workbook import open_workbooks

__all__ = ["MonthsAsked", "MonthsRead", "read_months"]

_SUM = re.compile(r"(?:tổng|cộng|toàn|total|sum)\b.*|\(?[a-z0-9]{1,2}\)?")
"""What stands in the column of the units of a row of sums, or of a row that numbers the columns."""
_MOST: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class MonthsAsked:
    """Which year is read, and the month of tables that do not name one."""

    registry: Registry
    year: int
    month: int | None = None


@dataclass(slots=True)
class MonthsRead:
    """The rows of some files; with any error in `issues` they must not be stored."""

    rows: list[MonthOfUnit] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Tell whether the files are refused."""
        return any(one.severity is Severity.ERROR for one in self.issues)


def read_months(paths: list[Path], asked: MonthsAsked) -> MonthsRead:
    """Read every table of dossiers in some files of any kind.

    Raises nothing for what a file holds.
    """
    read = MonthsRead()
    names = NameIndex(asked.registry, asked.year)
    seen: dict[object, Place] = {}
    for book in open_workbooks(paths):
        _book(book, asked, names, read, seen)
    return read


def _book(book: Workbook, asked: MonthsAsked, names: NameIndex, read: MonthsRead, seen: dict[object, Place]) -> None:
    read.issues += book.issues
    if any(one.severity is Severity.ERROR for one in book.issues):
        return
    grids = [grid for grid in book.sheets if not grid.hidden] or list(book.sheets)
    tables = [(grid, table) for grid in grids if (table := find_named_columns(grid, column_of, REQUIRED))]
    if not tables:
        read.issues.append(issue("M001", Place(str(book.path))))
    for grid, table in tables:
        _Reading(book, grid, table, asked, names, read, seen).read()


@dataclass(slots=True)
class _Reading:
    """One table while it is read."""

    book: Workbook
    grid: Grid
    table: NamedColumns[str]
    asked: MonthsAsked
    names: NameIndex
    into: MonthsRead
    seen: dict[object, Place]

    def read(self) -> None:
        for _, first, second in self.table.twice:
            heads = self.table.headings
            self.tell("M002", self.table.body - 1, second, first=heads[first], second=heads[second])
        if self.table.twice:
            return
        for row in range(self.table.body, len(self.grid.rows)):
            self.into.rows += self.row(row)

    def row(self, row: int) -> Iterator[MonthOfUnit]:
        name = self.cell(row, "unit")
        if blank(name) or _SUM.fullmatch(folded(shown(name))):
            return
        counts = [self.cell(row, one) for one in COUNTS if one in self.table.columns]
        if all(map(blank, counts)) and not any(self.at(row, one) in self.grid.uncached for one in COUNTS):
            if self.table.columns.get("month") is None or not blank(self.cell(row, "month")):
                self.tell("M012", row, self.table.columns["unit"], name=shown(name))
            return
        unit, receiver, month = self.unit(row, "unit"), self.receiver(row), self.month(row)
        values = self.counts(row)
        if unit is None or receiver is None or month is None or values is None:
            return
        source = Source(str(self.book.path), self.grid.name, self.book.sha256)
        cell = address(row, self.table.columns["unit"])
        other = "" if receiver == unit.id else receiver
        made = MonthOfUnit(unit.id, self.asked.year, month, values, other, source, cell)
        if self.is_told_first(made, unit, row) and self.is_alive(unit, month, row):
            yield made

    def unit(self, row: int, column: str) -> Unit | None:
        found = look_up(self.names, shown(self.cell(row, column)))
        if found.problem is not None:
            self.into.issues.append(found.problem.at(self.place(row, self.table.columns[column])))
        return found.unit

    def receiver(self, row: int) -> str | None:
        """Return the id of the unit that received the dossiers; empty: none is named; `None`: an issue."""
        if blank(self.cell(row, "receiver")):
            return ""
        found = self.unit(row, "receiver")
        return found.id if found else None

    def month(self, row: int) -> int | None:
        value, column = self.cell(row, "month"), self.table.columns.get("month", 0)
        found = month_in(value) if not blank(value) else self.month_of_table()
        if found is None:
            self.tell("M013" if blank(value) else "M003", row, column, found=shown(value))
            return None
        year, month = found
        if year is not None and year != self.asked.year:
            self.tell("M004", row, column, found=year, year=self.asked.year)
            return None
        return month

    def month_of_table(self) -> tuple[int | None, int] | None:
        return (None, self.asked.month) if self.asked.month else month_in_title(self.grid, self.table.top)

    def counts(self, row: int) -> Dossiers | None:
        found: dict[str, int] = {}
        for name in COUNTS:
            if (column := self.table.columns.get(name)) is None:
                continue
            number = None if (row, column) in self.grid.uncached | self.grid.percents else _count(self.cell(row, name))
            if number is None or (row, column) in self.grid.errors:
                said = self.grid.errors.get((row, column)) or shown(self.cell(row, name)) or "–"
                self.tell("M005", row, column, found=said, column=self.table.headings[column])
                return None
            found[name] = number
        return Dossiers(**found)

    def is_told_first(self, made: MonthOfUnit, unit: Unit, row: int) -> bool:
        here = self.place(row, self.table.columns["unit"])
        first = self.seen.setdefault(made.key, here)
        if first is here:
            return True
        where = f"{first.sheet} {first.cell}".strip()
        self.tell("M006", row, self.table.columns["unit"], name=unit.name, month=made.month, first=where)
        return False

    def is_alive(self, unit: Unit, month: int, row: int) -> bool:
        year = self.asked.year
        begun = unit.since is None or (unit.since.year, unit.since.month) <= (year, month)
        lasting = unit.until is None or (unit.until.year, unit.until.month) >= (year, month)
        if not (begun and lasting):
            self.tell("M009", row, self.table.columns["unit"], name=unit.name, month=month)
        return begun and lasting

    def cell(self, row: int, name: str) -> CellValue:
        return cell_in(self.grid, row, self.table.columns.get(name))

    def at(self, row: int, name: str) -> tuple[int, int]:
        return row, self.table.columns.get(name, -1)

    def place(self, row: int, column: int) -> Place:
        return Place(str(self.book.path), self.grid.name, address(row, column))

    def tell(self, code: str, row: int, column: int, /, **values: object) -> None:
        self.into.issues.append(Problem(code, values).at(self.place(row, column)))


def _count(value: CellValue) -> int | None:
    """Return a whole number from 0; blank is 0, and `1.500` can only be fifteen hundred; `None`: it is no count."""
    if blank(value):
        return 0
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    number = _number(value)
    return int(number) if number is not None and number == number.to_integral_value() and 0 <= number <= _MOST else None


def _number(value: str | float) -> Decimal | None:
    if not isinstance(value, str):
        return exact(value) if abs(value) <= _MOST else None
    match read_number(shown(value)):
        case Typed(number=number, percent=False):
            return number
        case Ambiguous(thousands=number, percent=False):
            return number
        case _:
            return None
