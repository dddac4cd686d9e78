"""A problem of one cell, before it is known where the cell stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """An issue that lacks its place and unit; it can be kept and placed many times."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    criterion: str = ""
    severity: Severity | None = None

    def at(self, place: Place, unit: str = "") -> Issue:
        """Make the issue."""
        return issue(self.code, place, unit=unit, criterion=self.criterion, severity=self.severity, **dict(self.values))
