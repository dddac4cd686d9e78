"""Columns of a unit sheet that no heading explains, judged by what they hold: scores and maxima that are not read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from parindex.model.issues import Severity
from parindex.model.rules.answers import AnswerKind, AsksChoice, AsksPoints, AsksTicks
from parindex.model.scores import Scored, Stage
from parindex.sources.cells.cell_text import address, blank, column_letters, folded, shown
from parindex.sources.cells.grid import CellValue, Position
from parindex.sources.cells.numbers import Typed, exact, read_number
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.checks.counted_columns import counted_columns
from parindex.sources.score_sheets.layout import Layout, Role
from parindex.sources.score_sheets.layout.heading import Heading, Sight
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page

__all__ = ["Unread", "unread_columns", "with_agreed"]

_KNOWN = {Role.CODE, Role.ORDINAL, Role.TITLE, Role.MAXIMUM, Role.EVIDENCE, Role.OTHER}
_SAYS_SCORES = {Role.AGREED, Role.ADJUSTED, Role.POINTS}
"""Such a column counts though few of its cells are filled."""
_FEWEST = 3
_QUARTER, _HALF, _NEARLY = Decimal("0.25"), Decimal("0.5"), Decimal("0.9")
_LISTED = 5
_LAST_YEAR = re.compile(r"năm trước|năm ngoái|kỳ trước|previous|last year|prior")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_APPRAISALS = (Stage.APPRAISAL_2, Stage.APPRAISAL_1)

Spot = tuple[Position, Problem]


@dataclass(frozen=True, slots=True)
class Unread:
    """What is to be told, and the columns of numbers that leave nobody knowing which are the scores."""

    spots: tuple[Spot, ...] = ()
    lost: bool = False
    """No column of self or appraised scores is recognised, though there are columns of numbers."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with its numbers by the row of the component."""

    index: int
    role: Role | None
    heading: str
    numbers: dict[int, Decimal]
    filled: int
    fits: int


def with_agreed(page: Page, tools: Tools, plan: LinePlan) -> Layout:
    """Take what was agreed on as the last stage, if it is there for every score and there is no second appraisal."""
    layout = page.layout
    agreed = [one.index for one in layout.columns if one.role is Role.AGREED and not one.settled]
    if len(agreed) != 1 or agreed[0] in layout.stages.values() or Stage.APPRAISAL_2 in layout.stages:
        return layout
    last = layout.stages.get(Stage.APPRAISAL_1, layout.stages.get(Stage.SELF))
    if last is None or agreed[0] < last:
        return layout
    column = _column(page, tools, plan, agreed[0], Role.AGREED)
    wanted = [row for row, _ in plan.leaves if not blank(cell_at(page.grid, row, last))]
    complete = all(not blank(cell_at(page.grid, row, agreed[0])) for row in wanted)
    if not wanted or not complete or column.fits < _NEARLY * column.filled:
        return layout
    stage = Stage.APPRAISAL_2 if Stage.APPRAISAL_1 in layout.stages else Stage.APPRAISAL_1
    return replace(layout, stages={**layout.stages, stage: agreed[0]})


def unread_columns(page: Page, tools: Tools, plan: LinePlan, year: int) -> Unread:
    """Judge the columns of a unit sheet that are not read by what they hold."""
    found = [one for one in _unread(page, tools, plan) if not _of_another_year(one, year)]
    scored = [one for one in found if _could_be_scores(plan, one)]
    stages = page.layout.stages
    if scored and set(stages) == {Stage.SURVEY} and not page.layout.single:
        return Unread(((_top(page, scored[0]), _lost(scored)),), lost=True)
    if not stages or set(stages) == {Stage.SURVEY}:
        return Unread()
    spots = [spot for one in scored if (spot := _told(page, tools, plan, one))]
    spots += [spot for one in found if one not in scored and (spot := _maxima(page, tools, plan, one))]
    return Unread(tuple(spots))


def _unread(page: Page, tools: Tools, plan: LinePlan) -> Iterator[_Column]:
    layout = page.layout
    roles = {one.index: one for one in layout.columns}
    used = {*layout.stages.values(), layout.code, *layout.titles, layout.maximum}
    first = min(layout.stages.values(), default=0)
    width = max((len(page.grid.rows[row]) for row, _ in plan.leaves), default=0)
    for at in range(width):
        one = roles.get(at)
        role = one.role if one else None
        if (
            at in used
            or (one and (one.settled or one.yields))
            or role in _KNOWN
            or (role is Role.RESULT and at < first)
        ):
            continue
        column = _column(page, tools, plan, at, role)
        if column.filled:
            yield column


def _column(page: Page, tools: Tools, plan: LinePlan, at: int, role: Role | None) -> _Column:
    grid, heading = page.grid, ""
    numbers: dict[int, Decimal] = {}
    filled = fits = 0
    for row, code in plan.leaves:
        value = cell_at(grid, row, at)
        if blank(value):
            continue
        filled += 1
        percent = (row, at) in grid.percents
        fits += tools.answers.read(code, value, percent=percent).answer is not None
        if (number := _number(value, percent=percent)) is not None:
            numbers[row] = number
    if numbers:
        heading = _heading(page, at)
    return _Column(at, role, heading, numbers, filled, fits)


def _heading(page: Page, at: int) -> str:
    top, bottom = page.layout.heading
    sight = Sight(page.grid, bottom, page.context.expectation.words)
    return shown(" – ".join(Heading(sight, top, bottom, 0).texts(at)))


def _number(value: CellValue, *, percent: bool) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        typed = read_number(value)
        return typed.number if isinstance(typed, Typed) else None
    return exact(value) * (100 if percent else 1) if isinstance(value, int | float) else None


def _of_another_year(one: _Column, year: int) -> bool:
    text = folded(one.heading)
    return _LAST_YEAR.search(text) is not None or any(int(found) != year for found in _YEAR.findall(text))


def _could_be_scores(plan: LinePlan, one: _Column) -> bool:
    """Tell whether the numbers of a column fit the components: nearly all of them, and enough of them."""
    if not one.numbers or one.fits < _NEARLY * one.filled or 2 * len(one.numbers) < one.filled:
        return False
    if one.role in _SAYS_SCORES:
        return True
    share = _QUARTER if one.role is None else _HALF
    return one.filled >= max(Decimal(_FEWEST), share * len(plan.leaves))


def _told(page: Page, tools: Tools, plan: LinePlan, one: _Column) -> Spot | None:
    """Tell a column of numbers that is not what is read; right of the last appraisal that is an error."""
    last = next(
        (page.layout.stages[stage] for stage in (*_APPRAISALS, Stage.SELF) if stage in page.layout.stages), None
    )
    if last is None or (one.role is None and _all_maxima(tools, plan, one)) or _derived(page, tools, plan, one):
        return None
    counted = any(one.index == column for column, _ in counted_columns(page))
    lines = [line for line in plan.leaves if not counted or _typed_as_points(tools, line[1])]
    differ = [line for line in lines if _differs(page, tools, line, last, one)]
    if not differ:
        return None
    right = any(stage in page.layout.stages for stage in _APPRAISALS) and one.index > last
    values = {
        "column": column_letters(one.index),
        "heading": one.heading or "–",
        "filled": one.filled,
        "read": column_letters(last),
        "read_heading": _heading(page, last),
        "number": len(differ),
        "components": ", ".join(f"{code} ({address(row, one.index)})" for row, code in differ[:_LISTED])
        + (", …" if len(differ) > _LISTED else ""),
    }
    return _top(page, one), Problem("L255", values, severity=Severity.ERROR if right else None)


def _typed_as_points(tools: Tools, code: str) -> bool:
    """Tell whether what is typed for a component may be its points; of a rate a sheet computes other numbers."""
    node = tools.edition.nodes.get(code)
    return node is None or _in_points(node.score.answer)


def _in_points(asked: AnswerKind) -> bool:
    match asked:
        case AsksPoints(least=0) | AsksTicks() | AsksChoice(unit="points"):
            return True
        case _:
            return False


def _differs(page: Page, tools: Tools, line: tuple[int, str], last: int, one: _Column) -> bool:
    """Tell whether a filled cell says otherwise than what is read; the survey's score may be what is repeated."""
    row, code = line
    if blank(cell_at(page.grid, row, one.index)):
        return False
    for at in (last, page.layout.stages.get(Stage.SURVEY)):
        if at is not None and not blank(cell_at(page.grid, row, at)):
            return not _same(page, tools, code, (row, one.index), (row, at))
    return True


def _same(page: Page, tools: Tools, code: str, one: Position, other: Position) -> bool:
    """Tell whether two cells say the same, be it as a number, as text, or as a rate that is not shown as percent."""
    values = [cell_at(page.grid, *place) for place in (one, other)]
    percents = [place in page.grid.percents for place in (one, other)]
    if folded(shown(values[0])) == folded(shown(values[1])):
        return True
    numbers = [_number(value, percent=percent) for value, percent in zip(values, percents, strict=True)]
    if numbers[0] is not None and numbers[1] is not None:
        return numbers[0] == numbers[1] or (percents == [False, True] and numbers[0] * 100 == numbers[1])
    answers = [
        tools.answers.read(code, value, percent=percent).answer for value, percent in zip(values, percents, strict=True)
    ]
    match answers:
        case [Scored(value=first), Scored(value=second)]:
            return first == second
        case _:
            return False


def _all_maxima(tools: Tools, plan: LinePlan, one: _Column) -> bool:
    return all(one.numbers.get(row, most) == most for row, most in _wanted(tools, plan))


def _wanted(tools: Tools, plan: LinePlan) -> Iterator[tuple[int, Decimal]]:
    nodes = tools.edition.nodes
    return ((row, nodes[code].total) for row, code in plan.leaves if code in nodes)


def _derived(page: Page, tools: Tools, plan: LinePlan, one: _Column) -> bool:
    """Tell whether a column is the difference of two others: points that were lost, or cut."""
    if one.filled < _HALF * len(plan.leaves):
        return False
    layout = page.layout
    columns = [*layout.stages.values(), *(() if layout.maximum is None else (layout.maximum,))]
    known = {at: _column(page, tools, plan, at, None).numbers for at in columns}
    return any(
        all(row in known[a] and row in known[b] and known[a][row] - known[b][row] == number
            for row, number in one.numbers.items())
        for a, b in permutations(columns, 2)
    )  # fmt: skip


def _maxima(page: Page, tools: Tools, plan: LinePlan, one: _Column) -> Spot | None:
    """Tell a column of maxima that are not those of the set, if it is not read."""
    wanted = [(row, code, tools.edition.nodes[code].total) for row, code in plan.leaves if code in tools.edition.nodes]
    found = [(code, one.numbers[row] == most) for row, code, most in wanted if row in one.numbers]
    wrong = [code for code, same in found if not same]
    if len(found) < _FEWEST or not wrong or len(wrong) * 10 > len(found) * 4:
        return None
    values = {
        "column": column_letters(one.index),
        "heading": one.heading or "–",
        "number": len(wrong),
        "components": ", ".join(wrong[:_LISTED]) + (", …" if len(wrong) > _LISTED else ""),
    }
    return _top(page, one), Problem("L257", values)


def _lost(scored: Sequence[_Column]) -> Problem:
    headings = "; ".join(f"{column_letters(one.index)} ({one.heading or '–'})" for one in scored)
    return Problem("L256", {"headings": headings, "column": column_letters(scored[-1].index)})


def _top(page: Page, one: _Column) -> Position:
    return page.layout.heading[1], one.index
