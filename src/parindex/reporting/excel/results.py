"""The results sheet: the ranking, the tiers and a chart; every figure of this year is a formula."""

from fractions import Fraction

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from parindex.model.results.scorecards import Standing
from parindex.model.rounding import rounded
from parindex.reporting.blocks import Shown, Table
from parindex.reporting.excel.charts import BELOW_EDGE, units_chart, units_height
from parindex.reporting.excel.formulas import NOTHING, published
from parindex.reporting.excel.page import Page, mean_head
from parindex.reporting.excel.paper import page_height
from parindex.reporting.excel.ranks import rank_formula, tier_formula
from parindex.reporting.report.contents import Row
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.ranking import ranking_lines, ranking_table
from parindex.reporting.writers.book import TIER_COLOURS, cached, fitted, merged, row_height
from parindex.reporting.writers.cells import Cells
from parindex.reporting.writers.excel import TableLooks, head_of, width_of

__all__ = ["write_results"]

_HEAD = 4
_FIRST = _HEAD + 1
_RANK, _UNIT, _POINTS, _MAXIMUM, _CONVERTED, _INDEX, _TIER, _FROM_MEAN, _CHANGES = range(9)
_WIDTHS = (6, 36, 10, 11, 11, 10, 16, 10)
_CHANGE_WIDTHS = (10, 10, 9, 8, 14)
_TOP, _LINE, _POINT = 150, 16, 0.75
"""Points: of all above the units, of a row of no special height, of a pixel."""
_LAST_CHANGE = len(_CHANGE_WIDTHS) - 1
_ADJUSTED = ("bonus", "penalty")
_FORMULAS = frozenset({"rank", "name", "points", "max", "converted", "index", "tier", "from_mean", *_ADJUSTED})
_FORMULAS |= {"change_points", "change_index", "previous_rank", "change_rank", "change_tier"}
"""Columns of the ranking that are written in a way of their own, in the order of the table."""
_ADJUSTED_WIDTHS = (7.5, 7.5)


def write_results(page: Page) -> None:
    """Write the ranking of a block; rows are in rank order as it was computed."""
    block, plan = page.block, page.plan
    page.title(page.voice.say("Results of the public administration reform index, {year}", year=block.year))
    page.sheet.write_string(2, 0, block.completeness, page.book.look("subtitle"))
    if page.revision is not None:
        width = len(_WIDTHS) - 1
        merged(page.sheet, (3, 0, 3, width), page.revision.lines[0], page.book.look("note", bold=True))
        page.sheet.set_row(3, row_height((page.revision.lines[0], sum(_WIDTHS))))
    table = _told(page)
    _heads(page, table)
    for place, (row, standing) in enumerate(zip(block.rows, block.source.standings.standings, strict=True)):
        _unit(page, _FIRST + place, row, standing)
        if block.compare is not None:
            _changes(page, _FIRST + place, row)
        if block.adjusted:
            _adjustments(page, _FIRST + place, row)
    more = _values(page, table)
    _mean(page, _last(page) + 1)
    _tier_table(page, _tier_line(page))
    beside = _ADJUSTED_WIDTHS if block.adjusted else ()
    scale = fitted(page.sheet, (*_WIDTHS, *(() if block.compare is None else _CHANGE_WIDTHS), *beside, *more))
    page.sheet.freeze_panes(_FIRST, _UNIT + 1)
    _pages(page, page_height(scale))
    if plan.ranked:
        shown = [row.index.rounded for row in block.rows if row.ranked and row.index.rounded is not None]
        chart = units_chart(page, (_FIRST, _FIRST + plan.ranked - 1), (_UNIT, _INDEX), shown)
        page.sheet.insert_chart(_below(page), _UNIT, chart, BELOW_EDGE)


def _pages(page: Page, room: float) -> None:
    """Repeat the heads over a table that goes on; end the page before a chart that has no room left.

    A head above nothing but the chart would be an empty table, so one that ends on its page has none repeated.
    """
    table = _TOP + sum(_height(row) for row in page.block.rows) + _LINE * (_below(page) - _last(page) - 1)
    if table > room:
        page.sheet.repeat_rows(_HEAD - 1, _HEAD)
    if page.plan.ranked and table + _POINT * units_height(page.plan.ranked) > room:
        page.sheet.set_h_pagebreaks([_below(page)])


def _below(page: Page) -> int:
    """The row where the chart begins."""
    return _tier_line(page) + len(page.block.tiers) + 2


def _last(page: Page) -> int:
    return _FIRST + page.plan.units - 1


def _tier_line(page: Page) -> int:
    """The head of the tier table, which the formulas of the tiers read."""
    return _last(page) + 4


def _told(page: Page) -> Table:
    """Return the ranking with the columns of formulas at their places, and those that are values after them."""
    block = page.block.source.standings
    lines = ranking_lines(block, Figures(block.edition.policy, page.voice))
    return ranking_table(lines, compare=page.block.compare, readers=Shown.SHEET)


def _heads(page: Page, table: Table) -> None:
    if page.block.compare is not None:
        over = page.voice.say("Change from {year}", year=page.block.compare)
        merged(page.sheet, (_HEAD - 1, _CHANGES, _HEAD - 1, _CHANGES + _LAST_CHANGE), over, page.book.look("head"))
    columns = sorted(table.columns, key=lambda column: column.key not in _FORMULAS)
    page.heads(_HEAD, *(head_of(column, page.voice) for column in columns))
    page.sheet.set_row(_HEAD, 46)


def _values(page: Page, table: Table) -> list[float]:
    """Write the columns that no formula computes; return their widths."""
    places = [place for place, column in enumerate(table.columns) if column.key not in _FORMULAS]
    first, looks = len(table.columns) - len(places), TableLooks(page.book, page.decimals)
    for line, row in enumerate(Cells(table, page.voice).rows(), _FIRST):
        for at, place in enumerate(places, first):
            looks.write(page.sheet, (line, at), row[place], table.columns[place])
    return [width_of(table.columns[place]) for place in places]


def _unit(page: Page, line: int, row: Row, standing: Standing) -> None:
    sheet, book, source = page.sheet, page.book, page.plan.first_row + line - _FIRST
    if row.ranked:
        formula = rank_formula(page.plan, source)
        sheet.write_formula(line, _RANK, formula, book.look("centre", bold=True), standing.rank)
    else:
        sheet.write_string(line, _RANK, row.rank, book.look("centre"))
    sheet.write_string(line, _UNIT, row.name, book.look("text"))
    sheet.set_row(line, _height(row))
    _results(page, line, row, standing)
    policy, tiers = page.plan.edition.policy, page.plan.edition.tiers
    key = page.plan.elsewhere(page.plan.tail["published" if policy.rank_on == "published" else "index"], source)
    tier = tier_formula(key, tiers, _tier_line(page) + 1, title=0, bound=2)
    sheet.write_formula(line, _TIER, tier, book.look("centre", text_wrap=True), row.tier)


def _height(row: Row) -> float:
    return row_height(
        (row.name, _WIDTHS[_UNIT]),
        (row.tier, _WIDTHS[_TIER]),
        (row.change.reason, 46),
        (row.change.remark if row.change.status == "moved" else "", _CHANGE_WIDTHS[-1]),
    )


def _results(page: Page, line: int, row: Row, standing: Standing) -> None:
    """Write the figures of one unit, each read from the components sheet and rounded by the policy."""
    plan, policy, source = page.plan, page.plan.edition.policy, page.plan.first_row + line - _FIRST
    full = standing.card.converted
    figures: dict[int, tuple[str, Fraction | None]] = {
        _POINTS: ("points", row.points.rounded),
        _CONVERTED: ("converted", full and rounded(full, policy.published_decimals, policy.rounding)),
        _INDEX: ("index", row.index.rounded),
    }
    for column, (name, value) in figures.items():
        cell = plan.elsewhere(plan.tail[name], source)
        formula = f"=IF(ISNUMBER({cell}),{published(cell, policy)},{NOTHING})"
        page.sheet.write_formula(line, column, formula, page.number(bold=column == _INDEX), cached(value))
    most = f"={plan.elsewhere(plan.tail['max'], source)}"
    page.sheet.write_formula(line, _MAXIMUM, most, page.book.general(), cached(row.applicable.exact))
    own, mean = plan.elsewhere(plan.tail["index"], source), plan.mean(plan.tail["index"])
    far = standing.from_mean
    distance = far and rounded(far, policy.published_decimals, policy.rounding)
    formula = f"=IF(ISNUMBER({own})*ISNUMBER({mean}),{published(f'{own}-{mean}', policy)},{NOTHING})"
    page.sheet.write_formula(line, _FROM_MEAN, formula, page.number(signed=True), cached(distance))


def _changes(page: Page, line: int, row: Row) -> None:
    change = row.change
    if change.status != "moved":
        look = page.book.look("text", italic=True)
        merged(page.sheet, (line, _CHANGES, line, _CHANGES + _LAST_CHANGE), change.reason or "–", look)
        return
    page.change(line, _CHANGES, change.points, page.decimals)
    page.change(line, _CHANGES + 1, change.index, page.decimals)
    page.sheet.write_string(line, _CHANGES + 2, change.previous_rank or "–", page.book.look("centre"))
    page.change(line, _CHANGES + 3, change.rank, 0)
    look = page.book.look("centre", text_wrap=True)
    page.sheet.write_string(line, _CHANGES + _LAST_CHANGE, change.remark or "–", look)


def _adjustments(page: Page, line: int, row: Row) -> None:
    """Write bonus and penalty at the right, each the sum of its columns of the components sheet."""
    plan, source = page.plan, page.plan.first_row + line - _FIRST
    first = _CHANGES if page.block.compare is None else _CHANGES + _LAST_CHANGE + 1
    for column, (kind, figure) in enumerate(zip(_ADJUSTED, (row.bonus, row.penalty), strict=True), first):
        codes = [item.code for item in plan.edition.adjustments if item.kind == kind]
        cells = ",".join(plan.elsewhere(plan.adjustments[code], source) for code in codes)
        formula = f"={published(f'SUM({cells})', plan.edition.policy)}" if codes else "=0"
        page.sheet.write_formula(line, column, formula, page.number(), cached(figure.rounded))


def _mean(page: Page, line: int) -> None:
    head = mean_head(page)
    merged(page.sheet, (line, _RANK, line, _CONVERTED), head, page.book.look("head"))
    mean = page.plan.mean(page.plan.tail["index"])
    formula = f"=IF(ISNUMBER({mean}),{published(mean, page.plan.edition.policy)},{NOTHING})"
    page.sheet.write_formula(line, _INDEX, formula, page.number(bold=True), cached(page.block.mean.rounded))


def _tier_table(page: Page, line: int) -> None:
    """Write titles and bounds, which formulas and colours read, and how many units each tier has."""
    if not page.block.tiers:
        return
    say, look = page.voice.say, page.book.look("head")
    merged(page.sheet, (line, 0, line, 1), say("Tier"), look)
    page.sheet.write_string(line, 2, say("Bound"), look)
    page.sheet.write_string(line, 3, say("Number of units"), look)
    merged(page.sheet, (line, 4, line, 6), say("Index"), look)
    for place in range(len(page.block.tiers)):
        _tier(page, line + 1 + place, place)


def _tier(page: Page, line: int, place: int) -> None:
    sheet, book, count, tier = page.sheet, page.book, page.block.tiers[place], page.plan.edition.tiers[place]
    colour = TIER_COLOURS[min(place, len(TIER_COLOURS) - 1)]
    merged(sheet, (line, 0, line, 1), count.title, book.look("text_bold", bg_color=colour))
    if tier.bound is None:
        sheet.write_blank(line, 2, None, book.general())
    else:
        sheet.write_number(line, 2, float(tier.bound.number), book.general())
    own = xl_rowcol_to_cell(line, 0, row_abs=True, col_abs=True)
    cells = xl_range_abs(_FIRST, _TIER, _last(page), _TIER)
    sheet.write_formula(line, 3, f"=SUMPRODUCT(--({cells}={own}))", book.general(), count.count)
    merged(sheet, (line, 4, line, 6), count.bound, book.look("text"))
    rule = f"={xl_rowcol_to_cell(_FIRST, _TIER, col_abs=True)}={own}"
    options = {"type": "formula", "criteria": rule, "format": book.colour(colour)}
    sheet.conditional_format(_FIRST, _TIER, _last(page), _TIER, options)
