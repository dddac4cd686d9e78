"""The sheet of a block: its years, then index, rank and tier of every unit by year."""

from collections.abc import Callable, Sequence
from typing import Any

from parindex.reporting.excel.paper import page_height
from parindex.reporting.report.contents.trend import BlockReview, YearCell
from parindex.reporting.trend.excel.page import TrendPage
from parindex.reporting.writers.book import row_height

__all__ = ["write_tables"]

_TOP = 3
_NAME, _YEAR = 30, 11
_WIDE = 36
_LINE = 15
"""Points of a row of no special height."""


def write_tables(page: TrendPage) -> None:
    """Write one table under the other; a double line parts years that must not be compared."""
    block = page.block
    assert block is not None
    say = page.voice.say
    page.title(page.report.title)
    line = _years(page, block, _TOP) + 1
    for note in (*block.breaks, *block.notes):
        page.sheet.write_string(line, 0, note, page.book.look("subtitle"))
        line += 1
    line += 1
    tables: tuple[tuple[str, Callable[[TrendPage, int, int, YearCell, bool], None]], ...] = (
        (say("Index by unit, %"), _index),
        (say("Rank by unit"), _rank),
        (say("Tier by unit"), _tier),
    )
    starts = []
    for title, write in tables:
        starts.append(line)
        line = _matrix(page, block, line, title, write) + 1
    if block.published:
        page.sheet.write_string(line, 0, say("* = known only as published."), page.book.look("subtitle"))
    scale = page.fitted([_NAME, *([_YEAR] * max(len(block.years), 6))])
    first = _LINE * (starts[1] - len(_said(page, block))) + sum(_high(said) for _, said in _said(page, block))
    page.sheet.set_h_pagebreaks(starts[:2] if first > page_height(scale) else starts[1:2])
    page.sheet.freeze_panes(0, 1)


def _years(page: TrendPage, block: BlockReview, line: int) -> int:
    """Write the years across, what is said of each down; return the next free row."""
    say, look = page.voice.say, page.book.look
    page.heads(line, [say("Year"), *(str(year.year) for year in block.years)])
    texts = _said(page, block)
    row = line + 1
    page.sheet.write_string(row, 0, say("Mean %"), look("text_bold"))
    for column, year in enumerate(block.years, 1):
        page.figure(row, column, year.mean, star=year.published)
    for row, (label, said) in enumerate(texts, line + 2):
        page.sheet.write_string(row, 0, label, look("text_bold"))
        for column, one in enumerate(said, 1):
            page.sheet.write_string(row, column, one, look("text", align="center", font_size=9))
        page.sheet.set_row(row, _high(said))
    return line + 2 + len(texts)


def _said(page: TrendPage, block: BlockReview) -> tuple[tuple[str, list[str]], ...]:
    """Return what is said of every year, below a label for each."""
    say = page.voice.say
    return (
        (say("Source"), [year.origin for year in block.years]),
        (say("Criteria set"), [year.criteria or "–" for year in block.years]),
        (say("Units ranked"), [year.units for year in block.years]),
        (say("First place"), [year.best for year in block.years]),
        (say("Last place"), [year.worst for year in block.years]),
    )


def _high(said: Sequence[str]) -> float:
    return min(row_height(*((one, _YEAR) for one in said)), 110)


def _matrix(
    page: TrendPage,
    block: BlockReview,
    line: int,
    title: str,
    write: Callable[[TrendPage, int, int, YearCell, bool], None],
) -> int:
    page.sheet.write_string(line, 0, title, page.book.look("subject", text_wrap=False))
    page.heads(line + 1, [page.voice.say("Unit"), *(str(year.year) for year in block.years)])
    torn = {year.year for year in block.years[1:] if year.there and not year.joined}
    for row, unit in enumerate(block.units, line + 2):
        page.sheet.write_string(row, 0, unit.name, page.book.look("text"))
        for column, cell in enumerate(unit.cells, 1):
            write(page, row, column, cell, cell.year in torn)
    return line + 2 + len(block.units)


def _border(*, torn: bool) -> dict[str, Any]:
    return {"left": 6, "left_color": "#C00000"} if torn else {}


def _index(page: TrendPage, row: int, column: int, cell: YearCell, torn: bool) -> None:  # noqa: FBT001  as others
    if cell.index.rounded is None:
        _gap(page, row, column, cell, torn=torn)
        return
    look = page.number(cell.index, star=cell.published, **_border(torn=torn))
    page.sheet.write_number(row, column, float(cell.index.rounded), look)


def _rank(page: TrendPage, row: int, column: int, cell: YearCell, torn: bool) -> None:  # noqa: FBT001  as others
    if cell.place is None:
        _gap(page, row, column, cell, torn=torn)
        return
    page.sheet.write_number(row, column, cell.place, page.book.general(**_border(torn=torn)))


def _tier(page: TrendPage, row: int, column: int, cell: YearCell, torn: bool) -> None:  # noqa: FBT001  as others
    if not cell.tier:
        _gap(page, row, column, cell, torn=torn)
        return
    look = page.book.look("text", align="center", font_size=9, **_border(torn=torn))
    page.sheet.write_string(row, column, cell.tier, look)


def _gap(page: TrendPage, row: int, column: int, cell: YearCell, *, torn: bool) -> None:
    look = page.book.look("text", align="center", font_size=8, font_color="#7F7F7F", **_border(torn=torn))
    page.sheet.write_string(row, column, cell.gap or "–", look)
