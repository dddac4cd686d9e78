"""Columns of points that a sheet has computed for itself ("Điểm quy đổi"): not read, but compared with the score."""

import re
from collections.abc import Iterator

from parindex.model.results.typed_totals import TypedTotal
from parindex.model.scores import Stage
from parindex.sources.cells.cell_text import folded, shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.score_sheets.checks.typed_sums import number_of, spans
from parindex.sources.score_sheets.layout import Role
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["counted_columns", "counted_totals"]

_COUNTED = re.compile(r"quy đổi|quy điểm|quy ra điểm|điểm được tính|\b(?:counted|converted)\b")
_OF_SELF = re.compile(r"tự chấm|tự đánh giá|\bself\b")


def counted_totals(page: Page, tools: Tools, plan: LinePlan) -> Iterator[TypedTotal]:
    """Yield the sums in columns of computed points.

    A formula of a form of this program is right by itself; a number that was typed over it is not.
    """
    ours = any(grid.name.casefold() == "parindex" for grid in page.book.sheets)
    for column, stage in counted_columns(page):
        for row, code in (*plan.groups, *((row, "") for row in plan.totals)):
            number = number_of(cell_at(page.grid, row, column))
            if number is None or (ours and (row, column) in page.grid.formulas):
                continue
            among = () if code else spans(tools, plan, row, -1)
            text = shown(cell_at(page.grid, row, column))
            yield TypedTotal(code, among, stage, number, text, page.place((row, column)))


def counted_columns(page: Page) -> Iterator[tuple[int, Stage | None]]:
    """Yield the columns that are headed as computed points, with their stage (`None`: what counts)."""
    first, last = page.layout.heading
    free = {Role.OTHER, Role.POINTS}
    known = {*page.layout.stages.values(), *(one.index for one in page.layout.columns if one.role not in free)}
    width = max((len(cells) for cells in page.grid.rows[first : last + 1]), default=0)
    for column in range(width):
        heads = [_text(cell_at(page.grid, row, column)) for row in range(first, last + 1)]
        if column not in known and any(map(_COUNTED.search, heads)):
            yield column, Stage.SELF if any(map(_OF_SELF.search, heads)) else None


def _text(value: CellValue) -> str:
    return folded(value) if isinstance(value, str) else ""
