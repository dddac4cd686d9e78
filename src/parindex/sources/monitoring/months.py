"""Months as they are written: `5`, `Tháng 5`, `5/2022`, `2022-05`, or a day of the month."""

import re
from datetime import date

from parindex.sources.cells.cell_text import folded, shown
from parindex.sources.cells.grid import CellValue, Grid

__all__ = ["month_in", "month_in_title"]

Month = tuple[int | None, int]
"""Year, where it is written, and month."""

_MONTH = re.compile(r"(?:tháng|month|t)?\s*(\d{1,2})(?:\s*(?:[/.-]|năm)\s*(\d{4}))?")
_ISO = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})(?:-\d{1,2})?")
_TITLE = re.compile(r"\btháng\s+(\d{1,2})(?:\s*(?:[/.-]|năm)\s*(\d{4}))?|\bmonth\s+(\d{1,2})(?:\s*/\s*(\d{4}))?")
_NAMES = {
    name: number
    for number, names in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1
    )
    for name in (names, names[:3])
}  # fmt: skip
_LAST = 12


def month_in(value: CellValue) -> Month | None:
    """Return the month of a cell; `None` if it is none."""
    if isinstance(value, date):
        return value.year, value.month
    text = folded(shown(value))
    if found := _ISO.fullmatch(text):
        return _sane(found[1], found[2])
    if found := _MONTH.fullmatch(text):
        return _sane(found[2], found[1])
    word, _, year = text.partition(" ")
    return (int(year) if year.isascii() and year.isdigit() else None, _NAMES[word]) if word in _NAMES else None


def month_in_title(grid: Grid, top: int) -> Month | None:
    """Return the only month that the rows above a table, or the name of its sheet, speak of."""
    texts = [shown(cell) for row in grid.rows[:top] for cell in row if isinstance(cell, str)]
    found = {one for text in (*texts, grid.name) for one in _titles(folded(text))}
    months = {month for _, month in found}
    if len(months) != 1:
        return None
    return max(found, key=lambda one: one[0] or 0)


def _titles(text: str) -> list[Month]:
    found = [(one[1] or one[3], one[2] or one[4]) for one in _TITLE.finditer(text)]
    return [sane for month, year in found if (sane := _sane(year, month))]


def _sane(year: str | None, month: str) -> Month | None:
    return (int(year) if year else None, int(month)) if 1 <= int(month) <= _LAST else None
