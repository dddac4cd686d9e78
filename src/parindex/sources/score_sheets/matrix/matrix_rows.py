"""Which rows (or columns) of a table are units, and where the table ends and notes and signatures begin."""

from collections.abc import Collection, Sequence

from parindex.sources.cells.cell_text import blank, folded, shown
from parindex.sources.cells.grid import CellValue, Grid
from parindex.sources.score_sheets.identity.unit_of_sheet import Identity, look_up
from parindex.sources.score_sheets.layout import Role, Shape
from parindex.sources.score_sheets.layout.words import role_of
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.matrix.matrix_cells import first_value, unit_cell, unit_places
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["Member", "members_of", "units_of"]

_NOT_UNITS = ("tổng", "cộng", "trung bình", "bình quân", "cao nhất", "thấp nhất", "total", "sum", "average", "mean")

Member = tuple[int, Identity]
"""A row with a name under the heading of the units, and whose name it is."""


def members_of(page: Page) -> list[Member]:
    """Return the units with their rows (or columns); lines of sums and means are none."""
    names = page.context.names
    found = []
    for at in unit_places(page):
        value = cell_at(page.grid, *unit_cell(page, at, page.layout.unit))
        text = shown(value)
        if blank(value) or folded(text).startswith(_NOT_UNITS) or role_of(text) is Role.MAXIMUM:
            continue
        found.append((at, look_up(names, text) if names else Identity(text)))
    return found


def units_of(page: Page, tools: Tools, plan: LinePlan, members: Sequence[Member]) -> tuple[list[Member], int | None]:
    """Return the units to be read, and the first row below a table whose units stand below each other."""
    if page.layout.shape is Shape.MATRIX:
        return _among(page, tools, plan, members)
    return [one for one in members if one[1].unit or _has_scores(page, plan, one[0])], None


def _has_scores(page: Page, plan: LinePlan, at: int) -> bool:
    """Tell whether a column headed by a name holds scores: else it is for notes."""
    return any(first_value(page, at, index) is not None for index, _ in plan.leaves)


def _among(page: Page, tools: Tools, plan: LinePlan, members: Sequence[Member]) -> tuple[list[Member], int | None]:
    """Return the rows that are units, and the first row below the table (`None`: nothing stands below it).

    The table ends at its last row with scores. Below it, after a blank row or a note, a row without
    scores is a signature, unless its name is that of a unit of this table that has none yet.
    """
    cells = _cells(page, plan)
    scored = {at for at, _ in members if _scored(page.grid, tools, cells, at)}
    end = max(scored, default=-1)
    below = _below(page, plan, members, end) if scored else None
    above = {one.unit.id for at, one in members if one.unit and at <= end}
    found = []
    for at, one in members:
        if below is not None and at >= below:
            if _awaited(page, tools, one, above):
                found.append((at, one))
        elif one.unit or any(cell_at(page.grid, at, column) is not None for column, _ in _cells(page, plan)):
            found.append((at, one))
    return found, below


def _below(page: Page, plan: LinePlan, members: Sequence[Member], end: int) -> int | None:
    """Return the first row after the last scores that is blank or a note."""
    named, cells = dict(members), _cells(page, plan)
    for at in range(end + 1, len(page.grid.rows)):
        one = named.get(at)
        if all(map(blank, page.grid.rows[at])):
            return at
        if one is not None and one.unit is None and page.context.names is not None and not _typed(page.grid, cells, at):
            return at
    return None


def _awaited(page: Page, tools: Tools, one: Identity, above: Collection[str]) -> bool:
    """Tell whether a name below the table is that of a unit whose scores should stand there."""
    registry = page.context.expectation.registry
    if one.unit is None or registry is None or one.unit.id in above:
        return False
    block = one.unit.block if page.context.year is None else one.unit.block_in(page.context.year)
    return registry.blocks[block].criteria_in(page.context.year) == tools.edition.id


def _cells(page: Page, plan: LinePlan) -> list[tuple[int, str]]:
    """Return the columns of scores with their components; there may be one for each stage."""
    parts = page.layout.parts
    return [(column, code) for at, code in plan.leaves for column in (parts[at].values() if at in parts else (at,))]


def _scored(grid: Grid, tools: Tools, cells: Sequence[tuple[int, str]], row: int) -> bool:
    """Tell whether a row holds a score, or a cell that should have been one."""
    for column, code in cells:
        value = cell_at(grid, row, column)
        if (row, column) in grid.errors or (row, column) in grid.uncached or isinstance(value, int | float):
            return True
        if value is not None and tools.answers.read(code, value, percent=(row, column) in grid.percents).answer:
            return True
    return False


def _typed(grid: Grid, cells: Sequence[tuple[int, str]], row: int) -> bool:
    """Tell whether a row holds something that may be meant as a score, however it is written."""
    return any(_digits(cell_at(grid, row, column)) for column, _ in cells)


def _digits(value: CellValue) -> bool:
    return value is not None and any(char.isdigit() for char in shown(value))
