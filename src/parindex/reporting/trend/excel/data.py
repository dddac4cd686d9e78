"""The sheet of all data: one row for each unit and year, ready to be filtered."""

from parindex.reporting.report.contents.trend import BlockReview, UnitLine, YearCell, YearLine
from parindex.reporting.trend.excel.page import TrendPage

__all__ = ["write_data"]

_TOP = 3
_WIDTHS = (26, 34, 8, 16, 24, 11, 11, 11, 8, 8, 14, 11, 9, 46)


def write_data(page: TrendPage) -> None:
    """Write the rows of every block; years without a result say why."""
    say = page.voice.say
    page.title(say("Data"))
    heads = [say("Block"), say("Unit"), say("Year"), say("Source"), say("Criteria set"), say("Points"), say("Maximum")]
    heads += [say("Index %"), say("Rank"), say("Units ranked"), say("Tier"), say("± index"), say("± rank"), say("Note")]
    page.heads(_TOP, heads)
    line = _TOP + 1
    for block in page.report.blocks:
        years = {year.year: year for year in block.years}
        for unit in block.units:
            for cell in unit.cells:
                _row(page, line, block, unit, cell, years[cell.year])
                line += 1
    page.sheet.autofilter(_TOP, 0, max(line - 1, _TOP), len(heads) - 1)
    page.sheet.freeze_panes(_TOP + 1, 0)
    page.sheet.repeat_rows(_TOP)
    page.fitted(_WIDTHS)


def _row(  # noqa: PLR0913, PLR0917  where and what
    page: TrendPage, line: int, block: BlockReview, unit: UnitLine, cell: YearCell, year: YearLine
) -> None:
    look = page.book.look
    page.sheet.write_string(line, 0, block.title, look("text"))
    page.sheet.write_string(line, 1, unit.name, look("text"))
    page.sheet.write_number(line, 2, cell.year, page.book.general(num_format="0"))
    page.sheet.write_string(line, 3, year.origin if cell.there else "", look("text"))
    page.sheet.write_string(line, 4, year.criteria if cell.there else "", look("text"))
    for column, figure in ((5, cell.points), (6, cell.maximum), (7, cell.index)):
        page.figure(line, column, figure)
    _whole(page, line, 8, "" if cell.place is None else str(cell.place))
    _whole(page, line, 9, cell.rank.partition("/")[2])
    page.sheet.write_string(line, 10, cell.tier, look("text"))
    page.figure(line, 11, cell.change, signed=True)
    page.figure(line, 12, cell.places, signed=True)
    page.sheet.write_string(line, 13, cell.gap or ("" if cell.joined else cell.step), look("text", font_size=9))


def _whole(page: TrendPage, line: int, column: int, text: str) -> None:
    if text:
        page.sheet.write_number(line, column, int(text), page.book.general())
    else:
        page.sheet.write_string(line, column, "–", page.book.look("centre"))
