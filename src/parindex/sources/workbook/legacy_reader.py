"""Read .xls, .xlsb and .ods: values only; what the reader does not tell is said in a hint."""

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.grid import Grid
from parindex.sources.workbook.calamine_rows import opened, rows_of
from parindex.sources.workbook.refusal import within

__all__ = ["read_legacy"]


def read_legacy(content: bytes, file: str, kind: str) -> tuple[list[Grid], list[Issue]]:
    """Read all worksheets of a workbook of an older or foreign format. Raises `Refused`."""
    workbook = opened(content)
    within("sheets", len(workbook.sheet_names))
    grids = [
        _grid(workbook, number, sheet.name, hidden=sheet.visible is not SheetVisibleEnum.Visible)
        for number, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ is SheetTypeEnum.WorkSheet
    ]
    return grids, [issue("F403", Place(file), kind=f".{kind}")]


def _grid(workbook: CalamineWorkbook, number: int, name: str, *, hidden: bool) -> Grid:
    rows, _, merges = rows_of(workbook, number, name)
    return Grid(name, rows, hidden, merges)
