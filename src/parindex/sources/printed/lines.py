"""The lines of a published table: one unit each, with its figures as printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from parindex.model.issues import Issue, Place
from parindex.model.texts.number_text import plain_number
from parindex.model.units import Unit
from parindex.sources.cells.cell_text import address, blank, folded, shown
from parindex.sources.cells.grid import CellValue, Position
from parindex.sources.cells.problem import Problem
from parindex.sources.printed.columns import Column, Table
from parindex.sources.printed.fields import Field
from parindex.sources.printed.figures import read_figure, read_of
from parindex.sources.score_sheets.identity.title_block import without_superior
from parindex.sources.score_sheets.identity.unit_names import Candidates, NameIndex, Unknown
from parindex.sources.score_sheets.score_cells import cell_at

__all__ = ["Line", "Lines", "read_lines"]

_NUMBERS = {Field.INDEX, Field.POINTS, Field.MAXIMUM, Field.RANK, Field.AREA}
_SUMS = re.compile(
    r"(?:giá trị |điểm |chỉ số )?(?:trung bình|bình quân|tổng cộng|tổng số|tổng|cộng|cao nhất|thấp nhất|trung vị"
    r"|average|mean|total|median|highest|lowest)\b"
)
_MAXIMA = re.compile(r"(?:tổng )?(?:điểm )?(?:tối đa|chuẩn)|thang điểm|max")

_PENALTY = re.compile(r"\b(?:điểm trừ|trừ|penalty|penalties|deductions?)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One unit. `areas` by the heading of the column; `spots` tell in which column each figure stands."""

    unit: Unit
    row: int
    index: Decimal | None = None
    points: Decimal | None = None
    maximum: Decimal | None = None
    rank: int | None = None
    tier: str = ""
    areas: Mapping[str, Decimal] = field(default_factory=dict)
    of: int | None = None
    """Of how many units the rank says that it is."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was printed but the name."""
        figures = (self.index, self.points, self.rank, self.tier or None)
        return all(figure is None for figure in figures) and not self.areas


@dataclass(slots=True)
class Lines:
    """What the lines of one table come to."""

    table: Table
    file: str
    lines: list[Line] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    maxima: dict[int, Decimal] = field(default_factory=dict)
    """The maximum of a column, where a line below the heading gives it."""
    without_figures: set[str] = field(default_factory=set)
    """The ids of the units that are named without any figure."""

    def place(self, position: Position) -> Place:
        """Return the place of a cell."""
        return Place(self.file, self.table.grid.name, address(*position))

    def tell(self, problem: Problem, position: Position, unit: str = "") -> None:
        """Add an issue about a cell."""
        self.issues.append(problem.at(self.place(position), unit))


def read_lines(table: Table, file: str, names: NameIndex, year: int) -> Lines:
    """Read every line below the heading; lines without a unit are passed over if they have no figures."""
    found = Lines(table, file)
    for row in range(table.body, len(table.grid.rows)):
        _read_row(found, row, names, year)
    return found


def _read_row(found: Lines, row: int, names: NameIndex, year: int) -> None:
    table = found.table
    value = cell_at(table.grid, row, table.unit)
    numeric = [column for column in table.columns if column.field in _NUMBERS]
    filled = [column for column in numeric if _is_filled(table, row, column)]
    if _is_summary(table.grid.rows[row]):
        _maxima(found, row, numeric)
        return
    name = "" if blank(value) else shown(value)
    if _is_of_another_year(table, row, year):
        return
    unit = _unit(name, names, year) if name else None
    if not isinstance(unit, Unit):
        unit = _by_id(table, row, names, year) or unit
    if isinstance(unit, Unit):
        _add(found, unit, row, filled)
    elif filled and any(_looks_numeric(cell_at(table.grid, row, column.index)) for column in filled):
        problem = Problem("H206") if unit is None else unit
        found.tell(problem, (row, table.unit))


def _is_of_another_year(table: Table, row: int, year: int) -> bool:
    """Tell whether a line of a table of several years names another one than the asked year."""
    cells = [shown(cell_at(table.grid, row, column.index)) for column in table.of(Field.YEAR)]
    return any(cell.isdecimal() and int(cell) != year for cell in cells)


def _by_id(table: Table, row: int, names: NameIndex, year: int) -> Unit | None:
    """Return the unit of the id beside a name that means none, or several."""
    for column in table.of(Field.ID):
        text = shown(cell_at(table.grid, row, column.index))
        found = names.find(text)
        if isinstance(found, Unit) and found.id == text and found.exists_in(year):
            return found
    return None


def _is_filled(table: Table, row: int, column: Column) -> bool:
    place = row, column.index
    return not blank(cell_at(table.grid, *place)) or place in table.grid.errors or place in table.grid.uncached


def _looks_numeric(value: CellValue) -> bool:
    """Tell a figure from the words of a letter: whoever signs below has no digits in a column of figures."""
    return value is None or not isinstance(value, str) or any(char.isdigit() for char in value)


def _is_summary(cells: tuple[CellValue, ...]) -> bool:
    """Tell whether a line holds means, sums or maxima: its first text says so."""
    first = next((folded(cell) for cell in cells if isinstance(cell, str) and not blank(cell)), "")
    return _SUMS.match(first) is not None or _MAXIMA.match(first) is not None


def _maxima(found: Lines, row: int, columns: list[Column]) -> None:
    cells = found.table.grid.rows[row]
    first = next((folded(cell) for cell in cells if isinstance(cell, str) and not blank(cell)), "")
    if not _MAXIMA.match(first):
        return
    for column in columns:
        figure = read_figure(found.table.grid, row, column.index, Field.MAXIMUM)
        if isinstance(figure, tuple):
            found.maxima[column.index] = figure[0]


def _unit(name: str, names: NameIndex, year: int) -> Unit | Problem:
    """Return the unit that a name means in a year."""
    found = names.find(name)
    if isinstance(found, Unknown) and (short := without_superior(name)):
        inner = names.find(short)
        found = found if isinstance(inner, Unknown) else inner
    if isinstance(found, Candidates):
        alive = [unit for unit in found.units if unit.exists_in(year)]
        if len(alive) != 1:
            return Problem("H202", {"name": name, "candidates": "; ".join(unit.name for unit in alive or found.units)})
        (found,) = alive
    if isinstance(found, Unit) and found.exists_in(year):
        return found
    nearest = [unit for unit in (found.nearest if isinstance(found, Unknown) else ()) if unit.exists_in(year)]
    values = {"name": name, "year": year, "nearest": "; ".join(unit.name for unit in nearest) or "–"}
    return Problem("H201", values, severity=None)


def _add(found: Lines, unit: Unit, row: int, columns: list[Column]) -> None:
    """Read the figures of a line."""
    table = found.table
    figures: dict[Field, Decimal] = {}
    areas: dict[str, Decimal] = {}
    failed = False
    for column in columns:
        assert column.field is not None
        figure = read_figure(table.grid, row, column.index, column.field)
        if isinstance(figure, Problem):
            found.tell(figure, (row, column.index), unit.id)
            failed = True
        elif figure is not None and figure[0] < 0 and not _may_be_negative(column):
            below = Problem("H306", {"name": unit.name, "value": plain_number(figure[0])})
            found.tell(below, (row, column.index), unit.id)
            failed = True
        elif figure is not None and column.field is Field.AREA:
            areas[_area(column.heading, percent=figure[1])] = figure[0]
        elif figure is not None:
            figures[column.field] = figure[0]
    tiers = table.of(Field.TIER)
    tier = cell_at(table.grid, row, tiers[0].index) if tiers else None
    rank = figures.get(Field.RANK)
    line = Line(
        unit,
        row,
        figures.get(Field.INDEX),
        figures.get(Field.POINTS),
        figures.get(Field.MAXIMUM),
        None if rank is None else int(rank),
        "" if blank(tier) else shown(tier),
        areas,
        _of(table, row),
    )
    for kind, total in ((Field.POINTS, line.points), (Field.INDEX, line.index)):
        if total is not None and total < 0:
            below = Problem("H385", {"name": unit.name, "value": plain_number(total)})
            found.tell(below, (row, table.of(kind)[0].index), unit.id)
    if line.is_empty and not failed:
        found.without_figures.add(unit.id)
        found.tell(Problem("H207", {"name": unit.name}), (row, table.unit), unit.id)
    else:
        found.lines.append(line)


def _of(table: Table, row: int) -> int | None:
    """Return of how many units the rank of a line is: 18 in 2/18, or as a column of its own says."""
    told = [read_of(table.grid, row, column.index) for column in table.of(Field.RANK)]
    told += [_counted(table, row, column.index) for column in table.of(Field.OF)]
    return next((of for of in told if of), None)


def _counted(table: Table, row: int, column: int) -> int | None:
    text = shown(cell_at(table.grid, row, column))
    return int(text) if text.isdecimal() else None


def _may_be_negative(column: Column) -> bool:
    """Tell whether penalties may bring a figure below zero: a total, or a column of penalties."""
    return column.field in {Field.POINTS, Field.INDEX} or _PENALTY.search(folded(column.heading)) is not None


def _area(heading: str, *, percent: bool) -> str:
    """Name an area by its heading; that it was printed in percent is part of the name."""
    return heading if not percent or "%" in heading else f"{heading} (%)"
