"""A table of components down: its columns by their headings, and by what a rule says of them."""

from collections.abc import Callable, Mapping

from parindex.sources.cells.cell_text import address, blank, shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.layout.heading import Heading
from parindex.sources.score_sheets.layout.layout import Column, Layout, Shape
from parindex.sources.score_sheets.layout.shapes.coded_titles import coded_titles
from parindex.sources.score_sheets.layout.stages import assign, clash, give_way
from parindex.sources.score_sheets.layout.words import Role, named

__all__ = ["columns_of", "unit_table", "without_scores"]


def unit_table(
    heading: Heading, column: int, known: Callable[[CellValue], bool], settled: Mapping[int, str] | None = None
) -> Layout:
    """Read the table under a heading; `column` holds the codes where no heading says so.

    `settled` gives what a rule of the workspace says of columns. The table may turn out to have no stages.
    """
    columns, twins = columns_of(heading, settled or {})
    stages, single, problems = assign(columns)
    codes = _code_columns(columns)
    problems += twins + [clash(codes[0], other, Role.CODE) for other in codes[1:]]
    maxima = [one for one in columns if one.role is Role.MAXIMUM]
    problems += [clash(maxima[0], other, Role.MAXIMUM) for other in maxima[1:]]
    titles = tuple(one.index for one in columns if one.role is Role.TITLE)
    body, code = heading.body(), codes[0].index if codes else column
    fixed = any(one.settled and one.role is Role.CODE for one in columns) and code not in titles
    table = heading.sight.grid.rows[body:]
    inside = bool(titles) and not fixed and coded_titles(table, code if codes else None, titles[0], known)
    return Layout(
        sheet=heading.sight.grid.name,
        shape=Shape.UNIT,
        heading=(heading.top, heading.bottom),
        body=body,
        columns=columns,
        stages=stages,
        code=titles[0] if inside and not codes else code,
        titles=titles,
        maximum=maxima[0].index if maxima else None,
        single=single,
        problems=tuple((heading.bottom, index, problem) for index, problem in problems),
        coded_titles=inside,
    )


def columns_of(heading: Heading, settled: Mapping[int, str]) -> tuple[tuple[Column, ...], list[tuple[int, Problem]]]:
    """Read the heading of every column; of columns under one merged heading only the first counts."""
    columns: list[Column] = []
    clashes: list[tuple[int, Problem]] = []
    by_origin: dict[tuple[int, int], Column] = {}
    for index in range(max(heading.width, max(settled, default=-1) + 1)):
        why = " – ".join(heading.texts(index))
        if index in settled:
            columns.append(Column(index, named(settled[index]), why, settled=True))
            continue
        role = heading.role(index)
        if role is None:
            continue
        column = Column(index, role, why)
        twin = by_origin.setdefault(heading.sight.origin(heading.bottom, index), column)
        if twin is column:
            columns.append(column)
        elif _filled(heading, index):
            clashes.append(clash(twin, column, role))
    return give_way(columns), clashes


def _filled(heading: Heading, index: int) -> bool:
    rows = heading.sight.grid.rows[heading.body() :]
    return any(len(cells) > index and not blank(cells[index]) for cells in rows)


def _code_columns(columns: tuple[Column, ...]) -> list[Column]:
    """Return the columns of codes: those headed so, else the numbering."""
    codes = [column for column in columns if column.role is Role.CODE]
    return codes or [column for column in columns if column.role is Role.ORDINAL]


def without_scores(layout: Layout, row: int, column: int) -> Layout:
    """Return the layout of a table that has codes but nothing that is recognised as scores."""
    headings = "; ".join(shown(one.why) for one in layout.columns)
    problem = Problem("L103", {"heading": address(row, column), "headings": headings})
    return Layout(
        layout.sheet, Shape.UNIT, layout.heading, layout.body, layout.columns, problems=((row, column, problem),)
    )
