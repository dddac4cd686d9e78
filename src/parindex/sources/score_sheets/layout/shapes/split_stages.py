"""Stages under one heading: self and appraised scores beside each other for every component, or every unit."""

from collections.abc import Mapping, Sequence

from parindex.model.scores import Stage
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.layout.heading import Sight
from parindex.sources.score_sheets.layout.layout import Column
from parindex.sources.score_sheets.layout.stages import assign
from parindex.sources.score_sheets.layout.words import Role

__all__ = ["STAGED", "Divided", "divided", "stage_row"]

STAGED = frozenset(
    (
        Role.SELF,
        Role.APPRAISAL,
        Role.APPRAISAL_1,
        Role.APPRAISAL_2,
        Role.COUNCIL,
        Role.SURVEY,
        Role.SCORE,
        Role.RESULT,
        Role.AGREED,
    )
)
_DEEPEST = 3

Divided = tuple[dict[int, Mapping[Stage, int]], set[int], list[tuple[int, int, Problem]]]
"""The columns of each stage by first column; all columns below the headings; problems by row and column."""


def stage_row(sight: Sight, row: int, across: Sequence[int]) -> int | None:
    """Return the row below `row` in which stages are named more than once, as under several headings."""
    if not across:
        return None
    for below in range(row + 1, min(len(sight.grid.rows), row + _DEEPEST + 1)):
        cells = sight.grid.rows[below]
        roles = [sight.words.role_of(cell) for cell in cells[across[0] :] if isinstance(cell, str)]
        staged = [role for role in roles if role in STAGED]
        if len(set(staged)) > 1 and len(staged) > len(set(staged)):
            return below
    return None


def divided(sight: Sight, row: int, stages: int, across: Sequence[int]) -> Divided:
    """Read which columns of row `stages` stand under each heading of row `row` that begins at a column of `across`."""
    parts: dict[int, Mapping[Stage, int]] = {}
    below: set[int] = set()
    problems: list[tuple[int, int, Problem]] = []
    for first in across:
        group = list(_group(sight, row, stages, first, across))
        found, _, wrong = assign(group, agreed=True)
        if found:
            parts[first] = found
            below |= {column.index for column in group}
            problems += [(stages, index, problem) for index, problem in wrong if problem.code == "L102"]
    return parts, below, problems


def _group(sight: Sight, row: int, stages: int, first: int, across: Sequence[int]) -> list[Column]:
    found = []
    column, width = first, len(sight.grid.rows[stages])
    while column < width and (column == first or _same(sight, row, first, column, across)):
        text = sight.text(stages, column)
        role = sight.words.role_of(text)
        if role is not None:
            found.append(Column(column, role, text))
        column += 1
    return found


def _same(sight: Sight, row: int, first: int, column: int, across: Sequence[int]) -> bool:
    """Tell whether a column stands under the heading that begins at `first`."""
    if sight.origin(row, column) == sight.origin(row, first):
        return True
    return column not in across and sight.value(row, column) is None
