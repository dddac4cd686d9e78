"""The score cells of unit sheets, a line at a time: what the same cells came to in one sheet is not read again."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple
from weakref import WeakKeyDictionary

from parindex.model.scores import Mark, Stage
from parindex.sources.cells.grid import CellValue, Grid, Position
from parindex.sources.cells.numbers import Ambiguous, read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import Marks, Odd, Target, cell_at, read_marks, target

__all__ = ["ScoreLine", "read_lines", "score_lines"]

_REMEMBERED = 1000
"""Different contents kept for one line."""

_MOST_FORMS = 100
"""Forms of which the lines are kept."""

_NOTHING = frozenset[tuple[str, Stage]]()

_Found = tuple[tuple[Mark, ...], tuple[tuple[Position, Problem], ...], frozenset[tuple[str, Stage]]]
"""What the cells of a line came to: marks, problems, and scores that cannot be read."""


class ScoreLine(NamedTuple):
    """The score cells of one component. `known` keeps what their values came to."""

    code: str
    row: int
    pick: Callable[[tuple[CellValue, ...]], tuple[CellValue, ...]]
    targets: tuple[Target, ...]
    known: dict[object, _Found]


_FORMS: WeakKeyDictionary[Tools, dict[object, Sequence[ScoreLine]]] = WeakKeyDictionary()
"""The lines of every form that was met, as long as its reading lasts."""


def score_lines(tools: Tools, plan: LinePlan, stages: Mapping[Stage, int], *, single: bool) -> Sequence[ScoreLine]:
    """Return the lines of a unit sheet; a `single` column of scores is the survey's where one is asked."""
    forms = _FORMS.setdefault(tools, {})
    key = plan, tuple(stages.items()), single
    lines = forms.get(key)
    if lines is None:
        if len(forms) >= _MOST_FORMS:
            forms.clear()
        survey = tools.edition.survey_codes if single else frozenset[str]()
        pick = itemgetter(*stages.values()) if len(stages) > 1 else _one(*stages.values())
        lines = forms[key] = [
            ScoreLine(code, row, pick, tuple(_targets(tools, row, code, stages, survey)), {})
            for row, code in plan.leaves
        ]
    return lines


def _one(column: int) -> Callable[[tuple[CellValue, ...]], tuple[CellValue, ...]]:
    return lambda cells: (cells[column],)


def _targets(
    tools: Tools, row: int, code: str, stages: Mapping[Stage, int], survey: Collection[str]
) -> Iterator[Target]:
    for stage, column in stages.items():
        yield target(tools, code, Stage.SURVEY if code in survey else stage, row, column)


def read_lines(grid: Grid, tools: Tools, lines: Sequence[ScoreLine], odd: Odd | None) -> Marks:
    """Read the score cells of a unit sheet."""
    if odd or grid.errors or grid.uncached or grid.struck or grid.raised:
        return read_marks(grid, tools, [one for line in lines for one in line.targets], odd)
    by_code: dict[str, tuple[Mark, ...]] = {}
    problems: list[tuple[Position, Problem]] = []
    unread: set[tuple[str, Stage]] = set()
    for line, key in zip(lines, _keys(grid, lines), strict=True):
        found = line.known.get(key)
        if found is None:
            found = _read(grid, tools, line, key)
        marks, told, lost = found
        if marks:
            by_code[line.code] = marks
        if told:
            problems += told
            unread |= lost
    return Marks(by_code, tuple(problems), frozenset(unread))


def _keys(grid: Grid, lines: Sequence[ScoreLine]) -> Iterator[object]:
    """Yield the contents of each line, with what is shown as percent; `None` where they cannot be compared.

    True is equal to 1, and rows may be shorter than the table.
    """
    rows, percents = grid.rows, grid.percents
    percent_rows = {row for row, _ in percents}
    for _, row, pick, targets, _ in lines:
        try:
            cells = pick(rows[row])
        except IndexError:
            yield None
            continue
        if bool in map(type, cells):
            yield None
        elif row in percent_rows:
            yield cells, tuple([one.place in percents for one in targets])
        else:
            yield cells


def _read(grid: Grid, tools: Tools, line: ScoreLine, key: object) -> _Found:
    """Read a line with contents that it did not have before."""
    plain = _plain(grid, tools, line)
    if plain is None:
        marks = read_marks(grid, tools, line.targets)
        found = marks.by_code.get(line.code, ()), marks.problems, marks.unread
    else:
        found = plain, (), _NOTHING
    if key is not None and not any(_of_two_readings(grid, one) for one in line.targets):
        if len(line.known) >= _REMEMBERED:
            line.known.clear()
        line.known[key] = found
    return found


def _of_two_readings(grid: Grid, one: Target) -> bool:
    """Tell whether the table decides what the text of a cell is; another table may decide otherwise."""
    value = cell_at(grid, one.row, one.column)
    return isinstance(value, str) and isinstance(read_number(value), Ambiguous)


def _plain(grid: Grid, tools: Tools, line: ScoreLine) -> tuple[Mark, ...] | None:
    """Return the marks of a line if all its cells are empty or hold numbers that are answers as they stand."""
    marks = []
    cells, plain, percents = grid.rows[line.row], tools.answers.plain, grid.percents
    for code, stage, _, column, counted, cell, place in line.targets:
        value = cells[column] if column < len(cells) else None
        if value is None:
            continue
        scored = plain(code, value, percent=place in percents) if counted else None
        if scored is None:
            return None
        marks.append(Mark(stage, scored, cell))
    return tuple(marks)
