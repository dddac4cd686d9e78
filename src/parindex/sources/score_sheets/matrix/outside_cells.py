"""What stands in a table of many units outside its units and components, and what it hides."""

from collections.abc import Iterator

from parindex.sources.cells.cell_text import address, blank, column_letters, shown
from parindex.sources.cells.grid import Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.checks.hidden_cells import MOST_BY_THEMSELVES, numeric, rows_together
from parindex.sources.score_sheets.layout import Role, Shape
from parindex.sources.score_sheets.layout.words import role_of
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.matrix.matrix_cells import first_value, unit_cell, unit_places
from parindex.sources.score_sheets.matrix.unread_stages import stageless
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["strays"]


def strays(page: Page, plan: LinePlan, known: set[int], below: int | None) -> Iterator[tuple[Position, Problem]]:
    """Yield scores without a unit, scores without a component, and hidden lines that were read."""
    yield from _nameless(page, plan, known, below)
    yield from _unheaded(page, plan)
    told = stageless(page, plan)
    for index in (*plan.uncoded, *(index for index, _ in plan.beyond)):
        if index in told:
            continue
        if page.layout.shape is Shape.MATRIX and _explained(page, index):
            continue
        found = [(at, value) for at in sorted(known) if numeric(value := first_value(page, at, index))]
        for at, value in found[:1]:
            yield unit_cell(page, at, index), Problem("L109", {"value": shown(value)})
    yield from _hidden(page, plan, known)


def _explained(page: Page, column: int) -> bool:
    """Tell whether a column without a code is headed as a sum, rank, tier, evidence or comment, or is a form's own."""
    if column not in page.layout.across:
        return True
    if shown(cell_at(page.grid, page.layout.code, column)).startswith("_"):
        return True
    first, last = page.layout.heading
    texts = [shown(cell_at(page.grid, row, column)) for row in range(first, last + 1)]
    return any(role_of(text) in {Role.OTHER, Role.COMMENT, Role.EVIDENCE} for text in texts)


def _nameless(page: Page, plan: LinePlan, known: set[int], below: int | None) -> Iterator[tuple[Position, Problem]]:
    for at in unit_places(page):
        name_at = unit_cell(page, at, page.layout.unit)
        if at not in known and blank(cell_at(page.grid, *name_at)):
            values = [(index, value) for index, _ in plan.leaves if numeric(value := first_value(page, at, index))]
            for index, value in values[:1]:
                out = below is not None and at >= below
                beyond = Problem("L110", {"row": at + 1, "value": shown(value)})
                yield unit_cell(page, at, index), beyond if out else Problem("L111", {"cell": address(*name_at)})


def _unheaded(page: Page, plan: LinePlan) -> Iterator[tuple[Position, Problem]]:
    """Yield the columns right of the last unit that hold numbers for most components under no heading at all."""
    rows, layout = page.grid.rows, page.layout
    if layout.shape is not Shape.TURNED:
        return
    for at in range(max(layout.across) + 1, max(map(len, rows))):
        filled = sum(numeric(cell_at(page.grid, row, at)) for row, _ in plan.leaves)
        if 2 * filled > len(plan.leaves) and all(blank(cell_at(page.grid, row, at)) for row in range(layout.body)):
            yield (
                (layout.heading[0], at),
                Problem("L270", {"column": column_letters(at), "count": filled}),
            )


def _hidden(page: Page, plan: LinePlan, known: set[int]) -> Iterator[tuple[Position, Problem]]:
    grid, used = page.grid, [unit_cell(page, at, index) for at in known for index, _ in plan.leaves]
    if not (grid.hidden_rows or grid.hidden_columns):
        return
    filled = [position for position in used if not blank(cell_at(grid, *position))]
    for column in sorted(grid.hidden_columns & {column for _, column in filled}):
        yield (0, column), Problem("L106", {"column": column_letters(column)})
    named = page.layout.unit if page.layout.shape is Shape.MATRIX else page.layout.code
    rows = sorted(grid.hidden_rows & {row for row, _ in filled})
    if len(rows) > MOST_BY_THEMSELVES:
        yield (rows[0], 0), rows_together(rows)[1]
        return
    for row in rows:
        yield (row, 0), Problem("L107", {"row": row + 1, "component": shown(cell_at(grid, row, named)), "title": ""})
