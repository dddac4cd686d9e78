"""Columns under the components of a matrix that are of no stage: numbers in them are told once for each heading."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from parindex.model.issues import Severity
from parindex.model.scores import Stage
from parindex.sources.cells.cell_text import address, blank, column_letters, folded, shown
from parindex.sources.cells.grid import Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.checks.hidden_cells import numeric
from parindex.sources.score_sheets.layout import Role, Shape
from parindex.sources.score_sheets.layout.shapes.split_stages import STAGED
from parindex.sources.score_sheets.layout.words import role_of
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.matrix.matrix_cells import stage_of
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["stageless", "unread_stages"]

_NO_SCORES = {Role.OTHER, Role.COMMENT, Role.EVIDENCE, Role.MAXIMUM}
_SAYS_SCORES = {*STAGED, Role.ADJUSTED}
_LISTED = 5

Parts = Mapping[int, Mapping[Stage, int]]


def stageless(page: Page, plan: LinePlan) -> dict[int, int]:
    """Return the columns that stand under a component and are not read, with the first column of the component.

    Where stages are not divided, they are those right of a component that are headed as another stage, or over
    which its code is merged.
    """
    layout = page.layout
    if layout.shape is not Shape.MATRIX or layout.stage_at is not None:
        return {}
    leaves = {at for at, _ in plan.leaves}
    firsts = [*sorted(at for at, _ in (*plan.leaves, *plan.groups)), max(layout.across, default=0) + 1]
    parts = _parts(page, plan)
    used = {column for part in parts.values() for column in part.values()}
    return {
        at: first
        for first, following in pairwise(firsts)
        if first in parts and first in leaves
        for at in range(first + 1, min(following, max(parts[first].values()) + 2))
        if at not in used and _under(page, first, at)
    }


def _parts(page: Page, plan: LinePlan) -> Parts:
    """Return the columns that are read by the first column of their component."""
    return page.layout.parts or {at: {stage_of(page): at} for at, _ in plan.leaves}


def _under(page: Page, first: int, at: int) -> bool:
    """Tell whether a column may hold scores of the component that begins at `first`."""
    role = role_of(_heading(page, at))
    if page.layout.parts:
        return role not in _NO_SCORES
    code = page.layout.code
    return role in _SAYS_SCORES or any(
        top <= code <= bottom and left <= first < at <= right for top, left, bottom, right in page.grid.merges
    )


def unread_stages(page: Page, tools: Tools, plan: LinePlan, rows: set[int]) -> Iterator[tuple[Position, Problem]]:
    """Yield for each heading the numbers that are not read and differ from the last stage that is."""
    by_heading: dict[str, list[int]] = {}
    firsts, codes = stageless(page, plan), dict(plan.leaves)
    for at in firsts:
        by_heading.setdefault(folded(_heading(page, at)), []).append(at)
    for columns in by_heading.values():
        if not page.layout.parts and not _scores(page, tools, plan, {at: codes[firsts[at]] for at in columns}, rows):
            continue
        filled = [(row, at) for at in columns for row in sorted(rows) if numeric(cell_at(page.grid, row, at))]
        parts = _parts(page, plan)
        last = {at: _last(parts[firsts[at]]) for at in columns}
        differ = [(row, at) for row, at in filled if _differs(page, row, at, parts[firsts[at]][last[at]])]
        if differ:
            first = columns[0]
            read = parts[firsts[first]][last[first]]
            told = ", ".join(f"{codes[firsts[at]]} ({address(row, at)})" for row, at in differ[:_LISTED])
            values = {
                "column": column_letters(first),
                "heading": shown(_heading(page, first)) or "–",
                "filled": len({firsts[at] for _, at in filled}),
                "read": column_letters(read),
                "read_heading": shown(_heading(page, read)),
                "number": len(differ),
                "components": told + (", …" if len(differ) > _LISTED else ""),
            }
            right = last[first] in {Stage.APPRAISAL_1, Stage.APPRAISAL_2} and first > read
            severity = Severity.ERROR if right else None
            yield (page.layout.heading[1], first), Problem("L255", values, severity=severity)


def _scores(page: Page, tools: Tools, plan: LinePlan, columns: Mapping[int, str], rows: set[int]) -> bool:
    """Tell whether columns could hold scores of their components; one alone at the end may be a sum of all."""
    if len(columns) == 1 and max(columns) > max(at for at, _ in plan.leaves):
        return False
    grid = page.grid
    cells = ((row, at, cell_at(grid, row, at)) for at in columns for row in rows)
    return all(
        tools.answers.read(columns[at], value, percent=(row, at) in grid.percents).answer is not None
        for row, at, value in cells
        if not blank(value)
    )


def _heading(page: Page, at: int) -> str:
    """Return the lowest text above a column in the rows of the heading."""
    first, last = page.layout.heading
    values = (cell_at(page.grid, row, at) for row in range(last, first - 1, -1))
    return next((value for value in values if isinstance(value, str)), "")


def _last(part: Mapping[Stage, int]) -> Stage:
    order = (Stage.APPRAISAL_2, Stage.APPRAISAL_1, Stage.SELF, Stage.SURVEY)
    return next(stage for stage in order if stage in part)


def _differs(page: Page, row: int, at: int, read: int) -> bool:
    value = cell_at(page.grid, row, read)
    return blank(value) or folded(shown(value)) != folded(shown(cell_at(page.grid, row, at)))
