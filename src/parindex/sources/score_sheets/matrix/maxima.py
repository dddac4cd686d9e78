"""The maxima in a table of many units: a row (or column) that is headed so, or that holds the maxima of the set."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from parindex.sources.cells.cell_text import folded, shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.cells.numbers import Typed, exact, read_number
from parindex.sources.score_sheets.layout import Layout, Role, Shape
from parindex.sources.score_sheets.layout.shapes.coded_titles import head_code
from parindex.sources.score_sheets.layout.words import role_of
from parindex.sources.score_sheets.lines.title_similarity import alike
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["with_maxima"]

_NEAR = 4
"""Rows below the heading of a matrix in which a row of maxima is looked for."""
_FEWEST, _MOST = 3, 0.9
_ALIKE = 70.0
"""A name so like that of a unit may be one that is misspelt."""
_WORDS = ("point", "điểm", "barem", "ba rem", "max", "thang", "chuẩn", "weight", "trọng số", "hệ số", "full", "total")
"""Words for maxima where no registry tells that a name is no unit."""


def with_maxima(page: Page) -> Layout:
    """Return the layout of a table of many units with the place of its maxima."""
    layout = page.layout
    if layout.shape is Shape.TURNED:
        found = None if layout.maximum is not None else next(filter(lambda at: _holds(page, at), layout.across), None)
        if found is None:
            return layout
        return replace(layout, maximum=found, across=tuple(at for at in layout.across if at != found))
    rows = range(layout.heading[0], layout.body + _NEAR)
    headed = next((row for row in rows if _headed(cell_at(page.grid, row, layout.unit))), None)
    if headed is None:
        headed = next((row for row in rows if row != layout.code and _holds(page, row)), None)
    return replace(layout, maximum=headed)


def _headed(value: CellValue) -> bool:
    return isinstance(value, str) and role_of(value) is Role.MAXIMUM


def _holds(page: Page, at: int) -> bool:
    """Tell whether a line whose name is no unit's holds the maxima of the components."""
    layout = page.layout
    name = (at, layout.unit) if layout.shape is Shape.MATRIX else (layout.unit, at)
    if not _no_unit(page, shown(cell_at(page.grid, *name))):
        return False
    found = [(wanted, number) for code, value in _line(page, at) if (number := _number(value)) is not None
             for wanted in (_maximum(page, code),) if wanted is not None]  # fmt: skip
    return len(found) >= _FEWEST and sum(wanted == number for wanted, number in found) >= _MOST * len(found)


def _no_unit(page: Page, name: str) -> bool:
    names = page.context.names
    if not name:
        return True
    if names is None:
        return folded(name).startswith(_WORDS) or any(word in folded(name) for word in _WORDS)
    if names.unit(name) is not None:
        return False
    units = page.context.expectation.registry.units if page.context.expectation.registry else ()
    return all(alike(name, unit.name) < _ALIKE for unit in units)


def _line(page: Page, at: int) -> Iterator[tuple[str, CellValue]]:
    """Yield the components with what a line holds for each."""
    layout, context, grid = page.layout, page.context, page.grid
    if layout.shape is Shape.TURNED:
        for row in range(layout.body, len(grid.rows)):
            if code := context.component(cell_at(grid, row, layout.code)):
                yield code, cell_at(grid, row, at)
        return
    for column in layout.across:
        head = layout.settled_codes.get(column) or cell_at(grid, layout.code, column)
        lead = None if context.knows_code(head) else head_code(head, context.knows_code)
        if code := context.component(lead[0] if lead else head):
            yield code, cell_at(grid, at, column)


def _maximum(page: Page, code: str) -> Decimal | None:
    nodes = (one.nodes[code] for one in page.context.expectation.editions if code in one.nodes)
    return next((node.total for node in nodes), None)


def _number(value: CellValue) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        typed = read_number(value)
        return typed.number if isinstance(typed, Typed) and not typed.percent else None
    return exact(value) if isinstance(value, int | float) else None
