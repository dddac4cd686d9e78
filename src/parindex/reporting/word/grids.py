"""Column widths of tables whose columns a template repeats."""

from typing import Any

from parindex.reporting.word.fitting import fitted

__all__ = ["even_grids"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def even_grids(body: Any) -> None:  # noqa: ANN401  an lxml element, which has no public type
    """Give every column of a table the width that its first full row asks for.

    A template says one width for a column that it repeats; the grid is written from the cells that
    came out, and shrunk to the width of the table's first grid if they are wider. No number is broken. Rows of tables
    inside of cells (the bars of a chart) are not the table's own.
    """
    for table in list(body.iter(f"{_W}tbl")):
        widths = next((found for row in table.findall(f"{_W}tr") if (found := _widths(row))), None)
        if table.find(f"{_W}tblGrid") is not None and widths is not None:
            fitted(table, _scaled(table, widths))


def _widths(row: Any) -> list[int] | None:  # noqa: ANN401
    """Return the widths of the cells of a row, `None` if a cell has none or spans."""
    widths = []
    for cell in row.findall(f"{_W}tc"):
        width = cell.find(f"{_W}tcPr/{_W}tcW")
        if width is None or cell.find(f"{_W}tcPr/{_W}gridSpan") is not None:
            return None
        widths.append(int(float(width.get(f"{_W}w"))))
    return widths or None


def _scaled(table: Any, widths: list[int]) -> list[int]:  # noqa: ANN401
    wanted = table.find(f"{_W}tblPr/{_W}tblW")
    most = int(wanted.get(f"{_W}w")) if wanted is not None and wanted.get(f"{_W}type") == "dxa" else sum(widths)
    return [width * most // sum(widths) for width in widths]
