"""Use case: look for problems everywhere and change nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from parindex.model.issues import Issue, Severity, worst_first
from parindex.model.scores import Basis
from parindex.sources.criteria_file import read_edition
from parindex.sources.expectation import Expectation
from parindex.sources.folder import expand, read_sheets
from parindex.sources.registry_file import check_against_editions
from parindex.workflow.workspace import SETTINGS_FILE, Workspace, read_definitions

__all__ = ["Checked", "check"]

_YAML = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Checked:
    """All issues, worst first inside each file, and how much was looked at."""

    issues: tuple[Issue, ...]
    sheets: int
    """Score sheets without errors."""

    @property
    def has_errors(self) -> bool:
        return any(issue.severity is Severity.ERROR for issue in self.issues)


def check(
    root: Path | None,
    patterns: Sequence[str | Path],
    *,
    year: int | None = None,
    basis: Basis = Basis.APPRAISED,
    strict: bool = False,
    on_file: Callable[[Path], None] | None = None,
) -> Checked:
    """Check the definitions of a workspace and the given sheets (default: all of its sheets).

    YAML files among `patterns` are checked as criteria sets, with or without a workspace.
    """
    criteria = [Path(pattern) for pattern in patterns if Path(pattern).suffix.lower() in _YAML]
    sheets = [pattern for pattern in patterns if Path(pattern).suffix.lower() not in _YAML]
    issues = [issue for path in criteria if path.name != SETTINGS_FILE for issue in read_edition(path)[1]]
    workspace, found = (None, []) if root is None else read_definitions(root)
    issues += found
    accepted = 0
    if workspace is not None:
        issues += check_against_editions(workspace.registry, workspace.editions, root / workspace.settings.registry)
        read = read_sheets(
            expand(sheets or _own_sheets(workspace, criteria)),
            Expectation(workspace.editions, workspace.registry, year, workspace.sheets, basis, strict),
            on_file=on_file,
        )
        issues += read.issues
        accepted = len(read.sheets)
    return Checked(tuple(sorted(set_apart(issues), key=worst_first)), accepted)
