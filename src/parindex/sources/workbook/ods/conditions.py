"""Conditions under which a cell has another style. Sources: ODF 1.3, 16.3 and 19.471; calcext of LibreOffice."""

import re

from parindex.sources.cells.grid import Merge
from parindex.sources.workbook.number_formats.conditional_formats import CellCondition
from parindex.sources.workbook.sheet_facts import area

__all__ = ["areas_of", "condition_of"]

_COMPARED = re.compile(r"(?:cell-content\(\))?\s*(<=|>=|!=|<|>|=)\s*(.+)")
_BETWEEN = re.compile(r"(?:cell-content-is-)?(not-)?between\(([^,;]+)[,;]([^,;]+)\)")
_OPERATORS = {
    "<": "lessThan",
    "<=": "lessThanOrEqual",
    "=": "equal",
    "!=": "notEqual",
    ">": "greaterThan",
    ">=": "greaterThanOrEqual",
}
_NEVER = ("contains-text", "not-contains-text", "begins-with", "ends-with", "is-error")
"""Conditions that no number is meant by."""
_SHEET = r"(?:'(?:[^']|'')*'|[^'. :]*)\."
_AREA = re.compile(rf"\$?{_SHEET}\$?([A-Z]{{1,3}})\$?([0-9]{{1,7}})(?::\$?{_SHEET}\$?([A-Z]{{1,3}})\$?([0-9]{{1,7}}))?")


def condition_of(said: str) -> CellCondition | None:
    """Read a condition; nothing for one that no number is meant by."""
    said = said.strip()
    if said.startswith(_NEVER):
        return None
    if found := _COMPARED.fullmatch(said):
        return CellCondition(_OPERATORS[found[1]], (found[2].strip(),))
    if found := _BETWEEN.fullmatch(said):
        return CellCondition("notBetween" if found[1] else "between", (found[2].strip(), found[3].strip()))
    return CellCondition("", ())


def areas_of(said: str) -> tuple[Merge, ...]:
    """Read a list of ranges such as `'Phiếu 1'.D5:'Phiếu 1'.D7 Sheet1.F1`; what is none is left out."""
    found: list[Merge] = []
    for left, top, right, bottom in _AREA.findall(said):
        try:
            found.append(area(f"{left}{top}:{right or left}{bottom or top}".encode()))
        except ValueError:
            continue
    return tuple(found)
