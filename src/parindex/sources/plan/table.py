"""Tasks out of a workbook or a list of text, row by row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from parindex.model.issues import Issue, Place, Severity
from parindex.model.plan.tasks import State
from parindex.sources.cells.cell_text import address, blank, folded, shown
from parindex.sources.cells.grid import CellValue, Grid, Workbook
from parindex.sources.cells.named_columns import NamedColumns, cell_in, find_named_columns
from parindex.sources.cells.numbers import Typed, exact, read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.plan.columns import REQUIRED, column_of, state_of
from parindex.sources.plan.deadlines import deadline_of
from parindex.sources.workbook import open_workbooks

__all__ = ["TaskRow", "TaskRows", "read_task_rows"]

_SEVERAL = re.compile(r"\s*[;\n]\s*")
_CODES = re.compile(r"[\s,;]+")
_NUMBERED = re.compile(r"\(?[a-z0-9]{1,2}\)?")
_YES = {"x", "có", "yes", "true", "1", "★"}
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row: what it says of a task, and of its state."""

    id: str
    area: str
    title: str
    result: str = ""
    lead: str = ""
    with_: tuple[str, ...] = ()
    due: str = ""
    criteria: tuple[str, ...] = ()
    priority: bool = False
    recover: Decimal | None = None
    state: State | None = None
    done_on: date | None = None
    evidence: str = ""
    obstacle: str = ""
    note: str = ""
    place: Place = field(default_factory=Place)


@dataclass(slots=True)
class TaskRows:
    """The rows of a file; with any error in `issues` none of them is used."""

    rows: list[TaskRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    columns: frozenset[str] = frozenset()
    """What the table has columns of."""

    @property
    def has_errors(self) -> bool:
        """Tell whether the file is refused."""
        return any(one.severity is Severity.ERROR for one in self.issues)


def read_task_rows(path: Path, year: int) -> TaskRows:
    """Read the first sheet that has a table of tasks.

    Raises nothing for what the file holds.
    """
    (book,) = open_workbooks([path])
    read = TaskRows(issues=list(book.issues))
    if read.has_errors:
        return read
    for grid in [grid for grid in book.sheets if not grid.hidden] or list(book.sheets):
        if table := find_named_columns(grid, column_of, REQUIRED):
            read.columns = frozenset(table.columns)
            _Reading(book, grid, table, year, read).read()
            return read
    read.issues.append(Problem("P021").at(Place(str(path))))
    return read


@dataclass(slots=True)
class _Reading:
    """One table while it is read; a title of an area over several rows holds for the rows below it."""

    book: Workbook
    grid: Grid
    table: NamedColumns[str]
    year: int
    into: TaskRows
    area: str = ""

    def read(self) -> None:
        for _, first, second in self.table.twice:
            heads = self.table.headings
            self.tell("P025", self.table.body - 1, second, {"first": heads[first], "second": heads[second]})
        if not self.table.twice:
            for row in range(self.table.body, len(self.grid.rows)):
                self.into.rows += self.row(row)

    def row(self, row: int) -> Iterator[TaskRow]:
        texts = {name: self.text(row, name) for name in self.table.columns}
        filled = {name for name, text in texts.items() if text}
        if not filled or all(_NUMBERED.fullmatch(folded(texts[name])) for name in filled):
            return
        if self.is_heading(row, filled):
            self.area = next(text for cell in self.grid.rows[row] if len(text := shown(cell)) > 3)  # noqa: PLR2004
            return
        if not texts.get("title"):
            self.tell("P024", row, self.table.columns["title"], {})
            return
        state, recover, done_on = self.state(row), self.recover(row), self.day(row, "done_on")
        if state is _BAD or recover is _BAD or done_on is _BAD:
            return
        yield TaskRow(
            texts.get("id", ""),
            texts.get("area", "") or self.area,
            texts["title"],
            texts.get("result", ""),
            texts.get("lead", ""),
            tuple(filter(None, _SEVERAL.split(self.lines(row, "with")))),
            self.due(row),
            tuple(filter(None, _CODES.split(texts.get("criteria", "")))),
            folded(texts.get("priority", "")) in _YES,
            recover,  # type: ignore[arg-type]
            state,  # type: ignore[arg-type]
            done_on,  # type: ignore[arg-type]
            texts.get("evidence", ""),
            texts.get("obstacle", ""),
            texts.get("note", ""),
            self.place(row, self.table.columns["title"]),
        )

    def is_heading(self, row: int, filled: set[str]) -> bool:
        """Tell whether a row only names the area of those below it: one text, before all other columns."""
        return len(filled) <= 1 and not filled & {"due", "lead", "state"} and self._lone(row)

    def _lone(self, row: int) -> bool:
        texts = {shown(cell) for cell in self.grid.rows[row] if not blank(cell)}
        return sum(len(text) > 3 for text in texts) == 1 and blank(self.cell(row, "id"))  # noqa: PLR2004

    def due(self, row: int) -> str:
        value = self.cell(row, "due")
        if isinstance(value, datetime | date):
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        return self.text(row, "due")

    def state(self, row: int) -> object:
        text = self.text(row, "state")
        if not text:
            return None
        found = state_of(text.split("(")[0])
        return found or self.bad("P022", row, "state", text)

    def recover(self, row: int) -> object:
        value = self.cell(row, "recover")
        if blank(value):
            return None
        number = exact(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
        if isinstance(typed := read_number(shown(value)), Typed) and not typed.percent:
            number = typed.number
        return number if number is not None and 0 <= number <= _MOST else self.bad("P026", row, "recover", shown(value))

    def day(self, row: int, name: str) -> object:
        value = self.cell(row, name)
        if blank(value):
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        return deadline_of(shown(value), self.year).day or self.bad("P023", row, name, shown(value))

    def bad(self, code: str, row: int, name: str, found: str) -> object:
        self.tell(code, row, self.table.columns[name], {"found": found})
        return _BAD

    def cell(self, row: int, name: str) -> CellValue:
        return cell_in(self.grid, row, self.table.columns.get(name))

    def text(self, row: int, name: str) -> str:
        value = self.cell(row, name)
        return "" if blank(value) else shown(value)

    def lines(self, row: int, name: str) -> str:
        value = self.cell(row, name)
        return "" if blank(value) else "; ".join(map(shown, str(value).split("\n")))

    def place(self, row: int, column: int) -> Place:
        return Place(str(self.book.path), self.grid.name, address(row, column))

    def tell(self, code: str, row: int, column: int, values: Mapping[str, object]) -> None:
        self.into.issues.append(Problem(code, values).at(self.place(row, column)))


_BAD = object()
"""A cell that was told as an issue."""
