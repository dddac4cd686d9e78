"""Tables of many units, in either direction; one fault refuses the whole table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parindex.model.criteria import Edition
from parindex.model.scores import Entry, Stage
from parindex.sources.completeness import Asked, completeness
from parindex.sources.desk import Tools
from parindex.sources.grid import CellValue, Position
from parindex.sources.identity import Identity, look_up
from parindex.sources.layout import Role, Shape
from parindex.sources.layout.words import role_of
from parindex.sources.lines import foreign_or_told, lines_across, lines_down
from parindex.sources.marks import Marks, cell_at, read_marks, target
from parindex.sources.matrix_rows import Member, units_among
from parindex.sources.oddities import numeric
from parindex.sources.page import Page
from parindex.sources.plain import address, blank, column_letters, folded, shown
from parindex.sources.problem import Problem
from parindex.sources.rows import LinePlan
from parindex.sources.slugs import slug
from parindex.sources.subtotals import subtotals

__all__ = ["read_matrix"]

_NOT_UNITS = ("tổng", "cộng", "trung bình", "bình quân", "cao nhất", "thấp nhất", "total", "sum", "average", "mean")
_STAGES = {
    Role.SELF: Stage.SELF,
    Role.APPRAISAL_1: Stage.APPRAISAL_1,
    Role.APPRAISAL_2: Stage.APPRAISAL_2,
    Role.SURVEY: Stage.SURVEY,
}


def read_matrix(page: Page) -> None:
    """Read a table of many units; what is found is added to the page."""
    members = _members(page)
    settled = page.edition(next((one for _, one in members if one.unit), Identity(""))) if members else None
    if settled is None:
        page.tell_all((_cell(page, at, page.layout.unit), one.problem) for at, one in members if one.problem)
        page.tell(None if members else Problem("L112"), _cell(page, page.layout.body, page.layout.unit))
        return
    edition, year = settled
    tools = page.desk.tools(edition)
    lines = lines_down(page) if page.layout.shape is Shape.TURNED else lines_across(page)
    plan = tools.planner.plan(lines)
    if foreign_or_told(page, edition, lines, plan, ""):
        return
    filled, below = _filled(page, tools, plan, members)
    work = _Work(page, tools, plan, year, _stage(page))
    for at, identity in filled:
        _read_unit(work, at, identity)
    rows = {at for at, _ in members if below is None or at < below}
    page.tell_all(_strays(page, plan, rows | {at for at, _ in filled}, below))
    if not filled:
        page.tell(Problem("L112"), _cell(page, page.layout.body, page.layout.unit))


def _cell(page: Page, at: int, index: int) -> Position:
    """Return the cell of the unit at `at` in the line `index`."""
    return (index, at) if page.layout.shape is Shape.TURNED else (at, index)


def _scores(page: Page, at: int, index: int) -> list[tuple[Stage | None, Position]]:
    """Return the score cells of a unit and a component, with their stages where the table is divided by stages."""
    down = page.layout.shape is Shape.TURNED
    part = page.layout.parts.get(at if down else index)
    if part is None:
        return [(None, _cell(page, at, index))]
    return [(stage, (index if down else at, column)) for stage, column in part.items()]


def _value(page: Page, at: int, index: int) -> CellValue:
    """Return what stands for a unit in a line; of several scores the first that is typed."""
    if not page.layout.parts:
        return cell_at(page.grid, *_cell(page, at, index))
    values = (cell_at(page.grid, *position) for _, position in _scores(page, at, index))
    return next((value for value in values if value is not None), None)


def _places(page: Page) -> Sequence[int]:
    """Return the rows (or, turned, columns) in which units stand."""
    layout = page.layout
    return layout.across if layout.shape is Shape.TURNED else range(layout.body, len(page.grid.rows))


def _members(page: Page) -> list[Member]:
    """Return the units with their rows (or columns); lines of sums and means are none."""
    names = page.desk.names
    found = []
    for at in _places(page):
        value = cell_at(page.grid, *_cell(page, at, page.layout.unit))
        text = shown(value)
        if blank(value) or folded(text).startswith(_NOT_UNITS) or role_of(text) is Role.MAXIMUM:
            continue
        found.append((at, look_up(names, text) if names else Identity(text)))
    return found


def _filled(page: Page, tools: Tools, plan: LinePlan, members: Sequence[Member]) -> tuple[list[Member], int | None]:
    """Return the units to be read, and the first row below a table whose units stand below each other."""
    if page.layout.shape is Shape.MATRIX:
        return units_among(page, tools, plan, members)
    return [one for one in members if one[1].unit or _has_scores(page, plan, one[0])], None


def _has_scores(page: Page, plan: LinePlan, at: int) -> bool:
    """Tell whether a column headed by a name holds scores: else it is for notes."""
    return any(_value(page, at, index) is not None for index, _ in plan.leaves)


def _stage(page: Page) -> Stage:
    """Return the stage that a rule, the sheet's name or its title gives to all scores, else the first appraisal."""
    if page.layout.stage is not None:
        return page.layout.stage
    title = [cell for cells in page.grid.rows[: page.layout.heading[0]] for cell in cells if isinstance(cell, str)]
    said = {_STAGES[role] for text in (page.grid.name, *title) if (role := role_of(text)) in _STAGES and role}
    step = page.desk.expectation.step
    return said.pop() if len(said) == 1 else (step.stage if step else None) or Stage.APPRAISAL_1


@dataclass(frozen=True, slots=True)
class _Work:
    """A table whose edition and lines are settled."""

    page: Page
    tools: Tools
    plan: LinePlan
    year: int
    stage: Stage


def _read_unit(work: _Work, at: int, identity: Identity) -> None:
    page, tools, plan, stage = work.page, work.tools, work.plan, work.stage
    unit = _id(page, identity)
    name_at = _cell(page, at, page.layout.unit)
    page.tell(identity.problem, name_at)
    _of_block(page, tools.edition, identity, name_at)
    page.exists(identity, work.year, name_at)
    survey = tools.edition.survey_codes if stage is not Stage.SELF else frozenset[str]()
    targets = [
        target(tools, code, own or (Stage.SURVEY if code in survey else stage), *position)
        for index, code in plan.leaves
        for own, position in _scores(page, at, index)
    ]
    marks = read_marks(page.grid, tools, targets)
    page.tell_all(marks.problems, unit)
    _sums(work, marks, at, unit)
    _complete(work, marks, at, identity)
    if identity.problem is None:
        entries = [Entry(code, marks.by_code.get(code, ())) for _, code in plan.leaves]
        page.add(identity, tools.edition, work.year, entries, name_at)


def _sums(work: _Work, marks: Marks, at: int, unit: str) -> None:
    """Tell sums that differ from their parts; in a divided table for each stage."""
    page = work.page
    for stage in dict.fromkeys(stage for part in page.layout.parts.values() for stage in part) or (None,):

        def cell(index: int, stage: Stage | None = stage) -> Position:
            return next((place for own, place in _scores(page, at, index) if own is stage), (-1, -1))

        for index, problem in subtotals(work.tools, work.plan, marks, stage, lambda i: cell_at(page.grid, *cell(i))):
            page.tell(problem, cell(index), unit)


def _id(page: Page, identity: Identity) -> str:
    if identity.unit:
        return identity.unit.id
    return slug(identity.name) if page.desk.names is None else ""


def _of_block(page: Page, edition: Edition, identity: Identity, at: Position) -> None:
    """Tell a unit whose block has another criteria set than the table."""
    registry = page.desk.expectation.registry
    if identity.unit is None or registry is None:
        return
    block = registry.blocks[identity.unit.block]
    if block.criteria != edition.id:
        values = {
            "name": identity.name,
            "block": str(block.title),
            "wanted": block.criteria,
            "given": edition.id,
        }
        page.tell(Problem("S206", values), at, identity.unit.id)


def _complete(work: _Work, marks: Marks, at: int, identity: Identity) -> None:
    page, tools, plan = work.page, work.tools, work.plan
    lines = {code: index for index, code in plan.leaves}
    exempt = tools.exempt(identity.unit.exempt) if identity.unit else frozenset[str]()
    unread = marks.unread | {(code, stage) for code in plan.doubtful for stage in Stage}

    def where(code: str) -> Position | None:
        return _cell(page, at, lines[code]) if code in lines else None

    asked = Asked(tools, page.desk.expectation.basis, exempt, unread, where, page.desk.expectation.step)
    for position, problem in completeness(asked, marks.by_code):
        page.tell(problem, position or _cell(page, at, page.layout.unit), _id(page, identity))


def _strays(page: Page, plan: LinePlan, known: set[int], below: int | None) -> Iterator[tuple[Position, Problem]]:
    """Yield scores without a unit, scores without a component, and hidden lines that were read."""
    yield from _nameless(page, plan, known, below)
    for index in (*plan.uncoded, *(index for index, _ in plan.beyond)):
        if page.layout.shape is Shape.MATRIX and _explained(page, index):
            continue
        found = [(at, value) for at in sorted(known) if numeric(value := _value(page, at, index))]
        for at, value in found[:1]:
            yield _cell(page, at, index), Problem("L109", {"value": shown(value)})
    yield from _hidden(page, plan, known)


def _explained(page: Page, column: int) -> bool:
    """Tell whether a column without a code is headed as a sum, rank, tier, evidence or comment."""
    if column not in page.layout.across:
        return True
    first, last = page.layout.heading
    texts = [shown(cell_at(page.grid, row, column)) for row in range(first, last + 1)]
    return any(role_of(text) in {Role.OTHER, Role.COMMENT, Role.EVIDENCE} for text in texts)


def _nameless(page: Page, plan: LinePlan, known: set[int], below: int | None) -> Iterator[tuple[Position, Problem]]:
    for at in _places(page):
        name_at = _cell(page, at, page.layout.unit)
        if at not in known and blank(cell_at(page.grid, *name_at)):
            values = [(index, value) for index, _ in plan.leaves if numeric(value := _value(page, at, index))]
            for index, value in values[:1]:
                out = below is not None and at >= below
                beyond = Problem("L110", {"row": at + 1, "value": shown(value)})
                yield _cell(page, at, index), beyond if out else Problem("L111", {"cell": address(*name_at)})


def _hidden(page: Page, plan: LinePlan, known: set[int]) -> Iterator[tuple[Position, Problem]]:
    grid, used = page.grid, [_cell(page, at, index) for at in known for index, _ in plan.leaves]
    if not (grid.hidden_rows or grid.hidden_columns):
        return
    filled = [position for position in used if not blank(cell_at(grid, *position))]
    for column in sorted(grid.hidden_columns & {column for _, column in filled}):
        yield (0, column), Problem("L106", {"column": column_letters(column)})
    named = page.layout.unit if page.layout.shape is Shape.MATRIX else page.layout.code
    for row in sorted(grid.hidden_rows & {row for row, _ in filled}):
        yield (row, 0), Problem("L107", {"row": row + 1, "component": shown(cell_at(grid, row, named)), "title": ""})
