"""Issue codes of criteria sets (C…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR

CODES: tuple[IssueCode, ...] = ()
