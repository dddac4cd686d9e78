"""Issue codes of score sheets: finding the table (L…) and what its cells hold (S…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR

CODES: tuple[IssueCode, ...] = ()
