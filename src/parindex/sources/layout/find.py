"""Find the table of scores in a sheet."""

from collections.abc import Callable

from parindex.sources.grid import CellValue, Grid
from parindex.sources.layout.heading import Heading, Sight
from parindex.sources.layout.matrices import matrix, turned, turned_by_codes
from parindex.sources.layout.shape import Column, Layout, Shape
from parindex.sources.layout.stages import assign, clash
from parindex.sources.layout.words import Role, is_unit_heading, role_of
from parindex.sources.plain import address, blank, shown
from parindex.sources.problem import Problem

__all__ = ["find_layout"]

_DEEPEST = 200
"""A heading that stands lower is not looked for."""

_TRIES = 30
"""Headings that are tried before a sheet is given up."""

_REACH = 8
"""Rows around a heading word in which merged cells matter."""

_CODES = {Role.CODE, Role.ORDINAL}
_NEIGHBOURS = set(Role) - _CODES - {Role.OTHER, Role.COMMENT}


def find_layout(grid: Grid, known: Callable[[CellValue], bool], is_unit: Callable[[str], bool]) -> Layout | None:
    """Return where the table stands, or `None` if the sheet has none.

    `known` tells whether a cell holds a code of a criteria set, `is_unit` whether a text names a
    unit. A layout with problems of severity error must not be read.
    """
    fallback = None
    tries = 0
    for row, cells in enumerate(grid.rows[:_DEEPEST]):
        for column, cell in enumerate(cells[:12]):
            if not isinstance(cell, str) or tries >= _TRIES:
                continue
            if role_of(cell) in _CODES and _neighbours(cells):
                tries += 1
                layout = _by_codes(grid, row, column, is_unit)
                if layout.stages or layout.across:
                    return layout
                fallback = fallback or layout
            if is_unit_heading(cell):
                tries += 1
                sight = Sight(grid, row + _REACH)
                own = any(known(other) for other in cells[column + 1 :])
                first, second = (matrix, turned) if own else (turned, matrix)
                found = first(sight, row, column, known) or second(sight, row, column, known)
                if found:
                    return found
    return fallback


def _neighbours(cells: tuple[CellValue, ...]) -> bool:
    return any(role_of(cell) in _NEIGHBOURS or is_unit_heading(cell) for cell in cells if isinstance(cell, str))


def _by_codes(grid: Grid, row: int, column: int, is_unit: Callable[[str], bool]) -> Layout:
    heading = Heading.around(Sight(grid, row + _REACH), row, column)
    columns, twins = _columns(heading)
    stages, single, problems = assign(columns)
    codes = _code_columns(columns)
    problems += twins + [clash(codes[0], other, Role.CODE) for other in codes[1:]]
    maxima = [one for one in columns if one.role is Role.MAXIMUM]
    problems += [clash(maxima[0], other, Role.MAXIMUM) for other in maxima[1:]]
    layout = Layout(
        sheet=grid.name,
        shape=Shape.UNIT,
        heading=(heading.top, heading.bottom),
        body=heading.body(),
        columns=columns,
        stages=stages,
        code=codes[0].index if codes else column,
        titles=tuple(one.index for one in columns if one.role is Role.TITLE),
        maximum=maxima[0].index if maxima else None,
        single=single,
        problems=tuple((heading.bottom, index, problem) for index, problem in problems),
    )
    if stages:
        return layout
    return turned_by_codes(heading, layout, is_unit) or _without_scores(layout, row, column)


def _columns(heading: Heading) -> tuple[tuple[Column, ...], list[tuple[int, Problem]]]:
    """Read the heading of every column; of columns under one merged heading only the first counts."""
    columns: list[Column] = []
    clashes: list[tuple[int, Problem]] = []
    by_origin: dict[tuple[int, int], Column] = {}
    for index in range(heading.width):
        role = heading.role(index)
        if role is None:
            continue
        column = Column(index, role, " – ".join(heading.texts(index)))
        twin = by_origin.setdefault(heading.sight.origin(heading.bottom, index), column)
        if twin is column:
            columns.append(column)
        elif _filled(heading, index):
            clashes.append(clash(twin, column, role))
    return tuple(columns), clashes


def _filled(heading: Heading, index: int) -> bool:
    rows = heading.sight.grid.rows[heading.body() :]
    return any(len(cells) > index and not blank(cells[index]) for cells in rows)


def _code_columns(columns: tuple[Column, ...]) -> list[Column]:
    """Return the columns of codes: those headed so, else the numbering."""
    codes = [column for column in columns if column.role is Role.CODE]
    return codes or [column for column in columns if column.role is Role.ORDINAL]


def _without_scores(layout: Layout, row: int, column: int) -> Layout:
    headings = "; ".join(shown(one.why) for one in layout.columns)
    problem = Problem("L103", {"heading": address(row, column), "headings": headings})
    return Layout(
        layout.sheet, Shape.UNIT, layout.heading, layout.body, layout.columns, problems=((row, column, problem),)
    )
