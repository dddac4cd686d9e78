"""Tables of many units: units down and components across, or the other way round."""

from collections.abc import Callable
from dataclasses import replace

from parindex.sources.grid import CellValue
from parindex.sources.layout.heading import Heading, Sight
from parindex.sources.layout.shape import Column, Layout, Shape
from parindex.sources.layout.words import Role, is_unit_heading, role_of
from parindex.sources.plain import blank

__all__ = ["matrix", "turned", "turned_by_codes"]

_ABOVE, _BELOW = 2, 3
_WIDEST = 1200
_TAKEN = {Role.TITLE, Role.MAXIMUM, Role.CODE, Role.ORDINAL, Role.EVIDENCE, Role.COMMENT, Role.OTHER}


def matrix(sight: Sight, row: int, column: int, known: Callable[[CellValue], bool]) -> Layout | None:
    """Look for codes to the right of the heading of the units, in its own row or the next ones."""
    rows = sight.grid.rows
    near = range(max(0, row - _ABOVE), min(len(rows), row + _BELOW + 1))
    found = {at: [c for c in range(column + 1, len(rows[at])) if known(rows[at][c])] for at in near}
    codes_row = max(near, key=lambda at: (len(found[at]), at == row))
    across = found[codes_row]
    if not across:
        return None
    last = min(max(row, codes_row, _bottom(sight, row, column)), len(rows) - 1)
    titles = [at for at in near if at != codes_row and at <= last + 1 and _titled(sight, at, column, across)]
    last = max((last, *(at for at in titles if not sight.text(at, column) or at <= last)))
    first = min(row, codes_row, *titles, last)
    wide = range(column + 1, min(max(len(rows[at]) for at in range(first, last + 1)), _WIDEST))
    return Layout(
        sheet=sight.grid.name,
        shape=Shape.MATRIX,
        heading=(first, last),
        body=Heading(sight, first, last, 0).body(),
        columns=(Column(column, Role.OTHER, sight.text(row, column)),),
        code=codes_row,
        titles=tuple(titles),
        unit=column,
        across=tuple(wide),
    )


def _bottom(sight: Sight, row: int, column: int) -> int:
    bottom = row
    while sight.origin(bottom + 1, column) == sight.origin(row, column):
        bottom += 1
    return bottom


def _titled(sight: Sight, row: int, column: int, across: list[int]) -> bool:
    """Tell whether a row of the heading holds titles of components."""
    own = sight.text(row, column)
    if own and not is_unit_heading(own):
        return False
    return 2 * sum(bool(sight.text(row, at)) for at in across) >= len(across)


def turned(sight: Sight, row: int, column: int, known: Callable[[CellValue], bool]) -> Layout | None:
    """Look for codes below the heading of the units, whose names stand across."""
    rows = sight.grid.rows
    below = next((r for r in range(row + 1, min(len(rows), row + 4)) if not blank(_cell(rows[r], column))), None)
    if below is None or not known(_cell(rows[below], column)):
        return None
    heading = Heading(sight, row, row, len(rows[row]))
    columns = [Column(column, Role.CODE, sight.text(row, column))]
    columns += [
        Column(at, role, sight.text(row, at))
        for at in range(column + 1, heading.width)
        if (role := heading.role(at)) in _TAKEN and role is not None
    ]
    taken = {one.index for one in columns}
    maxima = [one.index for one in columns if one.role is Role.MAXIMUM]
    return Layout(
        sheet=sight.grid.name,
        shape=Shape.TURNED,
        heading=(row, row),
        body=below,
        columns=tuple(columns),
        code=column,
        titles=tuple(one.index for one in columns if one.role is Role.TITLE),
        maximum=maxima[0] if maxima else None,
        unit=row,
        across=tuple(at for at in range(column + 1, heading.width) if sight.text(row, at) and at not in taken),
    )


def turned_by_codes(heading: Heading, layout: Layout, is_unit: Callable[[str], bool]) -> Layout | None:
    """Take a table headed by codes and names of units as a turned matrix.

    The names are known ones, or stand under a heading that says that they are units.
    """
    taken = {column.index for column in layout.columns if column.role in _TAKEN}
    free = [at for at in range(layout.code + 1, heading.width) if at not in taken and heading.texts(at)]
    across = tuple(
        at
        for at in free
        if is_unit(heading.texts(at)[-1]) or any(is_unit_heading(text) for text in heading.texts(at)[:-1])
    )
    if not across:
        return None
    last = {at: max(r for r in range(heading.top, heading.bottom + 1) if heading.sight.text(r, at)) for at in across}
    row = max(last.values())
    return replace(
        layout,
        shape=Shape.TURNED,
        unit=row,
        across=tuple(at for at in free if role_of(heading.texts(at)[-1]) not in _TAKEN),
        problems=tuple(one for one in layout.problems if one[2].code != "L104"),
    )


def _cell(cells: tuple[CellValue, ...], column: int) -> CellValue:
    return cells[column] if column < len(cells) else None
