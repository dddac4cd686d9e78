"""Use case: monthly counts of dossiers into the store, checked against each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from parindex.analysis.monitoring.balance import balance_issues
from parindex.errors import ParindexError
from parindex.model.brief import brief
from parindex.model.issues import Issue, Severity, worst_first
from parindex.model.monitoring.dossiers import MonthOfUnit
from parindex.model.records.journal import Stamp
from parindex.model.units import Unit
from parindex.sources.monitoring.reader import MonthsAsked, read_months
from parindex.store import Saved
from parindex.version import __version__
from parindex.workflow.account import who
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.as_published import refuse_changed_dossiers
from parindex.workflow.years.workspace import Workspace

__all__ = ["ImportedMonths", "MonthOptions", "check_months", "import_months", "stored_months", "units_of"]


@dataclass(frozen=True, slots=True)
class MonthOptions:
    """Which year and month the files hold, and how strict the reader is."""

    year: int
    month: int | None = None
    """The month of tables that do not name one."""
    strict: bool = False
    """Refuse counts that do not balance, too."""
    dry_run: bool = False


@brief
@dataclass(frozen=True, slots=True)
class ImportedMonths:
    """What the files held; `saved` is `None` if nothing was stored."""

    year: int
    rows: tuple[MonthOfUnit, ...]
    issues: tuple[Issue, ...]
    strict: bool = False
    saved: Saved | None = None

    @property
    def has_errors(self) -> bool:
        """Tell whether the files were refused."""
        refused = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        return any(one.severity in refused for one in self.issues)


@one_moment
def import_months(
    workspace: Workspace, paths: Sequence[Path], options: MonthOptions, *, at: datetime
) -> ImportedMonths:
    """Read tables of dossiers and store them: all, or none if anything is refused.

    Raises:
        ParindexError: no such file, a published year, a store that cannot be written.
    """
    found = _read(workspace, paths, options)
    if found.has_errors or options.dry_run or not found.rows:
        return found
    with workspace.store.writing(create=True) as store:
        return replace(found, saved=store.dossiers.save(options.year, found.rows, Stamp(at, __version__, who())))


@one_moment
def check_months(workspace: Workspace, year: int) -> ImportedMonths:
    """Check what is stored of a year: balance, carry-over, months that lack units.

    Raises:
        ParindexError: nothing is stored, or the store cannot be read.
    """
    rows = stored_months(workspace, year)
    issues = worst_first(balance_issues(rows, [unit for unit, _ in units_of(workspace, year)]))
    return ImportedMonths(year, tuple(rows), tuple(issues))


def stored_months(workspace: Workspace, year: int) -> list[MonthOfUnit]:
    """Return the rows of a year.

    Raises:
        ParindexError: there are none, or the store cannot be read.
        ChangedSincePublishedError: the year is published, and they were changed behind the program's back.
    """
    with workspace.store.reading() as store:
        refuse_changed_dossiers(store, year)
        rows, years = store.dossiers.load(year), store.dossiers.years()
    if not rows:
        raise ParindexError(
            "There are no dossiers of {year} in the store; there are those of: {years}. Import them first: "
            "parindex monitor import FILE… --year {year}",
            year=year,
            years=", ".join(map(str, years)) or "–",
        )
    return rows


def units_of(workspace: Workspace, year: int, block: str | None = None) -> list[tuple[Unit, str]]:
    """Return the units of a year with their blocks, in the order of the registry."""
    blocks = workspace.registry.blocks if block is None else {block: None}
    return [(unit, each) for each in blocks for unit in workspace.registry.members(each, year)]


def _read(workspace: Workspace, paths: Sequence[Path], options: MonthOptions) -> ImportedMonths:
    for path in paths:
        if not path.exists():
            raise ParindexError("There is no file {file}.", file=path)
    read = read_months(list(paths), MonthsAsked(workspace.registry, options.year, options.month))
    issues = list(read.issues)
    if read.rows:
        issues += balance_issues(
            _beside_stored(workspace, read.rows, options.year), _reporting(workspace, read.rows, options.year)
        )
    told = tuple(one for one in worst_first(issues) if _is_of(one, paths))
    return ImportedMonths(options.year, tuple(read.rows), told, options.strict)


def _is_of(issue: Issue, paths: Sequence[Path]) -> bool:
    """Tell whether an issue is about the files, and not about what has been stored for long."""
    return not issue.place.file or issue.place.file in {str(path) for path in paths}


def _beside_stored(workspace: Workspace, rows: Sequence[MonthOfUnit], year: int) -> list[MonthOfUnit]:
    """Return the rows with those of the store that stay beside them."""
    if not workspace.store.exists:
        return list(rows)
    with workspace.store.reading() as store:
        stored = store.dossiers.load(year)
    mine = {row.key for row in rows}
    return [*(row for row in stored if row.key not in mine), *rows]


def _reporting(workspace: Workspace, rows: Sequence[MonthOfUnit], year: int) -> list[Unit]:
    """Return the units of the blocks that rows are of."""
    there = {row.unit for row in rows}
    units = units_of(workspace, year)
    blocks = {block for unit, block in units if unit.id in there}
    return [unit for unit, block in units if block in blocks]
