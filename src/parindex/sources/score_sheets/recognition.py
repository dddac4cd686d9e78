"""What was recognised in every sheet, and by what: the answer to "why was my sheet read like that?"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from parindex.sources.cells.cell_text import address, column_letters, folded, shown
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.identity.edition_of_sheet import editions_for, the_year
from parindex.sources.score_sheets.identity.title_block import years_in
from parindex.sources.score_sheets.identity.unit_of_sheet import Identity, identify, of_sheet
from parindex.sources.score_sheets.layout import Layout, Shape
from parindex.sources.score_sheets.layout.heading import Heading, Sight
from parindex.sources.score_sheets.layout.words import Role, matched
from parindex.sources.score_sheets.reading_tools import SheetContext
from parindex.sources.score_sheets.sheets_of_book import Passed, tables

__all__ = ["By", "ColumnSeen", "Found", "SheetSeen", "watched"]


class By(StrEnum):
    """What something was recognised by."""

    HEADING = "heading"
    SYNONYM = "synonym"
    """A heading that the workspace added."""
    RULE = "rule"
    """A rule of the workspace."""
    CODES = "codes"
    """The codes of the criteria set that stand there."""
    NAMES = "names"
    """The names of units that stand there."""
    CELL = "cell"
    SHEET = "sheet"
    FILE = "file"
    FOLDER = "folder"
    OPTION = "option"
    """--year on the command line."""
    EDITION = "edition"
    """There is only one criteria set."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Found:
    """A unit or year and where it was found; `cell` only where it stands in a cell."""

    value: str
    by: By
    cell: str = ""


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """Columns `first` to `last` (letters), what they hold, and why.

    `holds` is a role, a stage, `components`, `units`, or empty if the columns are not read. `heading` is
    the text over them; `word` the part of it that decided.
    """

    first: str
    last: str
    holds: str
    heading: str
    by: By
    word: str = ""


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """One sheet of one file; rows count from 1. Without a shape no table was found."""

    file: str
    sheet: str
    shape: Shape | None
    passed: Passed | None
    heading: tuple[int, int] = (0, 0)
    body: int = 0
    columns: tuple[ColumnSeen, ...] = ()
    unit: Found = Found("", By.NOTHING)
    year: Found = Found("", By.NOTHING)
    rule: str = ""
    codes: int = 0
    """The row of the codes of a matrix."""
    names: int = 0
    """The row of the names of units of a turned table."""


def watched(books: Iterable[Workbook], expectation: Expectation, seen: list[SheetSeen]) -> Iterator[Workbook]:
    """Pass workbooks on, and add to `seen` what is recognised in each of their sheets."""
    context = SheetContext(expectation)
    for book in books:
        context.take(book.path)
        seen += [_seen(context, book, one.grid, one.layout, one.passed) for one in tables(context, book)]
        yield book


def _seen(context: SheetContext, book: Workbook, grid: Grid, layout: Layout | None, passed: Passed | None) -> SheetSeen:
    file = str(book.path)
    if layout is None:
        rule = context.expectation.rule_for(book.path, grid.name)
        return SheetSeen(file, grid.name, None, passed, rule=rule.files if rule else "")
    top, bottom = layout.heading
    return SheetSeen(
        file,
        grid.name,
        layout.shape,
        passed,
        (top + 1, bottom + 1),
        layout.body + 1,
        tuple(_columns(context, grid, layout)),
        _unit(context, book, grid, layout),
        _year(context, book, grid, layout),
        layout.rule,
        layout.code + 1 if layout.shape is Shape.MATRIX else 0,
        layout.unit + 1 if layout.shape is Shape.TURNED else 0,
    )


def _columns(context: SheetContext, grid: Grid, layout: Layout) -> Iterator[ColumnSeen]:
    """Yield the columns from left to right; neighbours that hold the same many-unit lines are told as one."""
    top, bottom = layout.heading
    width = max((len(cells) for cells in grid.rows[top : bottom + 1]), default=0)
    heading = Heading(Sight(grid, bottom, context.expectation.words), top, bottom, width)
    single = {column.index: column for column in layout.columns}
    divided = {at for part in layout.parts.values() for at in part.values()}
    across = (set(layout.across) | divided) - ({layout.unit} if layout.shape is Shape.MATRIX else set())
    run: list[int] = []
    for at in range(max(width, max(single, default=-1) + 1)):
        texts = heading.texts(at)
        if at in across:
            run.append(at)
            continue
        if at == layout.stage_at:
            yield from _run(layout, heading, run)
            run = []
            yield _column(at, "stage", " – ".join(texts), By.CELL, ())
            continue
        yield from _run(layout, heading, run)
        run = []
        if at in single:
            yield _single(context, layout, at, texts)
        elif texts:
            yield _column(at, "", " – ".join(texts), By.NOTHING, ())
    yield from _run(layout, heading, run)


def _run(layout: Layout, heading: Heading, run: Sequence[int]) -> Iterator[ColumnSeen]:
    if run:
        holds, by = ("units", By.NAMES) if layout.shape is Shape.TURNED else ("components", By.CODES)
        row = layout.unit if by is By.NAMES else layout.code
        names = [name for at in run if (name := shown(heading.sight.value(row, at)))]
        text = " … ".join(dict.fromkeys((names[0], names[-1]))) if names else ""
        stages = dict.fromkeys(stage.value for part in layout.parts.values() for stage in part)
        yield ColumnSeen(column_letters(run[0]), column_letters(run[-1]), holds, text, by, ", ".join(stages))


def _single(context: SheetContext, layout: Layout, at: int, texts: Sequence[str]) -> ColumnSeen:
    column = next(one for one in layout.columns if one.index == at)
    if layout.shape in {Shape.MATRIX, Shape.LONG} and at == layout.unit:
        by = By.RULE if column.settled else By.HEADING
        return replace(_column(at, "unit", column.why, by, ()), word=folded(column.why))
    holds = _holds(layout, at, column.role)
    if column.settled:
        return _column(at, holds, column.why, By.RULE, ())
    added = bool(texts) and any(context.expectation.words.added(text) for text in (texts[-1], " ".join(texts)))
    if column.yields:
        return _column(at, "", column.why, By.RULE, ())
    return _column(at, holds, column.why, By.SYNONYM if added else By.HEADING, texts)


def _holds(layout: Layout, at: int, role: Role) -> str:
    """Name what is read from a column; nothing where its heading promises what another column gives."""
    stage = next((stage for stage, column in layout.stages.items() if column == at), None)
    if stage is not None:
        return stage.value
    if at == layout.code and layout.shape is not Shape.MATRIX:
        return "code+title" if at in layout.titles else "code"
    if role is Role.TITLE and layout.coded_titles:
        return "code+title"
    kept = {Role.TITLE, Role.MAXIMUM, Role.EVIDENCE, Role.COMMENT}
    return role.value if role in kept else ""


def _column(at: int, holds: str, heading: str, by: By, texts: Sequence[str]) -> ColumnSeen:
    letters = column_letters(at)
    word = (matched(texts[-1]) or matched(" ".join(texts))) if texts and by is By.HEADING else ""
    return ColumnSeen(letters, letters, holds, shown(heading), by, word)


def _unit(context: SheetContext, book: Workbook, grid: Grid, layout: Layout) -> Found:
    if layout.shape is not Shape.UNIT:
        return Found("", By.NAMES)
    identity, at = of_sheet(context.names, grid, layout, book.path)
    if layout.unit_name:
        return Found(identity.name, By.RULE)
    if identity.problem is not None:
        return Found(identity.name if at else "", By.NOTHING, address(*at) if at else "")
    if at and (identity.doubt is None or identity.doubt.values["name"] == identity.name):
        return Found(identity.name, By.CELL, address(*at))
    alone = identify(context.names, None, grid.name, Path("-"))
    return Found(identity.name, By.SHEET if alone.name == identity.name else By.FILE)


def _year(context: SheetContext, book: Workbook, grid: Grid, layout: Layout) -> Found:
    expectation = context.expectation
    if layout.year is not None:
        return Found(str(layout.year), By.RULE)
    titled = years_in(grid, layout.heading[0])
    own = layout.shape is Shape.UNIT
    identity = (of_sheet(context.names, grid, layout, book.path)[0]) if own else Identity("")
    editions = editions_for(expectation, identity.unit, context.year)
    year, _ = the_year(expectation, titled, book.path, editions if isinstance(editions, tuple) else ())
    if year is None:
        return Found("", By.NOTHING)
    if expectation.year is not None:
        return Found(str(year), By.OPTION)
    if expectation.year_of_path(book.path) == year:
        return Found(str(year), By.FOLDER)
    if year in titled:
        return Found(str(year), By.CELL, address(*titled[year]))
    return Found(str(year), By.EDITION)
