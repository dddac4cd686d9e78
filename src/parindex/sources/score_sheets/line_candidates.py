"""The lines of a table, down or across, before their scores are looked at."""

from collections.abc import Collection, Iterator, Sequence

from parindex.model.criteria import Edition
from parindex.sources.cells.cell_text import blank, shown
from parindex.sources.cells.grid import CellValue, Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.checks.hidden_cells import numeric
from parindex.sources.score_sheets.checks.shown_cells import struck_names
from parindex.sources.score_sheets.checks.unknown_set import like_code
from parindex.sources.score_sheets.layout import Layout, Shape
from parindex.sources.score_sheets.layout.shapes.coded_titles import head_code, parted_codes, split_code
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan, Lines
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page, foreign

__all__ = ["foreign_or_told", "lines_across", "lines_down", "lines_of_rows"]

_ABOVE = 3
"""Rows above the codes of a matrix in which those of groups are looked for."""


def lines_down(page: Page) -> Lines:
    """Return the lines of a table whose components stand below each other."""
    return _lines(page, page.layout.body, page.grid.rows[page.layout.body :])


def lines_of_rows(page: Page, rows: Sequence[int]) -> Lines:
    """Return some lines of a table as one that begins with them."""
    return _lines(page, 0, [page.grid.rows[row] for row in rows])


def _lines(page: Page, start: int, rows: Sequence[tuple[CellValue, ...]]) -> Lines:
    layout = page.layout
    maxima = () if layout.maximum is None else _column(rows, layout.maximum)
    titles = tuple(_column(rows, at) for at in layout.titles)
    codes = _column(rows, layout.code)
    if layout.coded_titles:
        apart = layout.code != layout.titles[0]
        codes, first = parted_codes(codes, titles[0], page.context.knows_code, apart=apart)
        titles = (first, *titles[1:])
    return Lines(start, codes, titles, maxima)


def _column(rows: Sequence[tuple[CellValue, ...]], at: int) -> tuple[CellValue, ...]:
    try:
        return tuple([cells[at] for cells in rows])
    except IndexError:  # rows may be shorter than the table
        return tuple([cells[at] if len(cells) > at else None for cells in rows])


def lines_across(page: Page) -> Lines:
    """Return the lines of a matrix whose components stand beside each other."""
    grid, layout, known = page.grid, page.layout, page.context.knows_code
    first, last = layout.across[0], layout.across[-1] + 1
    maxima = layout.maximum
    read = frozenset(layout.across)

    def row(at: int) -> tuple[CellValue, ...]:
        return tuple(cell_at(grid, at, column) if column in read else None for column in range(first, last))

    codes, titles = row(layout.code), tuple(map(row, layout.titles))
    leads = [None if known(code) else head_code(code, known) for code in codes]
    if any(leads):
        pairs = [lead or (code, None) for lead, code in zip(leads, codes, strict=True)]
        codes, titles = tuple(code for code, _ in pairs), (tuple(title for _, title in pairs), *titles)
    if page.context.restarts:
        codes = tuple(_below_group(page, at, code) for at, code in enumerate(codes, first))
    if layout.settled_codes:
        codes = tuple(layout.settled_codes.get(at, code) for at, code in enumerate(codes, first))
        titles = tuple(_without(found, first, layout.settled_codes) for found in titles)
    unknown = (at for at, code in enumerate(codes, first) if at in read and not known(code) and like_code(code))
    scored = frozenset(at for at in unknown if any(numeric(cell_at(grid, r, at)) for r in _body(page)))
    return Lines(first, codes, titles, () if maxima is None else row(maxima), scored)


def _below_group(page: Page, column: int, code: CellValue) -> CellValue:
    """Return a code that counts anew in its group with the code of the group that stands above its column."""
    rows = range(page.layout.code - 1, max(-1, page.layout.code - 1 - _ABOVE), -1)
    found = (page.context.below(_group_above(page, row, column), code) for row in rows) if code is not None else ()
    return next(filter(None, found), code)


def _group_above(page: Page, row: int, column: int) -> CellValue:
    """Return what may be the code of a group above a column, or left of that where cells are merged or left blank."""
    cells = (cell_at(page.grid, row, at) for at in range(column, page.layout.across[0] - 1, -1))
    above = next((value for value in cells if not blank(value)), None)
    lead = split_code(above)
    return lead[0] if lead else above


def _without(titles: tuple[CellValue, ...], first: int, settled: Collection[int]) -> tuple[CellValue, ...]:
    """Leave out the titles of columns that a rule settles: they need not be like those of the set."""
    return tuple(None if at in settled else title for at, title in enumerate(titles, first))


def _body(page: Page) -> range:
    return range(page.layout.body, len(page.grid.rows))


def foreign_or_told(page: Page, edition: Edition, lines: Lines, plan: LinePlan, unit: str) -> bool:
    """Tell that the table is of another edition, or else the problems of its lines."""
    if plan.misfits:
        others = [one for one in page.context.expectation.editions if one.key != edition.key]
        fits = [(one.key, page.context.tools(one).planner.plan(lines).misfits) for one in others]
        problem = foreign(edition, plan.misfits, fits, len(plan.leaves) + len(plan.groups))
        if problem is not None:
            page.tell(problem, None, unit)
            return True
    layout = page.layout
    page.tell_all(((_cell(layout, spot.index, spot.part), spot.problem) for spot in plan.spots), unit)
    page.tell_all(_marked_codes(page, edition, plan), unit)
    page.tell_all(struck_names(page.grid, _titles(page, plan)), unit)
    return False


def _marked_codes(page: Page, edition: Edition, plan: LinePlan) -> Iterator[tuple[Position, Problem]]:
    """Yield the codes that are struck out, or to which a sign of a note may have been joined."""
    marked = page.grid.struck | page.grid.raised
    for index, code in plan.leaves if marked else ():
        at = _cell(page.layout, index, "code")
        # Where a title stands behind the code, a note may belong to the title.
        if at in marked and " " not in shown(cell_at(page.grid, *at)):
            title = str(edition.nodes[code].title) if code in edition.nodes else ""
            yield at, Problem("S163", {"component": code, "title": title}, code)


def _titles(page: Page, plan: LinePlan) -> Iterator[Position]:
    """Yield the cells of titles beside codes that are not struck out themselves."""
    for index, _ in plan.leaves:
        title, code = _cell(page.layout, index, "title"), _cell(page.layout, index, "code")
        if code not in page.grid.struck:
            yield title


def _cell(layout: Layout, index: int, part: str) -> Position:
    """Return the cell of the code, title or maximum of a line."""
    if layout.shape is Shape.MATRIX:
        maxima = layout.maximum if part == "maximum" else None
        titles = layout.titles if part == "title" else ()
        return (titles[0] if titles else layout.code if maxima is None else maxima), index
    if part == "title" and layout.titles:
        return index, layout.titles[0]
    return index, layout.maximum if part == "maximum" and layout.maximum is not None else layout.code
