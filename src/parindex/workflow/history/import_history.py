"""Use case: years that are known only as somebody published them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language.single_line import one_line
from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue, Place, Severity, worst_first
from parindex.model.records.journal import Stamp
from parindex.model.results.printed.history import PublishedResult
from parindex.sources.printed import Asked, TableRead, read_published, read_text
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.workbook import LIMITS, open_workbooks
from parindex.store import Saved
from parindex.version import __version__
from parindex.workflow.account import who
from parindex.workflow.history.import_preview import overwritten
from parindex.workflow.one_moment import one_moment
from parindex.workflow.rank import chosen_blocks
from parindex.workflow.years.block_standings import stored_sheets, stored_years
from parindex.workflow.years.known_maximum import with_known_maximum
from parindex.workflow.years.workspace import Workspace

__all__ = ["ImportOptions", "Imported", "import_results", "published_results"]

_LONGEST = 200
_MOST = next(limit.value for limit in LIMITS if limit.name == "file")
_TEXTS = {".txt", ".md", ".markdown"}
"""Files with a table as it is pasted."""


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


@one_moment
def import_results(workspace: Workspace, source: Path | bytes, options: ImportOptions, *, at: datetime) -> Imported:
    """Read a table of published results (a file, or pasted text) and store it, all or nothing.

    `at` is the time that the store notes. Nothing is stored on a dry run or with any error.

    Raises:
        ParindexError: An unknown block, a locked year, a store that cannot be written.
    """
    read = _read(source, _asked(workspace, options))
    stored = published_results(workspace, options.year)
    known = with_known_maximum(workspace.editions, _with_known_set(stored, read.results))
    results = known.results
    issues = [
        *read.issues,
        *known.issues,
        *_unknown_set(workspace, options.criteria),
        *_scored(workspace, options.year, results),
    ]
    if not read.has_errors and not options.replace:
        issues += overwritten(stored, results)
    found = Imported(options.year, tuple(results), tuple(worst_first(issues)))
    if found.has_errors or options.dry_run:
        return found
    with workspace.store.writing(create=True) as store:
        stamp = Stamp(at, __version__, who())
        return replace(found, saved=store.history.save(options.year, results, stamp))


def _read(source: Path | bytes, asked: Asked) -> TableRead:
    if isinstance(source, bytes):
        if not source.strip():
            raise ParindexError("Nothing came from the standard input: paste the table, or name its file.")
        return read_text(source, asked)
    if not source.exists():
        raise ParindexError("There is no file {file}.", file=source)
    if source.suffix.casefold() in _TEXTS and source.is_file():
        return _read_text_file(source, asked)
    (book,) = open_workbooks([source], workers=1)
    return read_published(book, asked)


def _read_text_file(path: Path, asked: Asked) -> TableRead:
    with path.open("rb") as file:
        raw = file.read(_MOST + 1)
    if not raw.strip():
        raise ParindexError("{path} is empty.", path=path)
    return read_text(raw, asked, path)


def _with_known_set(stored: Sequence[PublishedResult], results: Sequence[PublishedResult]) -> list[PublishedResult]:
    """Keep the criteria set that was told of stored figures where the table comes again without one."""
    known = {one.unit: one.criteria for one in stored}
    return [one if one.criteria else replace(one, criteria=known.get(one.unit, "")) for one in results]


def _unknown_set(workspace: Workspace, criteria: str) -> Iterator[Issue]:
    """Any name of a set is allowed; one that looks like an edition of a known set may be a slip."""
    known = [edition.key for edition in workspace.editions]
    name = one_line(criteria)[:_LONGEST]
    set_id, at, year = name.partition("@")
    if at and year and name not in known and set_id in {edition.id for edition in workspace.editions}:
        mine = ", ".join(key for key in known if key.partition("@")[0] == set_id)
        yield issue("H509", Place(), criteria=name, known=mine)


def _scored(workspace: Workspace, year: int, results: Sequence[PublishedResult]) -> Iterator[Issue]:
    """Tell that there are scores, too: where both are known, the scores count."""
    if not results or year not in stored_years(workspace):
        return
    scored = {one.sheet.unit for one in stored_sheets(workspace, year)} & {one.unit for one in results}
    if scored:
        yield issue("H508", Place(), year=year, number=len(scored))


def _asked(workspace: Workspace, options: ImportOptions) -> Asked:
    if options.block is not None:
        options = replace(options, block=chosen_blocks(workspace, options.block)[0])
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


def published_results(workspace: Workspace, year: int) -> list[PublishedResult]:
    """Return the published results of a year (none: an empty list)."""
    if not workspace.store.exists:
        return []
    with workspace.store.reading() as store:
        return store.history.load(year)
