"""A problem in the data is a value: where it is, what it is, how bad, what to do."""

from collections.abc import Iterable, Mapping
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


def worst_first(issues: Iterable[Issue]) -> list[Issue]:
    """Sort issues file by file, files with the worst first; in a file worst first, then by sheet, cell and code."""
    found = list(issues)
    worst: dict[str, int] = {}
    for issue in found:
        worst[issue.place.file] = min(_ORDER[issue.severity], worst.get(issue.place.file, len(_ORDER)))
    return sorted(found, key=lambda issue: (worst[issue.place.file], issue.place.file, *_inside_file(issue)))


def _inside_file(issue: Issue) -> tuple[object, ...]:
    return (_ORDER[issue.severity], issue.place.sheet, _natural(issue.place.cell), issue.code)


def _natural(cell: str) -> tuple[int, str]:
    row = "".join(char for char in cell.partition(":")[0] if char.isdecimal())
    return (int(row or 0), cell)
