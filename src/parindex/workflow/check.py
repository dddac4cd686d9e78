"""Use case: look for problems everywhere and change nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.issues import Issue, Severity, worst_first
from parindex.model.scores import Basis, Step
from parindex.sources.criteria_file import read_edition
from parindex.sources.expectation import Expectation
from parindex.sources.explained import SheetSeen, watched
from parindex.sources.folder import SheetsRead, expand, read_sheets, read_workbooks
from parindex.sources.grid import Workbook
from parindex.sources.workbook import open_workbooks
from parindex.sources.workspace_file import read_workspace
from parindex.workflow.apart import by_stages
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.typed_totals import with_totals_compared
from parindex.workflow.workspace import SETTINGS_FILE, expectation_of, read_definitions

__all__ = ["CheckOptions", "Checked", "check"]

_SILENT = Silent()
_YAML = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Checked:
    """All issues, worst first inside each file, and how much was looked at."""

    issues: tuple[Issue, ...]
    sheets: int
    """Score sheets without errors."""
    layouts: tuple[SheetSeen, ...] = ()
    """What was recognised in every sheet, if that was asked for."""

    @property
    def has_errors(self) -> bool:
        """Tell whether anything would be refused."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to look: which year and columns, and whether warnings count as errors."""

    year: int | None = None
    basis: Basis = Basis.APPRAISED
    strict: bool = False
    criteria: Path | None = None
    """Check sheets against this criteria file instead of a workspace."""
    step: Step | None = None
    """Check sheets as what one stage brings; `None`: all of their columns."""
    explain_layout: bool = False
    """Tell what was recognised in every sheet."""


def check(
    root: Path | None,
    patterns: Sequence[str | Path],
    options: CheckOptions,
    *,
    progress: Progress = _SILENT,
) -> Checked:
    """Check the definitions of a workspace and the given sheets (default: all of its sheets).

    YAML files among `patterns` are checked as criteria sets, with or without a workspace.
    """
    criteria = [Path(pattern) for pattern in patterns if _is_yaml(pattern)]
    sheets: list[str | Path] = [pattern for pattern in patterns if not _is_yaml(pattern)]
    issues = [issue for path in criteria for issue in _check_yaml(path, root)]
    if options.criteria is not None:
        expectation, found = _expect_alone(options.criteria, options)
    elif root is not None:
        expectation, found = _expect_workspace(root, options)
        if not sheets and not criteria:
            sheets.extend(own_sheets(root, expectation))
    elif sheets or not criteria:
        raise ParindexError(
            "There is no workspace here to check with. Name one with --workspace DIR, "
            "or a criteria set with --criteria FILE."
        )
    else:
        expectation, found = None, []
    issues += found
    if expectation is None or not sheets:
        return Checked(tuple(worst_first(issues)), 0)
    files = expand(sheets)
    progress.start(len(files))
    read, seen = _read(files, expectation, progress, explained=options.explain_layout)
    read = with_totals_compared(by_stages(read, expectation), expectation)
    return Checked(tuple(worst_first([*issues, *read.issues])), len(read.sheets), seen)


def _read(
    files: Sequence[Path], expectation: Expectation, progress: Progress, *, explained: bool
) -> tuple[SheetsRead, tuple[SheetSeen, ...]]:
    """Read sheets; if it is to be explained, look at the layout of each on the way."""
    if not explained:
        return read_sheets(files, expectation, on_file=progress.advance), ()
    seen: list[SheetSeen] = []
    read = read_workbooks(watched(_opened(files, progress), expectation, seen), expectation)
    return read, tuple(seen)


def _opened(files: Sequence[Path], progress: Progress) -> Iterator[Workbook]:
    for book in open_workbooks(files):
        yield book
        progress.advance(book.path)


def own_sheets(root: Path, expectation: Expectation | None) -> list[Path]:
    """Return the workspace's sheet folders that exist: of the year that was asked for, or of all."""
    if expectation is None or expectation.sheets is None:
        return []
    year = "*" if expectation.year is None else str(expectation.year)
    pattern = str(Path(expectation.sheets).relative_to(root)).replace("{year}", year)
    return sorted(path for path in root.glob(pattern) if path.is_dir())


def _is_yaml(pattern: str | Path) -> bool:
    return Path(pattern).suffix.lower() in _YAML


def _check_yaml(path: Path, root: Path | None) -> list[Issue]:
    if root is not None and path.resolve() in _definition_files(root):
        return []
    return read_edition(path)[1]


def _definition_files(root: Path) -> set[Path]:
    """The files that are read with the workspace anyway: settings and registry."""
    settings, _ = read_workspace(root / SETTINGS_FILE)
    names = [SETTINGS_FILE] if settings is None else [SETTINGS_FILE, settings.registry]
    return {(root / name).resolve() for name in names}


def _expect_workspace(root: Path, options: CheckOptions) -> tuple[Expectation | None, list[Issue]]:
    workspace, issues = read_definitions(root)
    if workspace is None:
        return None, issues
    return expectation_of(workspace, options.year, options.basis, strict=options.strict, step=options.step), issues


def _expect_alone(criteria: Path, options: CheckOptions) -> tuple[Expectation | None, list[Issue]]:
    edition, issues = read_edition(criteria)
    if edition is None:
        return None, issues
    return Expectation((edition,), None, options.year, None, options.basis, options.strict), issues
