"""From a file with published results to typed results, or to the issues that keep it out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity
from parindex.model.results.printed.history import PublishedResult
from parindex.model.scores import Source
from parindex.model.texts.number_text import NumberText
from parindex.sources.cells.cell_text import address
from parindex.sources.cells.grid import Workbook
from parindex.sources.cells.problem import Problem
from parindex.sources.printed.block_checks import PrintedLines, check_block, told_of
from parindex.sources.printed.column_checks import twice, unread
from parindex.sources.printed.columns import Table, find_table
from parindex.sources.printed.expectation import Asked
from parindex.sources.printed.fields import Field, maximum_in
from parindex.sources.printed.figures import step_of
from parindex.sources.printed.line_checks import PrintedSteps, index_against_points, parts_against_total
from parindex.sources.printed.lines import Line, Lines, read_lines
from parindex.sources.score_sheets.identity.title_block import years_in
from parindex.sources.score_sheets.identity.unit_names import NameIndex

__all__ = ["Asked", "TableRead", "read_published"]

_HUNDRED = 100


@dataclass(slots=True)
class TableRead:
    """The results of a file; with any error in `issues` they must not be stored."""

    results: list[PublishedResult] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def has_errors(self) -> bool:
        """Tell whether the file is refused."""
        return any(one.severity is Severity.ERROR for one in self.issues)


def read_published(book: Workbook, asked: Asked) -> TableRead:
    """Read every table of a workbook and check it against itself."""
    read = TableRead(issues=list(book.issues))
    if read.has_errors:
        return read
    grids = [grid for grid in book.sheets if not grid.hidden] or list(book.sheets)
    tables = [table for grid in grids if (table := find_table(grid, asked.year, asked.words))]
    if not tables:
        read.issues.append(issue("H101", Place(str(book.path))))
    names = NameIndex(asked.registry)
    lines = [found for table in tables if (found := _lines(table, book, asked, names, read))]
    refused = {one.unit for one in read.issues if one.unit and one.severity is Severity.ERROR}
    printed = [PrintedLines(line, found, line.unit.id in refused) for found in lines for line in found.lines]
    blocks = _blocks(asked)
    read.issues += _duplicates(printed)
    if tables and not printed and not read.has_errors:
        read.issues.append(issue("H105", Place(str(book.path))))
    groups: dict[str, list[PrintedLines]] = defaultdict(list)
    for one in printed:
        groups[blocks[one.line.unit.id]].append(one)
    for block, members in groups.items():
        read.issues += check_block(asked, block, members, str(book.path))
    counts = {block: _of(asked, block, members) for block, members in groups.items()}
    read.results = [_result(one, blocks[one.line.unit.id], counts, asked, book) for one in printed]
    return read


def _blocks(asked: Asked) -> dict[str, str]:
    """Return the block of every unit of the year."""
    registry = asked.registry
    return {unit.id: block for block in registry.blocks for unit in registry.members(block, asked.year)}


def _lines(table: Table, book: Workbook, asked: Asked, names: NameIndex, read: TableRead) -> Lines | None:
    """Read one table, with what can be said of its title, columns and lines alone."""
    place, file = Place(str(book.path), table.grid.name), str(book.path)
    titled = years_in(table.grid, table.top)
    if titled and asked.year not in titled:
        (found, at), *_ = titled.items()
        read.issues.append(issue("H102", Place(file, table.grid.name, address(*at)), found=found, year=asked.year))
        return None
    clashes = list(twice(table, place, asked.year))
    read.issues += clashes
    read.issues += unread(table, file)
    if clashes:
        return None
    lines = read_lines(table, file, names, asked.year)
    lines.lines = [_with_maximum(line, lines) for line in lines.lines]
    read.issues += [*lines.issues, *_line_checks(lines, _steps(lines.lines))]
    return lines


def _with_maximum(line: Line, lines: Lines) -> Line:
    """Fill in the maximum that the heading of the points, or a line of maxima, gives."""
    points = lines.table.of(Field.POINTS)
    if line.maximum is not None or line.points is None or not points:
        return line
    column = points[0]
    said = maximum_in(column.heading)
    maximum = lines.maxima.get(column.index, None if said is None else Decimal(said))
    return replace(line, maximum=maximum)


def _steps(lines: Sequence[Line]) -> PrintedSteps:
    names = dict.fromkeys(area for line in lines for area in line.areas)
    areas = {area: [line.areas[area] for line in lines if area in line.areas] for area in names}
    return PrintedSteps(
        step_of([line.index for line in lines if line.index is not None]),
        step_of([line.points for line in lines if line.points is not None]),
        {area: step_of(numbers) for area, numbers in areas.items()},
        max((line.maximum for line in lines if line.maximum is not None), default=Decimal(0)),
    )


def _line_checks(lines: Lines, steps: PrintedSteps) -> Iterator[Issue]:
    """Check each line against itself."""
    indexes = [line.index for line in lines.lines if line.index is not None]
    if indexes and 0 < max(indexes) <= 1:
        column = lines.table.of(Field.INDEX)[0]
        yield issue("H305", lines.place((column.row, column.index)))
        return
    for line in lines.lines:
        found = [index_against_points(line, steps), _over(line), _above(line)]
        kind = Field.INDEX if line.index is not None else Field.POINTS
        yield from (_at(lines, line, kind, problem) for problem in found if problem)
    for misfit, problem in parts_against_total(lines.lines, steps):
        first = lines.table.of(Field.AREA)[0]
        if misfit is None:
            yield problem.at(lines.place((first.row, first.index)))
        else:
            kind = Field.POINTS if misfit.points is not None else Field.INDEX
            yield _at(lines, misfit, kind, problem)


def _over(line: Line) -> Problem | None:
    if line.points is None or line.maximum is None or line.points <= line.maximum:
        return None
    values: dict[str, object] = {
        "name": line.unit.name,
        "points": NumberText(line.points),
        "maximum": NumberText(line.maximum),
    }
    return Problem("H307", values)


def _above(line: Line) -> Problem | None:
    if line.index is None or line.index <= _HUNDRED:
        return None
    return Problem("H308", {"name": line.unit.name, "index": NumberText(line.index)})


def _at(lines: Lines, line: Line, kind: Field, problem: Problem) -> Issue:
    return problem.at(lines.place((line.row, lines.table.of(kind)[0].index)), line.unit.id)


def _duplicates(printed: Sequence[PrintedLines]) -> Iterator[Issue]:
    first: dict[str, PrintedLines] = {}
    for one in printed:
        before = first.setdefault(one.line.unit.id, one)
        if before is not one:
            place = before.place(None)
            where = f"{place.sheet} {place.cell}".strip()
            yield issue("H203", one.place(None), unit=one.line.unit.id, name=one.line.unit.name, first=where)


def _result(
    one: PrintedLines, block: str, counts: Mapping[str, int | None], asked: Asked, book: Workbook
) -> PublishedResult:
    line = one.line
    return PublishedResult(
        unit=line.unit.id,
        name=line.unit.name,
        block=block,
        year=asked.year,
        index=line.index,
        points=line.points,
        maximum=line.maximum,
        rank=line.rank,
        of=None if line.rank is None else counts[block],
        tier=line.tier,
        areas=dict(line.areas),
        criteria=asked.criteria,
        source=Source(str(book.path), one.lines.table.grid.name, book.sha256),
        cell=one.place(None).cell,
    )


def _of(asked: Asked, block: str, members: Sequence[PrintedLines]) -> int | None:
    """Return how many were ranked together: as told, or as counted where no ranked unit of the block is missing."""
    if (told := told_of(asked, members)) is not None:
        return told
    there = {one.line.unit.id for one in members if one.line.rank is not None}
    known = {unit.id for unit in asked.registry.members(block, asked.year) if unit.ranked}
    return len(there) if known <= there else None
