"""Issue codes of YAML files as such, and the settings of a workspace (Y…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR

CODES: tuple[IssueCode, ...] = ()
