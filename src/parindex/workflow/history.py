"""Use case: years that are known only as somebody published them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language.one_line import one_line
from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.history import PublishedResult
from parindex.model.issues import Issue, Place, Severity, worst_first
from parindex.model.journal import Stamp
from parindex.sources.expectation import Expectation
from parindex.sources.published import Asked, open_pasted, read_published
from parindex.sources.workbook import open_workbooks
from parindex.store import Saved, open_store
from parindex.version import __version__
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.who import who
from parindex.workflow.workspace import Workspace

__all__ = ["ImportOptions", "Imported", "import_results", "published_results"]

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to read a table and whether to keep it."""

    year: int
    block: str | None = None
    criteria: str = ""
    """The name of the criteria set that the figures were measured with, where it is known."""
    of: int | None = None
    """How many units were ranked together."""
    replace: bool = False
    """The table may take the place of other figures in the store."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table held; `saved` is `None` if nothing was stored."""

    year: int
    results: tuple[PublishedResult, ...]
    issues: tuple[Issue, ...]
    saved: Saved | None = None

    @property
    def has_errors(self) -> bool:
        """Tell whether the table was refused."""
        return any(one.severity is Severity.ERROR for one in self.issues)


def import_results(workspace: Workspace, source: Path | bytes, options: ImportOptions, *, at: datetime) -> Imported:
    """Read a table of published results (a file, or pasted text) and store it, all or nothing.

    `at` is the time that the store notes. Nothing is stored on a dry run or with any error.

    Raises:
        ParindexError: An unknown block, a locked year, a store that cannot be written.
    """
    (book,) = [open_pasted(source)] if isinstance(source, bytes) else open_workbooks([source], workers=1)
    read = read_published(book, _asked(workspace, options))
    issues = list(read.issues)
    if not read.has_errors and not options.replace:
        issues += _overwritten(published_results(workspace, options.year), read.results)
    found = Imported(options.year, tuple(read.results), tuple(worst_first(issues)))
    if found.has_errors or options.dry_run:
        return found
    with open_store(workspace.store) as store:
        stamp = Stamp(at, __version__, who())
        return replace(found, saved=store.history.save(options.year, read.results, stamp))


def _asked(workspace: Workspace, options: ImportOptions) -> Asked:
    if options.block is not None:
        chosen_blocks(workspace, options.block)
    return Asked(
        options.year,
        workspace.registry,
        _editions(workspace, options.year),
        options.block,
        options.of,
        one_line(options.criteria)[:_LONGEST],
        Expectation(workspace.editions, layout=workspace.settings.layout).words,
    )


def _editions(workspace: Workspace, year: int) -> Mapping[str, Edition]:
    """Return the set of each block in a year; of old years there may be none."""
    found = {}
    for block in workspace.registry.blocks:
        try:
            found[block] = workspace.edition_for(block, year)
        except ParindexError:
            continue
    return found


def _overwritten(stored: Sequence[PublishedResult], results: Sequence[PublishedResult]) -> list[Issue]:
    """Name the units for which the store has other figures."""
    before = {one.unit: one for one in stored}
    return [
        issue(
            "H501",
            Place(one.source.path, one.source.sheet, one.cell) if one.source else Place(),
            unit=one.unit,
            name=one.name,
            year=one.year,
            stored=_from(before[one.unit]),
        )
        for one in results
        if one.unit in before and _figures(before[one.unit]) != _figures(one)
    ]


def _figures(result: PublishedResult) -> PublishedResult:
    """Leave out where a result stood and how its unit is written."""
    return replace(result, name="", source=None, cell="")


def _from(result: PublishedResult) -> str:
    """Say where stored figures came from."""
    source = result.source
    return one_line(" ".join(filter(None, (source.path, source.sheet, result.cell)))) if source else "–"


def published_results(workspace: Workspace, year: int) -> list[PublishedResult]:
    """Return the published results of a year (none: an empty list)."""
    if not workspace.store.exists():
        return []
    with open_store(workspace.store, create=False) as store:
        return store.history.load(year)
