"""The tables of a PDF with a text layer, by the lines that are drawn round their cells."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from parindex.sources.cells.grid import CellValue, Grid
from parindex.sources.workbook.guard.refusal import Refused

__all__ = ["read_pdf"]

_MOST_PAGES = 150
_WRAPPED = re.compile(r"\s*\n(?!\s*(?:[-–•+*]\s|\(?[a-zđ]\)\s))")
"""The end of a line inside a cell, unless a list goes on behind it."""
_FEW = 20
"""A page with fewer letters is a picture."""


def read_pdf(content: bytes) -> list[Grid]:
    """Return the tables of all pages and the texts above them, named by page.

    Raises:
        Refused: it is encrypted, damaged, a scan, or has too many pages.
    """
    import pdfplumber  # noqa: PLC0415  slow to import, rarely needed
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415  as above
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415  as above

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > _MOST_PAGES:
                raise Refused("X012", found=len(document.pages), most=_MOST_PAGES)
            grids = [grid for page in document.pages for grid in _page(page)]
            letters = sum(len(page.chars) for page in document.pages[:5])
    except PdfminerException as error:
        raise Refused("F106" if "Password" in repr(error) else "F201") from None
    except PDFPasswordIncorrect:
        raise Refused("F106") from None
    if letters < _FEW and not any(grid.rows for grid in grids):
        raise Refused("X011")
    return grids


def _page(page: Any) -> Iterator[Grid]:  # noqa: ANN401  a library without types
    tables = page.find_tables()
    number, top = page.page_number, 0
    for at, table in enumerate(tables, 1):
        _, above, _, below = table.bbox
        yield from _lines(page, top, above, f"page:{number} text:{at}")
        rows = [[_value(cell) for cell in row] for row in table.extract()]
        yield Grid(f"page:{number} table:{at}", tuple(map(tuple, rows)), merges=tuple(_merges(table, rows)))
        top = below
    yield from _lines(page, top, page.height, f"page:{number} text:{len(tables) + 1}")
    page.close()


def _lines(page: Any, top: float, bottom: float, name: str) -> Iterator[Grid]:  # noqa: ANN401
    if bottom - top > 1:
        text = page.crop((0, max(top, 0), page.width, min(bottom, page.height)), strict=False).extract_text() or ""
        if text.strip():
            yield Grid(name, tuple((line,) for line in text.splitlines()))


def _value(cell: str | None) -> CellValue:
    return _WRAPPED.sub(" ", cell) if cell and cell.strip() else None


def _merges(table: Any, rows: list[list[CellValue]]) -> Iterator[tuple[int, int, int, int]]:  # noqa: ANN401
    """Tell which cells span columns: a cell that is not drawn belongs to the one on its left."""
    for at, row in enumerate(table.rows):
        column = 0
        while column < len(row.cells):
            end = column
            while row.cells[column] is not None and end + 1 < len(row.cells) and row.cells[end + 1] is None:
                if at < len(rows) and row.cells[column][2] <= _left(table, end + 1):
                    break
                end += 1
            if end > column:
                yield (at, column, at, end)
            column = end + 1


def _left(table: Any, column: int) -> float:  # noqa: ANN401
    edges = [row.cells[column][0] for row in table.rows if column < len(row.cells) and row.cells[column] is not None]
    return min(edges, default=float("inf"))
