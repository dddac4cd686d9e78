"""A problem in the data is a value: where it is, what it is, how bad, what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Issue", "IssueCode", "Place", "Severity", "worst_first"]


class Severity(StrEnum):
    """How bad an issue is. Errors refuse the file; the rest is told and lets it pass."""

    ERROR = "error"
    WARNING = "warning"
    REPAIRED = "repaired"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class IssueCode:
    """One kind of issue. The texts are English templates and the keys of their translations."""

    code: str
    severity: Severity
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a file, and inside it a sheet and cell, or a line and column (as `cell`: "12:5")."""

    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem. `values` fill the templates of the code; `severity` may be raised by --strict."""

    code: str
    severity: Severity
    place: Place = Place()
    unit: str = ""
    criterion: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


_ORDER = {severity: number for number, severity in enumerate(Severity)}


def worst_first(issue: Issue) -> tuple[object, ...]:
    """Sort key: by file, worst first, then in the order of sheet, cell and code."""
    return (issue.place.file, _ORDER[issue.severity], issue.place.sheet, _natural(issue.place.cell), issue.code)


def _natural(cell: str) -> tuple[int, str]:
    row = "".join(char for char in cell.partition(":")[0] if char.isdecimal())
    return (int(row or 0), cell)
