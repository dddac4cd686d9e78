"""The areas sheet: index % by unit and area, and what became of each area."""

from parindex.reporting.excel.charts import BELOW_EDGE, areas_chart
from parindex.reporting.excel.formulas import NOTHING, published
from parindex.reporting.excel.page import Page, mean_head
from parindex.reporting.excel.paper import page_height
from parindex.reporting.report.contents import Area, AreaRow
from parindex.reporting.writers.book import cached, fitted, merged, row_height

__all__ = ["write_areas"]

_HEAD = 3
_FIRST = _HEAD + 2
_AREA = 2
_NAME_WIDTH = 36
_TOP = 170
"""Points of the rows above the units, and of the mean below them."""
_SMALLEST = 45
"""Percent: 10 points are printed as 4.5."""
_FEWEST = 5
"""Columns that the table of the areas needs beside code and title."""


def write_areas(page: Page) -> None:
    """Write the units by areas, a table of the areas under it, and a chart of their means."""
    page.title(page.voice.say("Index by area and unit, in percent"))
    _heads(page)
    for place in range(page.plan.units):
        _unit(page, place)
    mean = _FIRST + page.plan.units
    _means(page, mean)
    _area_table(page, mean + 3)
    scale = fitted(page.sheet, (6, _NAME_WIDTH, *[14] * max(len(page.block.areas) + 1, _FEWEST)), _SMALLEST)
    page.sheet.repeat_columns(0, 1)
    page.sheet.freeze_panes(_FIRST, _AREA)
    if _TOP + sum(_height(row) for row in page.block.area_rows) > page_height(scale):
        page.sheet.repeat_rows(_HEAD, _FIRST - 1)
    page.sheet.set_h_pagebreaks([mean + 2])
    if page.plan.ranked:
        rows = (mean + 4, mean + 3 + len(page.block.areas))
        means = [area.mean.rounded for area in page.block.areas if area.mean.rounded is not None]
        page.sheet.insert_chart(rows[1] + 2, 1, areas_chart(page, rows, (1, 3), means), BELOW_EDGE)


def _heads(page: Page) -> None:
    look, last = page.book.look("head"), _AREA + len(page.block.areas)
    say = page.voice.say
    for column, head in ((0, say("Rank")), (1, say("Unit")), (last, say("Index %"))):
        merged(page.sheet, (_HEAD, column, _HEAD + 1, column), head, look)
    for column, area in enumerate(page.block.areas, _AREA):
        page.sheet.write_string(_HEAD, column, area.code, look)
        page.sheet.write_string(_HEAD + 1, column, area.title, page.book.look("head_small"))
    page.sheet.set_row(_HEAD + 1, 78)


def _unit(page: Page, place: int) -> None:
    row, source, line = page.block.area_rows[place], page.plan.first_row + place, _FIRST + place
    page.sheet.write_string(line, 0, row.rank, page.book.look("centre"))
    page.sheet.write_string(line, 1, row.name, page.book.look("text"))
    page.sheet.set_row(line, _height(row))
    columns = [page.plan.indexes[area.code] for area in page.block.areas]
    for column, (link, figure) in enumerate(zip(columns, row.cells, strict=True), _AREA):
        page.sheet.write_formula(line, column, _link(page, link, source), page.number(), cached(figure.rounded))
    formula = _link(page, page.plan.tail["index"], source)
    page.sheet.write_formula(line, _AREA + len(columns), formula, page.number(bold=True), cached(row.index.rounded))


def _height(row: AreaRow) -> float:
    return row_height((row.name, _NAME_WIDTH))


def _link(page: Page, column: int, source: int) -> str:
    cell = page.plan.elsewhere(column, source)
    return f"=IF(ISNUMBER({cell}),{published(cell, page.plan.edition.policy)},{NOTHING})"


def _means(page: Page, line: int) -> None:
    merged(page.sheet, (line, 0, line, 1), mean_head(page), page.book.look("head"))
    means = [(page.plan.indexes[area.code], area.mean) for area in page.block.areas]
    for column, (source, mean) in enumerate([*means, (page.plan.tail["index"], page.block.mean)], _AREA):
        page.sheet.write_formula(line, column, _average(page, source), page.number(bold=True), cached(mean.rounded))


def _average(page: Page, column: int) -> str:
    mean = page.plan.mean(column)
    return f"=IF(ISNUMBER({mean}),{published(mean, page.plan.edition.policy)},{NOTHING})"


def _area_table(page: Page, line: int) -> None:
    say, compare = page.voice.say, page.block.compare_areas
    heads = [say("Code"), say("Area"), say("Maximum"), mean_head(page, say("Mean %"))]
    if compare is not None:
        heads += [say("Change from {year}", year=compare), say("Units that rose"), say("Units that fell")]
    page.heads(line, *heads)
    for place, area in enumerate(page.block.areas, 1):
        _area(page, line + place, area)


def _area(page: Page, line: int, area: Area) -> None:
    sheet, book = page.sheet, page.book
    sheet.write_string(line, 0, area.code, book.look("centre"))
    sheet.write_string(line, 1, area.title, book.look("text"))
    sheet.set_row(line, row_height((area.title, _NAME_WIDTH)))
    sheet.write_number(line, 2, float(area.maximum.exact or 0), book.general())
    formula = _average(page, page.plan.indexes[area.code])
    sheet.write_formula(line, 3, formula, page.number(), cached(area.mean.rounded))
    if page.block.compare_areas is not None:
        page.change(line, 4, area.change, page.decimals)
        sheet.write_number(line, 5, area.rose_count, book.general())
        sheet.write_number(line, 6, area.fell_count, book.general())
