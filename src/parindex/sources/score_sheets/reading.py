"""Many files at once: what they hold, and what only shows when they lie side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity
from parindex.model.results.typed_totals import TypedTotal
from parindex.model.scores import ScoreSheet
from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.grid import Workbook
from parindex.sources.score_sheets.checks.unknown_set import tell_other_set
from parindex.sources.score_sheets.collection.copies import FileRead, drop_copies
from parindex.sources.score_sheets.collection.duplicate_sheets import Apart, refuse_twins
from parindex.sources.score_sheets.collection.file_patterns import expand
from parindex.sources.score_sheets.collection.split_unit import tell_parted
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.identity.form_stamp import read_stamp, stamp_issues, suggested
from parindex.sources.score_sheets.identity.slugs import slug, slugs
from parindex.sources.score_sheets.layout import Layout, Shape
from parindex.sources.score_sheets.long_sheet import read_long_table
from parindex.sources.score_sheets.matrix.matrix_sheet import read_matrix
from parindex.sources.score_sheets.matrix.summaries import compare_sums, drop_derived, summary_alone
from parindex.sources.score_sheets.rare_collections import rare_collections
from parindex.sources.score_sheets.reading_tools import SheetContext
from parindex.sources.score_sheets.sheet_reading import Page, TableRead
from parindex.sources.score_sheets.sheets_of_book import Passed, Table, absent_sheets, tables
from parindex.sources.score_sheets.unit_sheet import read_unit_sheet
from parindex.sources.workbook import open_workbooks

__all__ = ["SheetsRead", "expand", "read_sheets", "read_workbooks"]


@dataclass(frozen=True, slots=True)
class SheetsRead:
    """The sheets that may be scored, and everything that has to be told about all of them."""

    sheets: list[ScoreSheet]
    issues: list[Issue]
    layouts: list[tuple[Path, Layout]] = field(default_factory=list)
    """What was recognised in every sheet with a table."""
    totals: list[tuple[TypedTotal, ...]] = field(default_factory=list)
    """For each of the sheets, the sums in it that only the arithmetic can check."""
    apart: Apart = field(default_factory=dict)
    """Files that bring other stages of units than the files beside them, and which."""


def read_sheets(
    paths: Sequence[Path],
    expectation: Expectation,
    *,
    workers: int | None = None,
    on_file: Callable[[Path], None] | None = None,
) -> SheetsRead:
    """Read files into score sheets; a sheet with an error is refused whole, the others pass.

    `on_file` is called with the path of each file when it has been read.
    """
    return read_workbooks(_watched(open_workbooks(paths, workers=workers), on_file), expectation)


def _watched(books: Iterable[Workbook], on_file: Callable[[Path], None] | None) -> Iterator[Workbook]:
    for book in books:
        yield book
        if on_file is not None:
            on_file(book.path)


def read_workbooks(
    books: Iterable[Workbook], expectation: Expectation, context: SheetContext | None = None
) -> SheetsRead:
    """Read workbooks that are already open; one `context` of the expectation serves many calls."""
    with rare_collections():
        return _read_books(books, context or SheetContext(expectation))


def _read_books(books: Iterable[Workbook], context: SheetContext) -> SheetsRead:
    expectation = context.expectation
    files: list[FileRead] = []
    layouts: list[tuple[Path, Layout]] = []
    summaries: list[Page] = []
    for book in books:
        context.take(book.path)
        found, beside, sums = _read_book(context, book)
        summaries += sums
        stamped = _stamp_issues(context, book, found)
        of_file = _raised((*book.issues, *beside, *stamped), expectation)
        mine = [_stricter(page.read, expectation, of_file) for page in found]
        files.append(FileRead(book.path, book.sha256, context.year, mine, of_file))
        layouts += [(book.path, page.layout) for page in found]
    drop_copies(files)
    reads = [read for file in files for read in file.tables]
    if context.names is None:
        _part_slugs(reads)
    apart = refuse_twins(reads, expectation.step)
    kept = [read for read in reads if not _refused(read)]
    compare_sums(summaries, kept)
    return SheetsRead(
        [sheet for read in kept for sheet in read.sheets],
        [one for file in files for one in file.issues] + [one for read in reads for one in read.issues],
        layouts,
        [totals for read in kept for totals in read.totals],
        apart,
    )


def _read_book(context: SheetContext, book: Workbook) -> tuple[list[Page], list[Issue], list[Page]]:
    """Read all visible sheets with a table, hidden ones only if there is no other; return summaries apart."""
    found = tables(context, book)
    pages = [Page(context, book, one.grid, one.layout) for one in found if one.layout is not None and not one.passed]
    for page in pages:
        _read_page(page)
    _suggest(context, book, pages)
    tell_parted(pages)
    drop_derived(pages)
    sums = [Page(context, book, one.grid, one.layout) for one in found if one.layout and one.passed is Passed.SUMS]
    alone = [summary_alone(page) for page in sums[:1] if not pages]
    return pages, [*absent_sheets(context, book), *_beside(context, book, found), *alone], sums


def _suggest(context: SheetContext, book: Workbook, pages: Sequence[Page]) -> None:
    """Let a form say whose it is where the name in it is no unit's."""
    if any(one.code == "S201" for page in pages for one in page.read.issues):
        for page in pages:
            page.read.issues = suggested(book, page.read.issues, context.unit_names)


def _stamp_issues(context: SheetContext, book: Workbook, pages: Sequence[Page]) -> list[Issue]:
    """Compare a form that was issued by this program with what it came back as."""
    if read_stamp(book) is None:
        return []
    return stamp_issues(
        book,
        [sheet for page in pages for sheet in page.read.sheets],
        digests={edition.key: edition.digest for edition in context.expectation.editions},
        workspace=context.expectation.workspace,
        names=context.unit_names,
        settled={page.grid.name for page in pages if page.layout.unit_name},
    )


def _read_page(page: Page) -> None:
    page.tell_all(((row, column), problem) for row, column, problem in page.layout.problems)
    if _refused(page.read):
        return
    if page.layout.shape is Shape.UNIT:
        read_unit_sheet(page)
    elif page.layout.shape is Shape.LONG:
        read_long_table(page)
    else:
        read_matrix(page)
    page.close()


def _beside(context: SheetContext, book: Workbook, found: Sequence[Table]) -> list[Issue]:
    """Tell the tables of hidden sheets that were not read, or that there is no table at all."""
    if any(one.layout for one in found):
        hidden = [one.grid.name for one in found if one.layout and one.passed is Passed.HIDDEN]
        return [issue("L105", Place(str(book.path), name), sheet=name) for name in hidden]
    settled = any(one.passed is Passed.RULE for one in found)
    if settled or any(one.severity is Severity.ERROR for one in book.issues):
        return []
    if other := tell_other_set(context, book):
        return other
    names = "; ".join(shown(grid.name) for grid in book.sheets[:20]) or "–"
    return [issue("L101", Place(str(book.path)), sheets=names)]


def _stricter(read: TableRead, expectation: Expectation, of_file: Sequence[Issue]) -> TableRead:
    """Raise what --strict raises; an error of the file refuses its sheets too."""
    read.issues = _raised(read.issues, expectation)
    if any(one.severity is Severity.ERROR for one in of_file):
        read.sheets, read.totals = [], []
    return read


def _raised(issues: Iterable[Issue], expectation: Expectation) -> list[Issue]:
    """Make errors of warnings and repairs where that is asked for."""
    mild = {Severity.WARNING, Severity.REPAIRED} if expectation.strict else set()
    return [replace(one, severity=Severity.ERROR) if one.severity in mild else one for one in issues]


def _refused(read: TableRead) -> bool:
    return any(one.severity is Severity.ERROR for one in read.issues)


def _part_slugs(reads: Sequence[TableRead]) -> None:
    """Give units without a registry different ids where their names are different."""
    names = {claim.name for read in reads for claim in read.claims}
    for name, unit in slugs(names).items():
        if unit != slug(name):
            for read in reads:
                read.rename(name, unit)
