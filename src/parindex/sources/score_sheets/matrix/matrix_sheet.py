"""Tables of many units, in either direction; one fault refuses the whole table."""

from collections.abc import Sequence
from dataclasses import dataclass

from parindex.model.results.typed_totals import TypedTotal
from parindex.model.scores import Entry, Stage
from parindex.sources.cells.cell_text import blank
from parindex.sources.cells.grid import Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.checks.completeness import Asked, completeness
from parindex.sources.score_sheets.checks.merged_scores import Beside, merged_scores
from parindex.sources.score_sheets.checks.points_for_rates import without_doubts
from parindex.sources.score_sheets.checks.shown_cells import misstated, struck_names
from parindex.sources.score_sheets.checks.typed_sums import subtotals
from parindex.sources.score_sheets.checks.year_column import rows_of_other_years
from parindex.sources.score_sheets.identity.slugs import slug
from parindex.sources.score_sheets.identity.unit_of_sheet import Identity
from parindex.sources.score_sheets.layout import Shape
from parindex.sources.score_sheets.line_candidates import foreign_or_told, lines_across, lines_down
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.matrix.matrix_cells import score_cells, stage_of, stages_of, unit_cell
from parindex.sources.score_sheets.matrix.matrix_rows import members_of, units_of
from parindex.sources.score_sheets.matrix.maxima import with_maxima
from parindex.sources.score_sheets.matrix.outside_cells import strays
from parindex.sources.score_sheets.matrix.unread_stages import unread_stages
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import Marks, Odd, cell_at, read_marks, target
from parindex.sources.score_sheets.sheet_reading import Page, of_block

__all__ = ["read_matrix"]


def read_matrix(page: Page) -> None:
    """Read a table of many units; what is found is added to the page."""
    page.layout = with_maxima(page)
    members = members_of(page)
    settled = page.edition(next((one for _, one in members if one.unit), Identity(""))) if members else None
    if settled is None:
        page.tell_all((unit_cell(page, at, page.layout.unit), one.problem) for at, one in members if one.problem)
        page.tell(None if members else Problem("L112"), unit_cell(page, page.layout.body, page.layout.unit))
        return
    edition, year = settled
    tools = page.context.tools(edition)
    lines = lines_down(page) if page.layout.shape is Shape.TURNED else lines_across(page)
    plan = tools.planner.plan(lines)
    if foreign_or_told(page, edition, lines, plan, ""):
        return
    if page.layout.shape is Shape.MATRIX:
        page.tell_all(rows_of_other_years(page, year, [at for at, _ in members]))
    filled, below = units_of(page, tools, plan, members)
    work = _Work(page, tools, plan, year, stage_of(page), _merged(page, tools, plan, [at for at, _ in filled]))
    found, doubts = without_doubts(tools, [_marks(work, at) for at, _ in filled])
    for (at, identity), marks in zip(filled, found, strict=True):
        _read_unit(work, at, identity, marks)
    page.tell_all(doubts)
    rows = {at for at, _ in members if below is None or at < below}
    page.tell_all(unread_stages(page, tools, plan, {at for at, _ in filled}))
    page.tell_all(strays(page, plan, rows | {at for at, _ in filled}, below))
    if not filled:
        page.tell(Problem("L112"), unit_cell(page, page.layout.body, page.layout.unit))


@dataclass(frozen=True, slots=True)
class _Work:
    """A table whose edition and lines are settled."""

    page: Page
    tools: Tools
    plan: LinePlan
    year: int
    stage: Stage
    odd: Odd | None = None


def _merged(page: Page, tools: Tools, plan: LinePlan, places: Sequence[int]) -> Odd | None:
    """Tell merged score cells; return those that are not read as they stand."""
    scores = {
        position: code
        for at in (places if page.grid.merges else ())
        for index, code in plan.leaves
        for _, position in score_cells(page, at, index)
    }
    down = page.layout.shape is Shape.TURNED
    spots, odd = merged_scores(page.grid, tools, scores, Beside(() if down else _headed(page)), down=down)
    page.tell_all(spots)
    return odd


def _headed(page: Page) -> frozenset[int]:
    """Return the columns of a table that have a heading: each holds something of its own."""
    first, last = page.layout.heading
    rows = page.grid.rows[first : last + 1]
    return frozenset(column for row in rows for column, value in enumerate(row) if not blank(value))


def _marks(work: _Work, at: int) -> Marks:
    page, tools, stage = work.page, work.tools, work.stage
    survey = tools.edition.survey_codes if stage is not Stage.SELF else frozenset[str]()
    targets = [
        target(tools, code, own or (Stage.SURVEY if code in survey else stage), *position)
        for index, code in work.plan.leaves
        for own, position in score_cells(page, at, index)
    ]
    return read_marks(page.grid, tools, targets, work.odd)


def _read_unit(work: _Work, at: int, identity: Identity, marks: Marks) -> None:
    page, tools, plan = work.page, work.tools, work.plan
    unit = _id(page, identity)
    name_at = unit_cell(page, at, page.layout.unit)
    page.tell(identity.problem, name_at)
    page.tell_letters(identity, name_at)
    page.tell_all(struck_names(page.grid, [name_at]), unit)
    of_block(page, tools.edition, identity, work.year, name_at)
    page.exists(identity, work.year, name_at)
    page.tell_all(marks.problems, unit)
    page.tell_all(misstated(page.grid, tools, marks), unit)
    totals = _sums(work, marks, at, unit)
    _complete(work, marks, at, identity)
    if identity.problem is None:
        entries = [Entry(code, marks.by_code.get(code, ())) for _, code in plan.leaves]
        page.add(identity, tools.edition, work.year, entries, name_at, totals)


def _sums(work: _Work, marks: Marks, at: int, unit: str) -> list[TypedTotal]:
    """Tell sums that differ from their parts; in a divided table for each stage."""
    page, totals = work.page, list[TypedTotal]()
    for stage in stages_of(page) or (None,):

        def cell(index: int, stage: Stage | None = stage) -> Position:
            return next((place for own, place in score_cells(page, at, index) if own is stage), (-1, -1))

        for index, found in subtotals(work.tools, work.plan, marks, stage, lambda i: cell_at(page.grid, *cell(i))):
            totals += page.tell_sum(found, cell(index), stage, unit)
    return totals


def _id(page: Page, identity: Identity) -> str:
    if identity.unit:
        return identity.unit.id
    return slug(identity.name) if page.context.names is None else ""


def _complete(work: _Work, marks: Marks, at: int, identity: Identity) -> None:
    page, tools, plan = work.page, work.tools, work.plan
    lines = {code: index for index, code in plan.leaves}
    exempt = tools.exempt(identity.unit) if identity.unit else frozenset[str]()
    unread = marks.unread | {(code, stage) for code in plan.doubtful for stage in Stage}

    def where(code: str) -> Position | None:
        return unit_cell(page, at, lines[code]) if code in lines else None

    expectation = page.context.expectation
    own = _own(work) if expectation.for_sender else None
    asked = Asked(tools, expectation.basis, exempt, unread, where, expectation.step, own)
    for position, problem in completeness(asked, marks.by_code):
        page.tell(problem, position or unit_cell(page, at, page.layout.unit), _id(page, identity))


def _own(work: _Work) -> Stage:
    """Return the column that the units of a table fill in: their own scores, if it has any."""
    return Stage.SELF if Stage.SELF in stages_of(work.page) else work.stage
