"""Tables in which no number is broken over two lines: columns give room to one another, then shrink, then part.

Word breaks what is wider than its cell in the middle, also numbers. How wide they are is known only when a
template is filled.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from parindex.reporting.word.letters import word_width

__all__ = ["fitted"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PADDING = 2 * 108 + 24
"""Twips: the margins of a cell at both sides, and its borders."""
_SLACK = 1.03
"""A viewer without Times New Roman takes a font that is nearly like it."""
_TWIPS, _PER_SIZE = 20, 1000
_SIZES = (1.0, 11 / 12, 10 / 12, 9 / 12)
_SMALLEST = (8 / 12, 7 / 12, 6 / 12)
"""Of the size of the template; the latter only for a table that cannot be parted."""
_SHARE = 3
"""A single word counts for at most a third of a table; a longer one may be broken, a number never."""
_PLAIN = 24
"""Half points: the size of text that names none."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table of whole rows: its cells, the widths that its template asks for, all in twips."""

    rows: list[list[Any]]
    widths: list[int]

    @property
    def room(self) -> int:
        return sum(self.widths)

    def least(self, factor: float) -> list[int]:
        """Return how wide every column has to be with letters of `factor` times their size."""
        limit = self.room / _SHARE
        needed = [max((_needed(row[place], limit / factor) for row in self.rows), default=0) for place in self.places]
        return [int(width * factor) + _PADDING for width in needed]

    @property
    def places(self) -> range:
        return range(len(self.widths))


def fitted(table: Any, widths: Sequence[int]) -> None:  # noqa: ANN401  an lxml element, which has no public type
    """Give the columns of a table their widths, and more where a number needs it."""
    rows = [row.findall(f"{_W}tc") for row in table.findall(f"{_W}tr")]
    grid = _Grid([row for row in rows if len(row) == len(widths)], list(widths))
    if _headed(table):
        _fit(table, grid, whole=len(grid.rows) == len(rows))
    else:
        _write(table, grid.rows, grid.widths, 1.0)


def _headed(table: Any) -> bool:  # noqa: ANN401
    return table.find(f"{_W}tr/{_W}trPr/{_W}tblHeader") is not None


def _fit(table: Any, grid: _Grid, *, whole: bool) -> None:  # noqa: ANN401
    for factor in _SIZES:
        if (found := _given(grid.widths, grid.least(factor))) is not None:
            _write(table, grid.rows, found, factor)
            return
    if whole and (chunks := _chunks(grid, _SIZES[-1])):
        _part(table, grid, chunks, _SIZES[-1])
        return
    for factor in _SMALLEST:
        found = _given(grid.widths, grid.least(factor))
        if found is not None or factor == _SMALLEST[-1]:
            _write(table, grid.rows, found or _squeezed(grid, factor), factor)
            return


def _given(widths: Sequence[int], least: Sequence[int]) -> list[int] | None:
    """Return widths that hold at least `least` and add up to the same, `None` if there are none."""
    room = sum(widths)
    if sum(least) > room:
        return None
    short = [max(0, need - width) for width, need in zip(widths, least, strict=True)]
    spare = [max(0, width - need) for width, need in zip(widths, least, strict=True)]
    owed, had = sum(short), sum(spare)
    return [
        width + lack - (-(-extra * owed // had) if had else 0)
        for width, lack, extra in zip(widths, short, spare, strict=True)
    ]


def _squeezed(grid: _Grid, factor: float) -> list[int]:
    least = grid.least(factor)
    return [need * grid.room // sum(least) for need in least]


def _chunks(grid: _Grid, factor: float) -> list[list[int]]:
    """Return the columns of each part: the first ones, up to the names, stand in all of them."""
    first = _names(grid)
    least = grid.least(factor)
    room = grid.room - sum(least[: first + 1])
    parts: list[list[int]] = [[]]
    for place in grid.places[first + 1 :]:
        if least[place] > room:
            return []
        if parts[-1] and sum(least[other] for other in (*parts[-1], place)) > room:
            parts.append([])
        parts[-1].append(place)
    even = -(-sum(map(len, parts)) // len(parts))
    rest = list(grid.places[first + 1 :])
    evened = [rest[start : start + even] for start in range(0, len(rest), even)]
    chosen = evened if all(sum(least[place] for place in part) <= room for part in evened) else parts
    return [[*range(first + 1), *part] for part in chosen]


def _names(grid: _Grid) -> int:
    """Return the place of the column with the names: the first whose cells stand at the left."""
    below = grid.rows[1:] or grid.rows
    return next((place for place in grid.places if _left(below[0][place])), 0)


def _left(cell: Any) -> bool:  # noqa: ANN401
    aligned = cell.find(f"{_W}p/{_W}pPr/{_W}jc")
    return aligned is None or aligned.get(f"{_W}val") in {"left", "start", "both"}


def _part(table: Any, grid: _Grid, chunks: Sequence[Sequence[int]], factor: float) -> None:  # noqa: ANN401
    """Put a table for each part one below the other."""
    after = table
    for number, chunk in enumerate(chunks):
        copy = deepcopy(table)
        rows = [_kept(row, chunk) for row in copy.findall(f"{_W}tr")]
        part = _Grid(rows, [grid.widths[place] for place in chunk])
        wide = [width * grid.room // part.room for width in part.widths]
        _write(copy, rows, _given(wide, part.least(factor)) or wide, factor)
        if number:
            after.addnext(gap := _gap(table))
            after = gap
        after.addnext(copy)
        after = copy
    table.getparent().remove(table)


def _kept(row: Any, chunk: Sequence[int]) -> list[Any]:  # noqa: ANN401
    cells = row.findall(f"{_W}tc")
    for place, cell in enumerate(cells):
        if place not in chunk:
            row.remove(cell)
    return [cells[place] for place in chunk]


def _gap(table: Any) -> Any:  # noqa: ANN401
    """Return an empty paragraph: tables that touch become one."""
    return table.makeelement(f"{_W}p", {})


def _write(table: Any, rows: Sequence[Sequence[Any]], widths: Sequence[int], factor: float) -> None:  # noqa: ANN401
    grid = table.find(f"{_W}tblGrid")
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        grid.append(grid.makeelement(f"{_W}gridCol", {f"{_W}w": str(width)}))
    for row in rows:
        for cell, width in zip(row, widths, strict=True):
            cell.find(f"{_W}tcPr/{_W}tcW").set(f"{_W}w", str(width))
    if factor < 1:
        _shrink(table, factor)


def _shrink(table: Any, factor: float) -> None:  # noqa: ANN401
    for run in table.iter(f"{_W}r"):
        properties = run.find(f"{_W}rPr")
        if properties is None:
            properties = run.makeelement(f"{_W}rPr", {})
            run.insert(0, properties)
        size = properties.find(f"{_W}sz")
        if size is None:
            size = properties.makeelement(f"{_W}sz", {f"{_W}val": str(_PLAIN)})
            properties.append(size)
        size.set(f"{_W}val", str(int(float(size.get(f"{_W}val")) * factor)))


def _needed(cell: Any, limit: float) -> float:  # noqa: ANN401
    """Return the width of the widest thing in a cell that must not be broken."""
    widest = 0.0
    for paragraph in cell.iter(f"{_W}p"):
        text = "".join(piece.text or "" for piece in paragraph.iter(f"{_W}t"))
        size, bold = _look(paragraph)
        for word in text.split():
            width = word_width(word, bold=bold) * size * _SLACK * _TWIPS / _PER_SIZE
            number = any(letter.isdigit() for letter in word)
            widest = max(widest, width if number else min(width, limit))
    return widest


def _look(paragraph: Any) -> tuple[float, bool]:  # noqa: ANN401
    """Return the largest size, in points, and whether anything is bold."""
    sizes = [float(one.get(f"{_W}val")) for one in paragraph.iter(f"{_W}sz")]
    bold = any(one.get(f"{_W}val") not in {"0", "false"} for one in paragraph.iter(f"{_W}b"))
    return max(sizes, default=_PLAIN) / 2, bold
