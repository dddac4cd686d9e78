"""How well a reading of a table fits: by the components that have a place under it."""

from collections.abc import Iterator

from parindex.sources.grid import CellValue
from parindex.sources.layout.coded_titles import head_code, split_code
from parindex.sources.layout.look import Look
from parindex.sources.layout.shape import Layout, Shape

__all__ = ["components"]


def components(look: Look, layout: Layout) -> int:
    """Return how many components a reading gives a place; more than enough of them are not counted."""
    found: set[str] = set()
    for value in _across(look, layout) if layout.shape is Shape.MATRIX else _down(look, layout):
        if code := look.codes.component(value):
            found.add(code)
            if len(found) >= look.codes.plenty:
                break
    return len(found)


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
