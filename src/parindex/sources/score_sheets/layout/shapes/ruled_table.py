"""Tables that a rule of the workspace describes: what it says is not recognised again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from parindex.model.definitions.layout_rules import LayoutRule
from parindex.model.scores import Stage
from parindex.sources.cells.cell_text import blank, column_letters
from parindex.sources.cells.grid import Grid
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.layout.heading import Heading
from parindex.sources.score_sheets.layout.layout import Column, Layout, Shape
from parindex.sources.score_sheets.layout.search_context import Look
from parindex.sources.score_sheets.layout.shapes.coded_titles import coded
from parindex.sources.score_sheets.layout.shapes.long_table import as_long_table
from parindex.sources.score_sheets.layout.shapes.matrices import MatrixRows, matrix_between
from parindex.sources.score_sheets.layout.shapes.split_stages import stage_row
from parindex.sources.score_sheets.layout.shapes.staged_rows import with_staged_rows
from parindex.sources.score_sheets.layout.shapes.unit_table import columns_of, unit_table, without_scores
from parindex.sources.score_sheets.layout.words import Role

__all__ = ["settled"]

_TALLEST = 4
_TAKEN = {Role.TITLE, Role.MAXIMUM, Role.CODE, Role.ORDINAL, Role.EVIDENCE, Role.COMMENT, Role.OTHER}


def settled(look: Look, rule: LayoutRule, search: Callable[[Look], Layout | None]) -> Layout | None:
    """Return the layout that a rule describes; what it leaves open is recognised.

    Returns:
        `None` if the rule leaves it open where the table stands, and none is found.
    """
    if rule.heading is not None and rule.heading > len(look.grid.rows):
        return _marked(_nothing(look, rule, rule.heading - 1), rule)
    layout: Layout | None
    if rule.components:
        look = replace(look, grid=_coded_grid(look, rule))
    if "unit" in rule.columns.values() and "code" in rule.columns.values():
        layout = _long(look, rule)
    elif "unit" in rule.columns.values():
        layout = with_staged_rows(look, _matrix(look, rule))
    elif rule.units is not None:
        layout = _turned(look, rule)
    else:
        layout = _unit(look, rule, search)
    return None if layout is None else _marked(layout, rule)


def _marked(layout: Layout, rule: LayoutRule) -> Layout:
    stage = Stage(rule.stage) if rule.stage else None
    return replace(
        layout,
        rule=rule.files,
        unit_name=rule.unit or "",
        year=rule.year,
        stage=stage,
        settled_codes=rule.components,
        problems=(*layout.problems, *_unknown(layout, rule)),
    )


def _unknown(layout: Layout, rule: LayoutRule) -> Iterator[tuple[int, int, Problem]]:
    """Tell the codes of a rule that did not come to a column of the table."""
    lost = {
        at: code for at, code in rule.components.items() if layout.shape is not Shape.MATRIX or at not in layout.across
    }
    if not any(problem.code in {"L113", "L114"} for _, _, problem in layout.problems):
        for at, code in sorted(lost.items()):
            values = {"column": column_letters(at), "component": code, "files": rule.files}
            yield layout.heading[1], at, Problem("L157", values)


def _coded_grid(look: Look, rule: LayoutRule) -> Grid:
    """Return the sheet with the codes that the rule gives to columns in the row of the codes."""
    row = (rule.codes or rule.heading or 1) - 1
    width = max(rule.components) + 1
    cells = list(look.grid.rows[row]) if row < len(look.grid.rows) else []
    cells += [None] * (width - len(cells))
    for at, code in rule.components.items():
        cells[at] = code
    rows = look.grid.rows
    return replace(look.grid, rows=(*rows[:row], tuple(cells), *rows[row + 1 :]))


def _long(look: Look, rule: LayoutRule) -> Layout | None:
    assert rule.heading is not None
    heading = _heading(look, rule, lambda _: None)
    assert heading is not None
    unit = next(index for index, role in rule.roles.items() if role == "unit")
    code = _code_column(rule)
    layout = unit_table(heading, code or 0, look.known, rule.roles)
    if not _has_codes(look, layout):
        return _nothing(look, rule, heading.bottom, layout.code)
    found = as_long_table(look, heading, layout, unit)
    missing = tuple(_missing(heading, rule))
    return without_scores(layout, heading.bottom, layout.code) if found is None else replace(found, problems=missing)


def _unit(look: Look, rule: LayoutRule, search: Callable[[Look], Layout | None]) -> Layout | None:
    if (rule.heading is None and not rule.columns) or (rule.components and not rule.roles):
        return search(look)
    heading = _heading(look, rule, search)
    if heading is None:
        return None
    missing = _missing(heading, rule)
    layout = unit_table(heading, _code_column(rule) or 0, look.known, rule.roles)
    if missing:
        return replace(layout, problems=tuple(missing))
    if not layout.stages:
        return without_scores(layout, heading.bottom, layout.code)
    if not layout.coded_titles and not _has_codes(look, layout):
        return _nothing(look, rule, heading.bottom, layout.code)
    return layout


def _heading(look: Look, rule: LayoutRule, search: Callable[[Look], Layout | None]) -> Heading | None:
    """Return the heading that the rule names, or the one that is found."""
    if rule.heading is None:
        found = search(look)
        if found is None:
            return None
        top, bottom = found.heading
    else:
        bottom = rule.heading - 1
        top = _top(look, bottom)
    width = max(len(cells) for cells in look.grid.rows[top : bottom + 1])
    return Heading(look.sight(bottom), top, bottom, width)


def _top(look: Look, bottom: int) -> int:
    """Return the first row of a heading whose last row is known: up over rows that hold nothing but heading words."""
    top = bottom
    while top > max(0, bottom - _TALLEST + 1):
        texts = [cell for cell in look.grid.rows[top - 1] if not blank(cell)]
        if not texts or not all(isinstance(text, str) and look.words.role_of(text) is not None for text in texts):
            break
        top -= 1
    return top


def _code_column(rule: LayoutRule) -> int | None:
    return next((index for index, role in rule.roles.items() if role == "code"), None)


def _missing(heading: Heading, rule: LayoutRule) -> list[tuple[int, int, Problem]]:
    """Tell the columns that a rule names and that hold nothing."""
    rows = heading.sight.grid.rows[heading.top :]
    return [
        (heading.bottom, index, Problem("L113", {"column": column_letters(index), "files": rule.files}))
        for index, role in sorted(rule.roles.items())
        if role != "skip" and not any(len(cells) > index and not blank(cells[index]) for cells in rows)
    ]


def _has_codes(look: Look, layout: Layout) -> bool:
    rows = look.grid.rows[layout.body :]
    return any(len(cells) > layout.code and look.known(cells[layout.code]) for cells in rows)


def _nothing(look: Look, rule: LayoutRule, row: int, column: int = 0) -> Layout:
    """Return a layout that cannot be read: below the row that the rule names there are no codes."""
    problem = Problem("L114", {"row": row + 1, "column": column_letters(column), "files": rule.files})
    return Layout(look.grid.name, Shape.UNIT, (row, row), row + 1, problems=((row, column, problem),))


def _matrix(look: Look, rule: LayoutRule) -> Layout:
    assert rule.heading is not None
    rows, last = look.grid.rows, rule.heading - 1
    column = next(index for index, role in rule.roles.items() if role == "unit")
    skipped = [index for index, role in rule.roles.items() if role != "unit"]
    first = max(0, last - _TALLEST + 1)
    near = range(first, last + 1) if rule.codes is None else (min(rule.codes, len(rows)) - 1,)
    found = {at: _coded(look, at, column, skipped) for at in near}
    codes = max(near, key=lambda at: len(found[at]))
    if not found[codes]:
        return _nothing(look, rule, codes, column + 1)
    first, last = min(codes, last), max(codes, last)
    sight = look.sight(last)
    stages = stage_row(sight, codes, found[codes])
    stages = stages if stages is not None and stages <= last else None
    titles = tuple(at for at in range(codes + 1, last + 1) if at != stages)
    layout = matrix_between(sight, column, MatrixRows((first, last), codes, stages, titles), found[codes])
    missing = _missing(Heading(sight, first, last, 0), rule)
    columns = (replace(layout.columns[0], settled=True), *(Column(at, Role.OTHER, "", settled=True) for at in skipped))
    across = tuple(at for at in layout.across if at not in skipped)
    return replace(layout, columns=columns, across=across, problems=(*missing, *layout.problems))


def _coded(look: Look, row: int, column: int, skipped: Sequence[int]) -> list[int]:
    cells = look.grid.rows[row]
    free = [at for at in range(len(cells)) if at != column and at not in skipped]
    found = [at for at in free if at > column and look.known(cells[at])]
    return found or [at for at in free if coded(cells[at], look.known)]


def _turned(look: Look, rule: LayoutRule) -> Layout:
    assert rule.units is not None
    row = rule.units - 1
    bottom = row if rule.heading is None else rule.heading - 1
    if max(row, bottom) >= len(look.grid.rows):
        return _nothing(look, rule, max(row, bottom), _code_column(rule) or 0)
    width = max(len(cells) for cells in look.grid.rows[min(row, bottom) : bottom + 1])
    heading = Heading(look.sight(bottom), min(row, bottom), bottom, width)
    columns, _ = columns_of(heading, rule.roles)
    layout = unit_table(heading, _code_column(rule) or 0, look.known, rule.roles)
    taken = {one.index for one in columns if one.role in _TAKEN}
    across = [at for at in range(layout.code + 1, width) if at not in taken and heading.sight.text(row, at)]
    problems = _missing(heading, rule)
    if not _has_codes(look, layout):
        return _nothing(look, rule, bottom, layout.code)
    return replace(
        layout, shape=Shape.TURNED, stages={}, unit=row, across=tuple(across), problems=tuple(problems), single=False
    )
