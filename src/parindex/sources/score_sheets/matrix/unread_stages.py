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
from parindex.sources.score_sheets.layout.words import role_of
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["stageless", "unread_stages"]

_NO_SCORES = {Role.OTHER, Role.COMMENT, Role.EVIDENCE, Role.MAXIMUM}
_LISTED = 5


def stageless(page: Page, plan: LinePlan) -> dict[int, int]:
    """Return the columns that stand under a component and are of no stage, with the first column of the component."""
    layout = page.layout
    if layout.shape is not Shape.MATRIX or not layout.parts:
        return {}
    leaves = {at for at, _ in plan.leaves}
    firsts = [*sorted(at for at, _ in (*plan.leaves, *plan.groups)), max(layout.across, default=0) + 1]
    used = {column for part in layout.parts.values() for column in part.values()}
    return {
        at: first
        for first, following in pairwise(firsts)
        if first in layout.parts and first in leaves
        for at in range(first + 1, min(following, max(layout.parts[first].values()) + 2))
        if at not in used and role_of(_heading(page, at)) not in _NO_SCORES
    }


def unread_stages(page: Page, plan: LinePlan, rows: set[int]) -> Iterator[tuple[Position, Problem]]:
    """Yield for each heading the numbers that are not read and differ from the last stage that is."""
    by_heading: dict[str, list[int]] = {}
    firsts, codes = stageless(page, plan), dict(plan.leaves)
    for at in firsts:
        by_heading.setdefault(folded(_heading(page, at)), []).append(at)
    for columns in by_heading.values():
        filled = [(row, at) for at in columns for row in sorted(rows) if numeric(cell_at(page.grid, row, at))]
        parts = page.layout.parts
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


def _heading(page: Page, at: int) -> str:
    value = cell_at(page.grid, page.layout.heading[1], at)
    return value if isinstance(value, str) else ""


def _last(part: Mapping[Stage, int]) -> Stage:
    order = (Stage.APPRAISAL_2, Stage.APPRAISAL_1, Stage.SELF, Stage.SURVEY)
    return next(stage for stage in order if stage in part)


def _differs(page: Page, row: int, at: int, read: int) -> bool:
    value = cell_at(page.grid, row, read)
    return blank(value) or folded(shown(value)) != folded(shown(cell_at(page.grid, row, at)))
