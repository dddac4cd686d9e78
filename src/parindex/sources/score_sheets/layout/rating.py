"""How well a reading of a table fits: by the components that have a place under it."""

import re
from collections.abc import Iterator

from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.score_sheets.layout.layout import Layout, Shape
from parindex.sources.score_sheets.layout.search_context import Look
from parindex.sources.score_sheets.layout.shapes.coded_titles import head_code, split_code

__all__ = ["fit", "only_sums"]


_LOOKED_AT = 50
"""Rows whose names are looked up."""
_NUMBERED = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})+")


def fit(look: Look, layout: Layout) -> tuple[int, bool]:
    """Return how well a reading fits: the components that have a place, then whether its units are found.

    Without components a table of units with its areas is likelier than one whose numbering looks like areas.
    """
    number = _components(look, layout)
    many = layout.shape is not Shape.UNIT
    return number, many and (number == 0 or _names_units(look, layout))


def _names_units(look: Look, layout: Layout) -> bool:
    rows, unit = look.grid.rows, layout.unit
    if layout.shape is Shape.TURNED:
        names = [rows[unit][at] for at in layout.across if at < len(rows[unit])]
    else:
        names = [cells[unit] for cells in rows[layout.body : layout.body + _LOOKED_AT] if unit < len(cells)]
    return any(isinstance(name, str) and look.is_unit(name) for name in names)


def _components(look: Look, layout: Layout) -> int:
    """Return how many components a reading gives a place; more than enough of them are not counted."""
    found: set[str] = set()
    for value in _across(look, layout) if layout.shape is Shape.MATRIX else _down(look, layout):
        if code := look.codes.component(value):
            found.add(code)
            if len(found) >= look.codes.plenty:
                break
    return len(found)


def only_sums(look: Look, layout: Layout) -> bool:
    """Tell whether a table has areas or criteria of the sets, but neither components nor codes that none has."""
    values = list(_across(look, layout) if layout.shape is Shape.MATRIX else _down(look, layout))
    return (
        any(map(look.known, values))
        and not any(map(look.codes.component, values))
        and not any(_code_like(value) for value in values if not look.known(value))
    )


def _code_like(value: CellValue) -> bool:
    lead = split_code(value)
    text = lead[0] if lead else shown(value) if isinstance(value, str | float) else ""
    return _NUMBERED.fullmatch(text) is not None


def _across(look: Look, layout: Layout) -> Iterator[CellValue]:
    cells = look.grid.rows[layout.code]
    for at in layout.across:
        value = cells[at] if at < len(cells) else None
        lead = None if look.known(value) else head_code(value, look.known)
        yield lead[0] if lead else value


def _down(look: Look, layout: Layout) -> Iterator[CellValue]:
    inside = layout.titles[0] if layout.coded_titles else None
    for cells in look.grid.rows[layout.body :]:
        if layout.code < len(cells):
            yield cells[layout.code]
        if inside is not None and inside < len(cells) and (lead := split_code(cells[inside])):
            yield lead[0]
