"""A column that says the year of every row: rows of another year are not scored as those of the year that is read."""

from collections.abc import Iterator, Sequence

from parindex.sources.cells.cell_text import address, column_letters, folded, shown
from parindex.sources.cells.grid import CellValue, Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["rows_of_other_years"]

_HEADINGS = {
    *("năm", "năm đánh giá", "năm chấm", "năm chấm điểm", "năm báo cáo", "năm xếp hạng", "năm dữ liệu", "kỳ đánh giá"),
    *("year", "reporting year", "assessment year", "year of assessment", "nam", "nam_danh_gia", "nam danh gia"),
}
_FIRST, _LAST = 1900, 2200
_DIGITS = 4
_LISTED = 5


def rows_of_other_years(page: Page, year: int, rows: Sequence[int]) -> Iterator[tuple[Position, Problem]]:
    """Yield for each column of years which of the `rows` of a table of many units are of another one."""
    settled = {one.index for one in page.layout.columns if one.settled}
    top, bottom = page.layout.heading
    width = max((len(page.grid.rows[row]) for row in range(top, bottom + 1)), default=0)
    for at in range(width):
        heads = [shown(cell_at(page.grid, row, at)) for row in range(top, bottom + 1)]
        if at in settled or not any(folded(text) in _HEADINGS for text in heads):
            continue
        found = {row: of for row in rows if (of := _year(cell_at(page.grid, row, at))) is not None}
        others = [row for row, of in found.items() if of != year]
        if others:
            listed = ", ".join(f"{found[row]} ({address(row, at)})" for row in others[:_LISTED])
            values = {
                "column": column_letters(at),
                "heading": next(filter(None, reversed(heads)), "–"),
                "number": len(others),
                "year": year,
                "listed": listed + (", …" if len(others) > _LISTED else ""),
            }
            yield (others[0], at), Problem("L280", values)


def _year(value: CellValue) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = shown(value)
    known = len(text) == _DIGITS and text.isascii() and text.isdigit() and _FIRST <= int(text) <= _LAST
    return int(text) if known else None
