"""Use case: look for problems everywhere and change nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.issues import Issue, Severity, worst_first
from parindex.model.scores import Basis, Step
from parindex.sources.cells.grid import Workbook
from parindex.sources.definitions.criteria_file import definition_files, read_edition
from parindex.sources.definitions.workspace_file import read_workspace
from parindex.sources.files.paths import SETTINGS_FILE, below, in_order
from parindex.sources.score_sheets.collection.unread_files import unread_issues
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import SheetsRead, expand, read_sheets, read_workbooks
from parindex.sources.score_sheets.recognition import SheetSeen, watched
from parindex.sources.workbook import open_workbooks
from parindex.workflow.health.second_store import second_stores
from parindex.workflow.intake.common_faults import told_once
from parindex.workflow.intake.self_scores_alone import as_self_scores
from parindex.workflow.intake.stage_files import by_stages
from parindex.workflow.intake.typed_results import with_totals_compared
from parindex.workflow.missing import gaps_after
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.years.workspace import Workspace, expectation_of, read_definitions

__all__ = ["CheckOptions", "Checked", "check"]

_SILENT = Silent()
_YAML = {".yaml", ".yml"}


@brief
@dataclass(frozen=True, slots=True)
class Checked:
    """All issues, worst first inside each file, and how much was looked at."""

    issues: tuple[Issue, ...]
    sheets: int
    """Score sheets without errors."""
    layouts: tuple[SheetSeen, ...] = ()
    """What was recognised in every sheet, if that was asked for."""
    files: tuple[Path, ...] = ()
    """Every file that was looked at."""

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
    complete: bool = False
    """Tell what is missing of the year, too."""


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
    if options.complete and options.criteria is not None:
        raise ParindexError("Only a workspace knows which units there are; leave out --criteria, or --fail-on missing.")
    criteria = [Path(pattern) for pattern in patterns if _is_yaml(pattern)]
    sheets: list[str | Path] = [pattern for pattern in patterns if not _is_yaml(pattern)]
    workspace, expectation, issues = _expected(root, options, alone=bool(criteria) and not sheets)
    issues = [*(issue for path in criteria for issue in _check_yaml(path, root)), *issues]
    if workspace is not None and not patterns:
        sheets.extend(own_sheets(workspace.root, expectation))
    files = expand(sheets) if expectation is not None and sheets else []
    read, seen = SheetsRead([], []), tuple[SheetSeen, ...]()
    if expectation is not None and files:
        progress.start(len(files))
        read, seen = _read(files, expectation, progress, explained=options.explain_layout)
        read = as_self_scores(by_stages(read, expectation), expectation)
        read = with_totals_compared(read, expectation)
    unread = list(unread_issues(sheets)) if expectation is not None else []
    issues = told_once(workspace, [*issues, *read.issues, *unread])
    issues += second_stores(workspace) if workspace is not None else ()
    if workspace is not None and options.complete:
        issues += _missing(workspace, read, options.year, unread)
    return Checked(
        tuple(worst_first(issues)), len(read.sheets), seen, (*criteria, *_defined(options.criteria, root), *files)
    )


def _expected(
    root: Path | None, options: CheckOptions, *, alone: bool
) -> tuple[Workspace | None, Expectation | None, list[Issue]]:
    """Return what sheets are read against, and what is wrong with it; `alone`: no sheets will be read."""
    if options.criteria is not None:
        return None, *_expect_alone(options.criteria, options)
    if root is not None:
        workspace, issues = read_definitions(root)
        if workspace is None:
            return None, None, issues
        expectation = expectation_of(workspace, options.year, options.basis, strict=options.strict, step=options.step)
        return workspace, expectation, issues
    if not alone:
        raise ParindexError(
            "There is no workspace here to check with. Name one with --workspace DIR, "
            "or a criteria set with --criteria FILE."
        )
    return None, None, []


def _missing(workspace: Workspace, read: SheetsRead, year: int | None, unread: Sequence[Issue]) -> Iterator[Issue]:
    """Yield what the year lacks that was asked for, or the years of which there are sheets.

    Sheets that pass are complete, as far as their stage must be; what others lack was told of each of them.
    """
    years = {year} if year is not None else {sheet.year for sheet in read.sheets}
    sheets = {(sheet.year, sheet.unit): sheet for sheet in read.sheets}
    return gaps_after(workspace, years, sheets, None, (*read.issues, *unread))


def _defined(criteria: Path | None, root: Path | None) -> list[Path]:
    """Return the definition files that are read besides the named ones."""
    if criteria is not None or root is None:
        return [criteria] if criteria is not None else []
    settings, _ = read_workspace(root / SETTINGS_FILE)
    if settings is None:
        return [root / SETTINGS_FILE]
    return [root / SETTINGS_FILE, root / settings.registry, *definition_files(root / settings.criteria)]


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
    inside = below(expectation.sheets, root)
    if not inside:  # the sheets are kept outside of the workspace
        return in_order(Path(one) for one in glob(expectation.sheets.replace("{year}", year)) if Path(one).is_dir())  # noqa: PTH207  absolute
    return in_order(path for path in root.glob(str(inside[0]).replace("{year}", year)) if path.is_dir())


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


def _expect_alone(criteria: Path, options: CheckOptions) -> tuple[Expectation | None, list[Issue]]:
    edition, issues = read_edition(criteria)
    if edition is None:
        return None, issues
    return Expectation((edition,), None, options.year, None, options.basis, options.strict), issues
