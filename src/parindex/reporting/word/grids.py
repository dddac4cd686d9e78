"""Column widths of tables whose columns a template repeats."""

from typing import Any

__all__ = ["even_grids"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def even_grids(body: Any) -> None:  # noqa: ANN401  an lxml element, which has no public type
    """Give every column of a table the width that its first full row asks for.

    A template says one width for a column that it repeats; the grid is written from the cells that
    came out, and shrunk to the width of the table's first grid if they are wider.
    """
    for table in body.iter(f"{_W}tbl"):
        grid = table.find(f"{_W}tblGrid")
        widths = next((found for row in table.iter(f"{_W}tr") if (found := _widths(row))), None)
        if grid is None or widths is None:
            continue
        _scale(table, grid, widths)


def _widths(row: Any) -> list[int] | None:  # noqa: ANN401
    """Return the widths of the cells of a row, `None` if a cell has none or spans."""
    widths = []
    for cell in row.findall(f"{_W}tc"):
        width = cell.find(f"{_W}tcPr/{_W}tcW")
        if width is None or cell.find(f"{_W}tcPr/{_W}gridSpan") is not None:
            return None
        widths.append(int(float(width.get(f"{_W}w"))))
    return widths or None


def _scale(table: Any, grid: Any, widths: list[int]) -> None:  # noqa: ANN401
    wanted = table.find(f"{_W}tblPr/{_W}tblW")
    most = int(wanted.get(f"{_W}w")) if wanted is not None and wanted.get(f"{_W}type") == "dxa" else sum(widths)
    widths = [width * most // sum(widths) for width in widths]
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        grid.append(grid.makeelement(f"{_W}gridCol", {f"{_W}w": str(width)}))
    for row in table.iter(f"{_W}tr"):
        cells = row.findall(f"{_W}tc")
        if len(cells) == len(widths):
            for cell, width in zip(cells, widths, strict=True):
                cell.find(f"{_W}tcPr/{_W}tcW").set(f"{_W}w", str(width))
