"""Matrices that give a unit several rows: one for each stage."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parindex.model.scores import Stage
from parindex.sources.cells.cell_text import address, blank, shown
from parindex.sources.cells.grid import Grid
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.layout.layout import Layout, Shape
from parindex.sources.score_sheets.layout.search_context import Look
from parindex.sources.score_sheets.layout.shapes.stage_words import StageColumn, shared_names, stage_column

__all__ = ["with_staged_rows"]


def with_staged_rows(look: Look, layout: Layout | None) -> Layout | None:
    """Return a matrix whose rows are told apart by stage, if a column says the stage of each."""
    if layout is None or layout.shape is not Shape.MATRIX or layout.parts:
        return layout
    codes = look.grid.rows[layout.code]
    scored = [at for at in layout.across if at < len(codes) and look.known(codes[at])] or list(layout.across)
    rows = [row for row in range(layout.body, len(look.grid.rows)) if _any(look.grid, row, scored)]
    column = stage_column(look, _of_units(look, layout, rows), {*scored, layout.unit})
    if column is None:
        return replace(layout, problems=(*layout.problems, *_blurred(look.grid, layout, scored)))
    staged, problems = _staged(look.grid, layout, column, rows)
    across = tuple(at for at in layout.across if at != column.index)
    return replace(layout, across=across, staged=staged, stage_at=column.index, problems=(*layout.problems, *problems))


def _any(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    cells = grid.rows[row]
    return any(at < len(cells) and not blank(cells[at]) for at in columns)


def _of_units(look: Look, layout: Layout, rows: Sequence[int]) -> list[int]:
    """Leave out the rows that are headed as maxima, sums or means: they are of no stage."""
    found = []
    for row in rows:
        cells = look.grid.rows[row]
        name = cells[layout.unit] if layout.unit < len(cells) else None
        if not isinstance(name, str) or blank(name) or look.is_unit(name):
            found.append(row)
    return found


def _staged(
    grid: Grid, layout: Layout, column: StageColumn, rows: Sequence[int]
) -> tuple[Mapping[int, Mapping[Stage, int]], list[tuple[int, int, Problem]]]:
    staged: dict[int, dict[Stage, int]] = {}
    problems: list[tuple[int, int, Problem]] = []
    for own in shared_names(grid, layout.unit, rows).values():
        by_stage: dict[Stage, int] = {}
        for row in own:
            stage = column.of(grid, row)
            if stage is None:
                staged[row] = {}
            elif stage in by_stage:
                problems.append(_twice(grid, layout, own[0], by_stage[stage], row))
            else:
                by_stage[stage] = row
        if by_stage:
            staged[own[0]] = by_stage
    return staged, problems


def _twice(grid: Grid, layout: Layout, named: int, first: int, second: int) -> tuple[int, int, Problem]:
    cells = grid.rows[named]
    name = shown(cells[layout.unit]) if layout.unit < len(cells) else ""
    return second, layout.unit, Problem("L155", {"name": name, "first": first + 1, "second": second + 1})


def _blurred(grid: Grid, layout: Layout, scored: Sequence[int]) -> Iterator[tuple[int, int, Problem]]:
    """Yield names that are merged over several rows of scores of which nothing says the stages."""
    for top, left, bottom, right in grid.merges:
        if left <= layout.unit <= right and layout.body <= top < len(grid.rows) and bottom > top:
            rows = [row for row in range(top, min(bottom + 1, len(grid.rows))) if _any(grid, row, scored)]
            cells = grid.rows[top]
            if len(rows) > 1 and left < len(cells) and not blank(cells[left]):
                values = {"name": shown(cells[left]), "first": rows[0] + 1, "second": rows[1] + 1}
                yield top, left, Problem("L155", {**values, "cell": address(top, left)})
