"""Where the table of a sheet stands: the heading, and what each column holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parindex.sources.cells.cell_text import blank, shown
from parindex.sources.cells.grid import Grid, Merge
from parindex.sources.cells.numbers import read_number
from parindex.sources.printed.fields import Field, field_of
from parindex.sources.score_sheets.layout.heading import Heading, Sight
from parindex.sources.score_sheets.layout.words import Vocabulary

__all__ = ["Column", "Table", "find_table"]

_DEEPEST = 200
_WIDE = 12
_TALLEST = 3
"""Rows below the first one that may belong to the heading."""
_FIGURES = {Field.INDEX, Field.POINTS, Field.RANK}


@dataclass(frozen=True, slots=True)
class Column:
    """One column with the texts over it; `field` is `None` where nobody knows what it holds."""

    index: int
    field: Field | None
    heading: str
    row: int
    """The last row of the heading."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of published results in a sheet; rows count from 0."""

    grid: Grid
    top: int
    body: int
    columns: tuple[Column, ...]

    def of(self, field: Field) -> tuple[Column, ...]:
        """Return the columns of a kind."""
        return tuple(column for column in self.columns if column.field is field)

    @property
    def unit(self) -> int:
        """The column of the names."""
        return self.of(Field.UNIT)[0].index


def find_table(grid: Grid, year: int, words: Vocabulary) -> Table | None:
    """Return the first table that has names of units and an index, points or ranks beside them."""
    for row in range(min(len(grid.rows), _DEEPEST)):
        for column, cell in enumerate(grid.rows[row][:_WIDE]):
            if isinstance(cell, str) and words.is_unit_heading(cell):
                table = _table(grid, row, column, year, words)
                if any(one.field in _FIGURES for one in table.columns):
                    return table
    return None


def _table(grid: Grid, row: int, column: int, year: int, words: Vocabulary) -> Table:
    bottom = row
    while bottom < min(len(grid.rows) - 1, row + _TALLEST) and _continues(grid, bottom + 1, row, column):
        bottom += 1
    top = row
    while top > max(0, bottom - _TALLEST) and _groups(grid, top - 1, row, column):
        top -= 1
    seen = replace(grid, merges=(*grid.merges, *_spans(grid, top, bottom)))
    width = max(len(cells) for cells in grid.rows[top : bottom + 1])
    heading = Heading(Sight(seen, bottom, words), top, bottom, width)
    columns = tuple(_columns(heading, bottom, year, words))
    return Table(grid, top, heading.body(), columns)


def _columns(heading: Heading, bottom: int, year: int, words: Vocabulary) -> Iterator[Column]:
    unit = False
    for index in range(heading.width):
        texts = heading.texts(index)
        if not texts:
            continue
        field = field_of(texts, year, words)
        if field is Field.UNIT and unit:  # what the units belong to, or their short names
            field = Field.SKIP
        unit = unit or field is Field.UNIT
        yield Column(index, field, shown(" – ".join(texts)), bottom)


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell for cell in grid.rows[row] if isinstance(cell, str) and not blank(cell)]


def _has_numbers(grid: Grid, row: int) -> bool:
    return any(isinstance(cell, int | float) for cell in grid.rows[row]) or any(
        read_number(text) is not None for text in _texts(grid, row)
    )


def _continues(grid: Grid, row: int, first: int, column: int) -> bool:
    """Tell whether a row below belongs to the heading: texts, but none in the column of the units, and no number."""
    cells = grid.rows[row]
    merged = any(top <= first and row <= end and left <= column <= right for top, left, end, right in grid.merges)
    if merged:
        return True
    named = column < len(cells) and not blank(cells[column])
    return not named and bool(_texts(grid, row)) and not _has_numbers(grid, row) and _below_others(grid, row, first)


def _below_others(grid: Grid, row: int, first: int) -> bool:
    """Tell whether every text of a row stands in the width of the heading."""
    width = len(grid.rows[first])
    return all(blank(cell) for cell in grid.rows[row][width:])


def _groups(grid: Grid, row: int, first: int, column: int) -> bool:
    """Tell whether a row above groups columns: short texts to the right of the units, and nothing over these."""
    cells, own = grid.rows[row], grid.rows[first]
    if column < len(cells) and not blank(cells[column]):
        return False
    places = [at for at, cell in enumerate(cells) if isinstance(cell, str) and not blank(cell)]
    return bool(places) and all(at > column and at < len(own) for at in places) and not _has_numbers(grid, row)


def _spans(grid: Grid, top: int, bottom: int) -> Iterator[Merge]:
    """Yield what a text file cannot say: a heading of a group reaches over the blank cells to its right.

    Only over columns that have headings of their own below.
    """
    if grid.merges:
        return
    for row in range(top, bottom):
        yield from _spans_of(grid.rows[row], grid.rows[row + 1 : bottom + 1], row)


def _spans_of(cells: Sequence[object], below: Sequence[Sequence[object]], row: int) -> Iterator[Merge]:
    width = max(len(cells), *(len(other) for other in below))
    start: int | None = None
    for at in range(width + 1):
        own = _filled(cells, at)
        under = any(_filled(other, at) for other in below)
        if start is not None and (own or not under):
            if at - start > 1:
                yield row, start, row, at - 1
            start = None
        if own and under:
            start = at


def _filled(cells: Sequence[object], at: int) -> bool:
    cell = cells[at] if at < len(cells) else None
    return isinstance(cell, str) and not blank(cell)
