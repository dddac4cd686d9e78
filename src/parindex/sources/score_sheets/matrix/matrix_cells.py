"""Which cells of a table of many units belong to a unit and a component, in either direction, and of which stage."""

from collections.abc import Sequence

from parindex.model.scores import Stage
from parindex.sources.cells.grid import CellValue, Position
from parindex.sources.score_sheets.layout import Role, Shape
from parindex.sources.score_sheets.layout.words import role_of
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["first_value", "score_cells", "stage_of", "stages_of", "unit_cell", "unit_places"]

_STAGES = {
    Role.SELF: Stage.SELF,
    Role.APPRAISAL_1: Stage.APPRAISAL_1,
    Role.APPRAISAL_2: Stage.APPRAISAL_2,
    Role.SURVEY: Stage.SURVEY,
}


def unit_cell(page: Page, at: int, index: int) -> Position:
    """Return the cell of the unit at `at` in the line `index`."""
    return (index, at) if page.layout.shape is Shape.TURNED else (at, index)


def score_cells(page: Page, at: int, index: int) -> list[tuple[Stage | None, Position]]:
    """Return the score cells of a unit and a component, with their stages where the table is divided by stages."""
    if page.layout.stage_at is not None:
        return [(stage, (row, index)) for stage, row in page.layout.staged.get(at, {}).items()] or [(None, (at, index))]
    down = page.layout.shape is Shape.TURNED
    part = page.layout.parts.get(at if down else index)
    if part is None:
        return [(None, unit_cell(page, at, index))]
    return [(stage, (index if down else at, column)) for stage, column in part.items()]


def stages_of(page: Page) -> list[Stage]:
    """Return the stages by which a table is divided, each once; nothing if it is not."""
    parts = (*page.layout.parts.values(), *page.layout.staged.values())
    return list(dict.fromkeys(stage for part in parts for stage in part))


def first_value(page: Page, at: int, index: int) -> CellValue:
    """Return what stands for a unit in a line; of several scores the first that is typed."""
    if not page.layout.parts and page.layout.stage_at is None:
        return cell_at(page.grid, *unit_cell(page, at, index))
    values = (cell_at(page.grid, *position) for _, position in score_cells(page, at, index))
    return next((value for value in values if value is not None), None)


def unit_places(page: Page) -> Sequence[int]:
    """Return the rows (or, turned, columns) in which units stand."""
    layout = page.layout
    if layout.stage_at is not None:
        return [row for row in sorted(layout.staged) if row != layout.maximum]
    if layout.shape is Shape.TURNED:
        return layout.across
    return [row for row in range(layout.body, len(page.grid.rows)) if row != layout.maximum]


def stage_of(page: Page) -> Stage:
    """Return the stage that a rule, the sheet's name or its title gives to all scores, else the first appraisal."""
    if page.layout.stage is not None:
        return page.layout.stage
    title = [cell for cells in page.grid.rows[: page.layout.heading[0]] for cell in cells if isinstance(cell, str)]
    said = {_STAGES[role] for text in (page.grid.name, *title) if (role := role_of(text)) in _STAGES and role}
    step = page.context.expectation.step
    return said.pop() if len(said) == 1 else (step.stage if step else None) or Stage.APPRAISAL_1
