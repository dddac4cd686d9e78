"""Read a lineage table: one row for each old unit and each new unit that it went into."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity
from parindex.sources.cells.cell_text import address, blank, folded, shown
from parindex.sources.cells.grid import CellValue, Grid, Workbook, filled
from parindex.sources.cells.numbers import Typed, exact, read_number
from parindex.sources.definitions.lineage.columns import Column, find_heading
from parindex.sources.score_sheets.identity.unit_names import canonical
from parindex.sources.workbook import open_workbooks

__all__ = ["Row", "read_rows"]

_KIND = r"(?:xã|phường|thị trấn|đặc khu)\s"
_ABOVE = r"(?:huyện|quận|thị xã|thành phố|tỉnh|h\.|q\.|t\.|tx\b|tp\b)"
_SEVERAL = re.compile(rf"[,;]\s*(?!{_ABOVE})(?=\S)|(?:\n|\s(?:và|and)\s)\s*(?={_KIND})", re.IGNORECASE)
"""Names beside each other; the district after a comma belongs to the name."""
_YES = {"true", "có", "yes", "x", "1", "đúng"}
_NO = {"false", "không", "no", "0", "sai"}


@dataclass(frozen=True, slots=True)
class Row:
    """An old unit that went into a new one."""

    old: str
    new: str
    place: Place = field(compare=False)
    old_place: str = ""
    new_place: str = ""
    merged: bool | None = None
    divided: bool | None = None
    share: Decimal | None = None

    @property
    def old_key(self) -> tuple[str, str]:
        """What tells the old unit from others of its name."""
        return canonical(self.old), canonical(self.old_place)

    @property
    def new_key(self) -> tuple[str, str]:
        """What tells the new unit from others of its name."""
        return canonical(self.new), canonical(self.new_place)


def read_rows(path: Path) -> tuple[list[Row], list[Issue]]:
    """Read the first sheet with such a table; rows that cannot be used are among the issues.

    Raises nothing for what the file holds.
    """
    (book,) = open_workbooks([path])
    issues = list(book.issues)
    for grid in book.sheets:
        rows = filled(grid)
        heading = find_heading(rows)
        if heading is not None:
            first, columns = heading
            reading = _Reading(book, grid, columns)
            return reading.rows(rows, first), issues + reading.issues
    if not any(found.severity is Severity.ERROR for found in issues):
        issues.append(issue("N101", Place(str(path))))
    return [], issues


class _Reading:
    """One table while it is read."""

    def __init__(self, book: Workbook, grid: Grid, columns: Mapping[Column, int]) -> None:
        self._file, self._grid, self._columns = str(book.path), grid, columns
        self.issues: list[Issue] = []
        self._seen: dict[tuple[object, object], int] = {}

    def rows(self, rows: Sequence[Sequence[CellValue]], first: int) -> list[Row]:
        return [row for at in range(first, len(rows)) for row in self._row(rows[at], at)]

    def _row(self, cells: Sequence[CellValue], at: int) -> Iterator[Row]:
        texts = {column: self._text(cells, column) for column in Column}
        old, new = texts[Column.OLD], texts[Column.NEW]
        if not (old or new) or _numbered(old, new):
            return
        if not old or not new:
            self._tell("N102", at, Column.OLD if new else Column.NEW, found=old or new)
            return
        several = next((column for column in (Column.OLD, Column.NEW) if self._several(cells, column)), None)
        if several is not None:
            self._tell("N103", at, several, found=texts[several])
            return
        share = self._share(cells, at)
        if share is _BAD:
            return
        row = Row(
            old,
            new,
            self._place(at, Column.OLD),
            texts[Column.OLD_PLACE],
            texts[Column.NEW_PLACE],
            _flag(texts[Column.MERGED]),
            _flag(texts[Column.DIVIDED]),
            share,
        )
        known = self._seen.setdefault((row.old_key, row.new_key), at)
        if known != at:
            self._tell("N105", at, Column.OLD, found=old, first=known + 1)
            return
        yield row

    def _cell(self, cells: Sequence[CellValue], column: Column) -> CellValue:
        at = self._columns.get(column, -1)
        return cells[at] if 0 <= at < len(cells) else None

    def _text(self, cells: Sequence[CellValue], column: Column) -> str:
        value = self._cell(cells, column)
        return "" if blank(value) else shown(value)

    def _several(self, cells: Sequence[CellValue], column: Column) -> bool:
        value = self._cell(cells, column)
        return isinstance(value, str) and _SEVERAL.search(value.strip()) is not None

    def _share(self, cells: Sequence[CellValue], at: int) -> Decimal | None:
        value = self._cell(cells, Column.SHARE)
        if blank(value):
            return None
        number: Decimal | None = None
        if isinstance(value, int | float) and not isinstance(value, bool):
            number = exact(value)
        elif isinstance(typed := read_number(shown(value)), Typed):
            number = typed.number / 100 if typed.percent else typed.number
        if number is None or not 0 < number <= 1:
            self._tell("N104", at, Column.SHARE, found=shown(value))
            return _BAD
        return round(number, 9)

    def _tell(self, code: str, at: int, column: Column, *, found: str, first: int = 0) -> None:
        self.issues.append(issue(code, self._place(at, column), found=found, first=first))

    def _place(self, at: int, column: Column) -> Place:
        return Place(self._file, self._grid.name, address(at, self._columns.get(column, 0)))


_BAD = Decimal(-1)
"""A share that was told as an issue."""


def _numbered(old: str, new: str) -> bool:
    """Tell whether a row only numbers the columns: (1), (2)."""
    return all(re.fullmatch(r"\(?\d*[A-Z]?\)?", text) for text in (old, new))


def _flag(text: str) -> bool | None:
    word = folded(text)
    return True if word in _YES else False if word in _NO else None
