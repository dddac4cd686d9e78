"""The marks of one unit: every score cell of a sheet, read by its rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from parindex.model.scores import Mark, Stage
from parindex.sources.cells.cell_text import address, blank, shown
from parindex.sources.cells.decimal_sign import decimal_sign
from parindex.sources.cells.grid import CellValue, Grid, Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.answers import CellOutcome
from parindex.sources.score_sheets.reading_tools import Tools

__all__ = ["Marks", "Odd", "Target", "cell_at", "read_marks", "target"]


class Target(NamedTuple):
    """A score cell. `counted` is false where the stage has no say about the component."""

    code: str
    stage: Stage
    row: int
    column: int
    counted: bool
    cell: str
    place: Position


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks by code, the problems with their cells, and the scores that cannot be read."""

    by_code: Mapping[str, tuple[Mark, ...]]
    problems: tuple[tuple[Position, Problem], ...]
    unread: frozenset[tuple[str, Stage]]


@dataclass(frozen=True, slots=True)
class Odd:
    """Cells that are not read as they stand.

    `moved` names the cell that holds the value of a merged one; `blurred` are cells merged over
    several scores, which are not read.
    """

    moved: Mapping[Position, Position]
    blurred: frozenset[Position]


def cell_at(grid: Grid, row: int, column: int) -> CellValue:
    """Return a value; rows may be shorter than the table."""
    rows = grid.rows
    return rows[row][column] if 0 <= row < len(rows) and column < len(rows[row]) else None


def target(tools: Tools, code: str, stage: Stage, row: int, column: int) -> Target:
    """Return a score cell; units do not score what a survey assesses, nor surveys what is appraised."""
    foreign = Stage.SELF if code in tools.edition.survey_codes else Stage.SURVEY
    return Target(code, stage, row, column, stage is not foreign, address(row, column), (row, column))


def read_marks(grid: Grid, tools: Tools, targets: Iterable[Target], odd: Odd | None = None) -> Marks:
    """Read score cells."""
    by_code: dict[str, tuple[Mark, ...]] = {}
    problems: list[tuple[Position, Problem]] = []
    unread: list[tuple[str, Stage]] = []
    if odd or grid.errors or grid.uncached or grid.struck or grid.raised:
        targets = _readable(grid, tools, targets, odd, problems, unread)
    for one in targets:
        code, stage, row, column, counted, cell, place = one
        value = cell_at(grid, row, column)
        if value is None:
            continue
        if not counted:
            problems += _not_counted(tools, one, value)
            continue
        outcome = _outcome(grid, tools, one, value)
        problems += [(place, problem) for problem in outcome.problems]
        if outcome.answer is not None:
            by_code[code] = (*by_code.get(code, ()), Mark(stage, outcome.answer, cell))
        elif outcome.problems:
            unread.append((code, stage))
    return Marks(by_code, tuple(problems), frozenset(unread))


def _outcome(grid: Grid, tools: Tools, one: Target, value: CellValue) -> CellOutcome:
    """Read a cell; where its text can be two numbers for the rule, the table is asked for its sign before decimals."""
    percent = one.place in grid.percents
    outcome: CellOutcome = tools.answers.read(one.code, value, percent=percent)
    if any(problem.code == "S105" for problem in outcome.problems):
        sign = decimal_sign(grid, tools.planner.book.knows)
        return tools.answers.read(one.code, value, percent=percent, decimal=sign) if sign else outcome
    return outcome


def _readable(  # noqa: PLR0913, PLR0917  two of them are lists to add to
    grid: Grid,
    tools: Tools,
    targets: Iterable[Target],
    odd: Odd | None,
    problems: list[tuple[Position, Problem]],
    unread: list[tuple[str, Stage]],
) -> list[Target]:
    """Return the cells that can be read, where their values stand; the problems of the others are added."""
    found: list[Target] = []
    for one in targets:
        where = _special(grid, tools, one, odd)
        if isinstance(where, Problem | bool):
            unread.append((one.code, one.stage))
            problems += [(one.place, where)] if isinstance(where, Problem) else []
        elif where == one.place:
            found.append(one)
        else:
            row, column = where
            found.append(one._replace(row=row, column=column, cell=address(row, column), place=where))
    return found


def _special(grid: Grid, tools: Tools, one: Target, odd: Odd | None) -> Position | Problem | bool:
    """Return where the value of a cell stands, a problem, or true if the cell is not to be read."""
    place = one.place
    if odd and place in odd.blurred:
        return True
    if odd:
        place = odd.moved.get(place, place)
    if place in grid.errors:
        values = {"component": one.code, "title": tools.title(one.code), "value": grid.errors[place]}
        return Problem("S112", values, one.code)
    if place in grid.uncached:
        return Problem("S113", {"component": one.code, "title": tools.title(one.code)}, one.code)
    return _marked(grid, tools, one, place) or place


def _marked(grid: Grid, tools: Tools, one: Target, place: Position) -> Problem | None:
    """Return the problem of a score with characters that a text alone would join to the number, or take for valid."""
    value = cell_at(grid, *place)
    if blank(value) or not (place in grid.struck or place in grid.raised):
        return None
    values = {"component": one.code, "title": tools.title(one.code), "value": shown(value)}
    return Problem("S161" if place in grid.struck else "S162", values, one.code)


def _not_counted(tools: Tools, one: Target, value: CellValue) -> list[tuple[Position, Problem]]:
    if blank(value) or value == 0:
        return []
    values = {"component": one.code, "title": tools.title(one.code), "value": shown(value)}
    code = "S406" if one.stage is Stage.SELF else "S409"
    return [((one.row, one.column), Problem(code, values, one.code))]
