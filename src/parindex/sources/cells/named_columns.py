"""Where a table stands in a sheet whose columns are told by words in their headings, in one or several rows."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from parindex.sources.cells.cell_text import blank, folded, shown
from parindex.sources.cells.grid import CellValue, Grid, filled
from parindex.sources.cells.numbers import read_number

__all__ = ["NamedColumns", "cell_in", "find_named_columns"]

_DEEPEST, _TALLEST = 60, 3

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class NamedColumns(Generic[Kind]):
    """A table: its first row below the heading, the column of each kind, and the texts over the columns."""

    top: int
    body: int
    columns: Mapping[Kind, int]
    headings: Mapping[int, str]
    twice: tuple[tuple[Kind, int, int], ...] = ()
    """Kinds that two columns are headed with: the first and the second of them."""


def find_named_columns(
    grid: Grid, kind_of: Callable[[str], Kind | None], required: Collection[Kind]
) -> NamedColumns[Kind] | None:
    """Return the table of which most columns are known, if all `required` ones are; of equals, the upper one.

    `kind_of` is given the folded texts over a column, joined by a space where the heading has several rows.
    """
    rows = filled(grid, _DEEPEST + _TALLEST)
    best: NamedColumns[Kind] | None = None
    for top in range(min(len(rows), _DEEPEST)):
        for height in range(1, _TALLEST + 1):
            if not _heads(rows, top, height):
                break
            found = _table(rows, top, height, kind_of)
            if set(required) <= found.columns.keys() and (best is None or len(found.columns) > len(best.columns)):
                best = found
    return best


def cell_in(grid: Grid, row: int, column: int | None) -> CellValue:
    """Return a cell; `None` where there is none."""
    cells = grid.rows[row] if 0 <= row < len(grid.rows) else ()
    return cells[column] if column is not None and 0 <= column < len(cells) else None


def _heads(rows: Sequence[Sequence[CellValue]], top: int, height: int) -> bool:
    """Tell whether a row may be the last one of a heading that begins at `top`: texts without numbers."""
    if top + height > len(rows):
        return False
    texts = [cell for cell in rows[top + height - 1] if not blank(cell)]
    return bool(texts) and all(isinstance(cell, str) and read_number(cell) is None for cell in texts)


def _table(
    rows: Sequence[Sequence[CellValue]], top: int, height: int, kind_of: Callable[[str], Kind | None]
) -> NamedColumns[Kind]:
    columns: dict[Kind, int] = {}
    twice: list[tuple[Kind, int, int]] = []
    headings = dict(_headings(rows[top : top + height]))
    for at, heading in headings.items():
        kind = kind_of(folded(heading))
        if kind is None:
            continue
        first = columns.setdefault(kind, at)
        if first != at:
            twice.append((kind, first, at))
    return NamedColumns(top, top + height, columns, headings, tuple(twice))


def _headings(rows: Sequence[Sequence[CellValue]]) -> Iterator[tuple[int, str]]:
    """Yield the texts over each column; a group reaches to its right over blank cells that have texts below."""
    width = max((len(row) for row in rows), default=0)
    last = [""] * len(rows)
    for at in range(width):
        texts = ["" if at >= len(row) or blank(row[at]) else shown(row[at]) for row in rows]
        for depth, text in enumerate(texts):
            if text:
                last[depth:] = [text, *[""] * (len(rows) - depth - 1)]
            elif any(texts[depth + 1 :]) and not any(texts[:depth]):
                texts[depth] = last[depth]
            else:
                last[depth] = ""
        if said := " ".join(dict.fromkeys(filter(None, texts))):
            yield at, said
