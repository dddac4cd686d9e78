"""Columns under the components of a matrix that are of no stage: numbers in them are told once for each heading."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_ORDER = (Stage.APPRAISAL_2, Stage.APPRAISAL_1, Stage.SURVEY, Stage.SELF)
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
    used = {column for part in parts.values() for column in part.values()}.union(plan.totals)
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


def unread_stages(page: Page, tools: Tools, plan: LinePlan, units: set[int]) -> Iterator[tuple[Position, Problem]]:
    """Yield for each heading the numbers that are not read and differ from the last stage that is.

    `units` are the rows of the units, or their first columns where they stand beside each other.
    """
    by_heading: dict[str, list[_Cell]] = {}
    for one in _cells(page, plan, units):
        by_heading.setdefault(folded(_heading(page, one.at[1])), []).append(one)
    for cells in by_heading.values():
        if not page.layout.parts and not _scores(page, tools, plan, cells):
            continue
        filled = [one for one in cells if numeric(cell_at(page.grid, *one.at))]
        differ = [one for one in filled if _differs(page, one)]
        if differ:
            yield _told(page, filled, differ)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that is not read, its component, and the columns that are read, by stage."""

    at: Position
    code: str
    read: Mapping[Stage, int]


def _cells(page: Page, plan: LinePlan, units: set[int]) -> Iterator[_Cell]:
    parts, codes = _parts(page, plan), dict(plan.leaves)
    if page.layout.shape is Shape.TURNED:
        for at, first in _beside(page, units).items():
            yield from (_Cell((row, at), code, parts[first]) for row, code in plan.leaves)
        return
    for at, first in stageless(page, plan).items():
        yield from (_Cell((row, at), codes[first], parts[first]) for row in sorted(units))


def _beside(page: Page, units: set[int]) -> dict[int, int]:
    """Return the columns under the name of a unit that are of no stage, with the first column of the unit."""
    parts = page.layout.parts
    firsts = [*sorted(parts), max((max(part.values()) for part in parts.values()), default=0) + 2]
    used = {column for part in parts.values() for column in part.values()}
    return {
        at: first
        for first, following in pairwise(firsts)
        if first in units
        for at in range(first + 1, min(following, max(parts[first].values()) + 2))
        if at not in used and role_of(_heading(page, at)) not in _NO_SCORES
    }


def _told(page: Page, filled: Sequence[_Cell], differ: Sequence[_Cell]) -> tuple[Position, Problem]:
    first = differ[0]
    stage = _last(first.read)
    column, read = first.at[1], first.read[stage]
    told = ", ".join(f"{one.code} ({address(*one.at)})" for one in differ[:_LISTED])
    values = {
        "column": column_letters(column),
        "heading": shown(_heading(page, column)) or "–",
        "filled": len({one.code for one in filled}),
        "read": column_letters(read),
        "read_heading": shown(_heading(page, read)),
        "number": len(differ),
        "components": told + (", …" if len(differ) > _LISTED else ""),
    }
    right = stage in {Stage.APPRAISAL_1, Stage.APPRAISAL_2} and column > read
    problem = Problem("L255", values, severity=Severity.ERROR if right else None)
    return (page.layout.heading[1], column), problem


def _scores(page: Page, tools: Tools, plan: LinePlan, cells: Sequence[_Cell]) -> bool:
    """Tell whether columns could hold scores of their components; one alone at the end may be a sum of all."""
    columns = {one.at[1] for one in cells}
    if len(columns) == 1 and max(columns) > max(at for at, _ in plan.leaves):
        return False
    grid = page.grid
    return all(
        tools.answers.read(one.code, value, percent=one.at in grid.percents).answer is not None
        for one in cells
        if not blank(value := cell_at(grid, *one.at))
    )


def _heading(page: Page, at: int) -> str:
    """Return the lowest text above a column in the rows of the heading."""
    first, last = page.layout.heading
    values = (cell_at(page.grid, row, at) for row in range(last, first - 1, -1))
    return next((value for value in values if isinstance(value, str)), "")


def _last(part: Mapping[Stage, int]) -> Stage:
    return next(stage for stage in _ORDER if stage in part)


def _differs(page: Page, one: _Cell) -> bool:
    """Tell whether a cell says otherwise than the last stage that is filled."""
    row, at = one.at
    given = [cell_at(page.grid, row, one.read[stage]) for stage in _ORDER if stage in one.read]
    last = next((value for value in given if not blank(value)), None)
    return blank(last) or folded(shown(last)) != folded(shown(cell_at(page.grid, row, at)))
