"""What can be said of the columns of a published table before its lines are read."""

from collections.abc import Iterator

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.cell_text import address, column_letters
from parindex.sources.cells.numbers import read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.printed.columns import Table
from parindex.sources.printed.fields import Field
from parindex.sources.score_sheets.score_cells import cell_at

__all__ = ["twice", "unread"]


def twice(table: Table, place: Place, year: int) -> Iterator[Issue]:
    """Yield the columns that hold the same figure as one before."""
    for kind in (Field.INDEX, Field.POINTS, Field.MAXIMUM, Field.RANK, Field.TIER):
        for other in table.of(kind)[1:]:
            first = table.of(kind)[0]
            values: dict[str, object] = {
                "first": column_letters(first.index),
                "second": column_letters(other.index),
                "first_heading": first.heading,
                "second_heading": other.heading,
                "year": year,
            }
            at = Place(place.file, place.sheet, address(other.row, other.index))
            yield Problem("H104", values).at(at)


def unread(table: Table, file: str) -> Iterator[Issue]:
    """Yield the columns with figures of which nobody knows what they are."""
    for column in table.columns:
        if column.field is None and _has_numbers(table, column.index):
            place = Place(file, table.grid.name, address(column.row, column.index))
            yield issue("H103", place, heading=column.heading)


def _has_numbers(table: Table, column: int) -> bool:
    """Tell whether a column has figures that somebody may miss."""
    cells = (cell_at(table.grid, row, column) for row in range(table.body, len(table.grid.rows)))
    return any(isinstance(cell, int | float) or (isinstance(cell, str) and read_number(cell)) for cell in cells)
