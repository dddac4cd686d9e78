"""Issue codes of files and workbooks as such, before any table is looked for (F…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR

CODES: tuple[IssueCode, ...] = ()
