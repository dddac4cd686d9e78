"""How many persons there are in each stratum, out of a table."""

import re
from pathlib import Path
from typing import Final

from parindex.model.issues import Issue, Place, Severity
from parindex.model.survey.results import Population
from parindex.model.units import Registry, Unit
from parindex.sources.cells.cell_text import address, blank, shown
from parindex.sources.cells.grid import CellValue
from parindex.sources.cells.named_columns import cell_in, find_named_columns
from parindex.sources.cells.numbers import Ambiguous, Typed, exact, read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.sources.workbook import open_workbooks

__all__ = ["read_populations"]

_COLUMNS: Final = (
    ("wanted", re.compile(r"số phiếu|phiếu cần|cần khảo sát|wanted|\bquota\b|\bsample\b")),
    ("size", re.compile(r"^n$|số người|số hộ|dân số|tổng thể|số dân|lượt giao dịch|population|persons|\bsize\b")),
    ("stratum", re.compile(r"thôn|tổ dân phố|tầng|nhóm|stratum|village|\bgroup\b")),
    ("unit", re.compile(r"đơn vị|xã|phường|cơ quan|\bunit\b")),
)
_MOST = 1_000_000_000


def read_populations(path: Path, registry: Registry, year: int) -> tuple[list[Population], list[Issue]]:
    """Return the strata of a table; with any error among the issues they must not be used.

    Raises nothing for what the file holds.
    """
    (book,) = open_workbooks([path])
    issues = list(book.issues)
    names = NameIndex(registry, year)
    for grid in book.sheets:
        table = find_named_columns(grid, _column_of, ("unit", "size"))
        if table is None:
            continue
        found: list[Population] = []
        for row in range(table.body, len(grid.rows)):
            cells = {name: cell_in(grid, row, at) for name, at in table.columns.items()}
            if blank(cells["unit"]) and blank(cells["size"]):
                continue
            unit, size = names.unit(shown(cells["unit"])), _whole(cells["size"])
            wanted = None if blank(cells.get("wanted")) else _whole(cells.get("wanted"))
            at = Place(str(path), grid.name, address(row, table.columns["unit"]))
            if not isinstance(unit, Unit):
                issues.append(Problem("Q005", {"number": 1, "item": ""}).at(at))
            elif size is None or (wanted is None and not blank(cells.get("wanted"))):
                issues.append(Problem("Q025").at(Place(str(path), grid.name, address(row, table.columns["size"]))))
            else:
                found.append(Population(unit.id, shown(cells.get("stratum")), size, wanted))
        return found, issues
    if not any(one.severity is Severity.ERROR for one in issues):
        issues.append(Problem("Q024").at(Place(str(path))))
    return [], issues


def _column_of(heading: str) -> str | None:
    return next((name for name, pattern in _COLUMNS if pattern.search(heading)), None)


def _whole(value: CellValue) -> int | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    match read_number(shown(value)) if isinstance(value, str) else Typed(exact(value)):
        case Typed(number=number, percent=False) | Ambiguous(thousands=number, percent=False):
            return int(number) if number == int(number) and 1 <= number <= _MOST else None
        case _:
            return None
