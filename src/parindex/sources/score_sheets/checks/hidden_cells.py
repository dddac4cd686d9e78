"""What a sheet hides or blurs: hidden cells with scores, scores outside the table."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from parindex.model.scores import Mark
from parindex.sources.cells.cell_text import column_letters, shown
from parindex.sources.cells.grid import CellValue, Grid, Position
from parindex.sources.cells.numbers import read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import Odd, cell_at

__all__ = ["MOST_BY_THEMSELVES", "hidden", "numeric", "outside", "rows_together"]

MOST_BY_THEMSELVES = 3
"""So many hidden rows are told one by one."""

Spot = tuple[Position | None, Problem]


def hidden(
    grid: Grid, tools: Tools, leaves: Sequence[tuple[int, str]], marks: Mapping[str, Sequence[Mark]]
) -> Iterator[Spot]:
    """Yield hidden rows and columns that hold scores of a unit sheet."""
    if not (grid.hidden_rows or grid.hidden_columns):
        return
    rows = {
        hidden_row: code
        for row, code in leaves
        if code in marks
        for hidden_row in grid.hidden_rows & {row, *map(_row, marks[code])}
    }
    if len(rows) > MOST_BY_THEMSELVES:
        yield rows_together(rows)
    for hidden_row, code in sorted(rows.items()) if len(rows) <= MOST_BY_THEMSELVES else ():
        values = {"component": code, "title": tools.title(code), "row": hidden_row + 1}
        yield (hidden_row, 0), Problem("L107", values, code)
    used = {mark.cell.rstrip("0123456789") for given in marks.values() for mark in given}
    for column in sorted(grid.hidden_columns):
        if column_letters(column) in used:
            yield (0, column), Problem("L106", {"column": column_letters(column)})


def rows_together(rows: Collection[int]) -> Spot:
    """Tell many hidden rows as one: a filter hides them all at once."""
    first, last = min(rows), max(rows)
    return (first, 0), Problem("L165", {"number": len(rows), "first": first + 1, "last": last + 1})


def _row(mark: Mark) -> int:
    return int(mark.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1


def outside(grid: Grid, plan: LinePlan, columns: Sequence[int], odd: Odd | None) -> Iterator[Spot]:
    """Yield numbers in columns of scores that belong to no component."""
    held = set(odd.moved.values()) if odd else set()
    lines = [("L109", row, "") for row in plan.uncoded] + [("L110", row, text) for row, text in plan.beyond]
    for code, row, text in lines:
        for column in columns:
            value = cell_at(grid, row, column)
            if value is not None and numeric(value) and (row, column) not in held:
                yield (row, column), Problem(code, {"row": row + 1, "value": f"{text} {shown(value)}".strip()})


def numeric(value: CellValue) -> bool:
    """Tell whether a cell holds something that could be a score."""
    if isinstance(value, str):
        return read_number(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
