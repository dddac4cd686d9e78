"""A sheet with the scores of one unit, components down and stages across."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parindex.model.results.typed_totals import TypedTotal
from parindex.model.scores import Basis, Entry, Stage
from parindex.sources.cells.cell_text import LONGEST, blank, shown
from parindex.sources.cells.grid import CellValue, Grid, Position
from parindex.sources.score_sheets.checks.completeness import Asked, completeness
from parindex.sources.score_sheets.checks.counted_columns import counted_totals
from parindex.sources.score_sheets.checks.hidden_cells import hidden, outside
from parindex.sources.score_sheets.checks.merged_scores import Beside, merged_scores
from parindex.sources.score_sheets.checks.points_for_rates import without_doubts
from parindex.sources.score_sheets.checks.shown_cells import misstated, struck_names
from parindex.sources.score_sheets.checks.typed_sums import subtotals
from parindex.sources.score_sheets.checks.unread_columns import unread_columns, with_agreed
from parindex.sources.score_sheets.identity.slugs import slug
from parindex.sources.score_sheets.identity.unit_of_sheet import of_sheet
from parindex.sources.score_sheets.layout import Layout, Role
from parindex.sources.score_sheets.line_cache import read_lines, score_lines
from parindex.sources.score_sheets.line_candidates import foreign_or_told, lines_down
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import Marks, cell_at
from parindex.sources.score_sheets.sheet_reading import Page
from parindex.sources.score_sheets.stage_column import of_step

__all__ = ["read_unit_sheet"]

_SHORT = 200
"""Texts that are kept because other sheets may hold them too."""

_RANK = {Stage.APPRAISAL_2: 0, Stage.APPRAISAL_1: 1, Stage.SURVEY: 2, Stage.SELF: 3}


def read_unit_sheet(page: Page) -> None:
    """Read a sheet of one unit; what is found is added to the page."""
    page.layout = of_step(page.layout, page.context.expectation.step)
    grid, layout, context = page.grid, page.layout, page.context
    identity, at = of_sheet(context.names, grid, layout, page.book.path)
    unit = identity.unit.id if identity.unit else slug(identity.name) if context.names is None else ""
    page.tell(identity.problem, at)
    page.tell(identity.doubt, at, unit)
    page.tell_letters(identity, at)
    settled = page.edition(identity)
    if settled is None:
        return
    edition, year = settled
    page.exists(identity, year, at)
    tools = context.tools(edition)
    lines = lines_down(page)
    plan = tools.planner.plan(lines)
    if not foreign_or_told(page, edition, lines, plan, unit):
        page.layout = with_agreed(page, tools, plan)
        unread = unread_columns(page, tools, plan, year)
        page.tell_all(unread.spots, unit)
        if unread.lost:
            return
        entries, totals = _entries(_Work(page, tools, plan, unit))
        if identity.problem is None:
            page.add(identity, edition, year, entries, at, totals)


@dataclass(frozen=True, slots=True)
class _Work:
    """A sheet whose edition and lines are settled."""

    page: Page
    tools: Tools
    plan: LinePlan
    unit: str

    @property
    def exempt(self) -> frozenset[str]:
        """The components that never apply to the unit."""
        registry = self.page.context.expectation.registry
        found = registry.by_id.get(self.unit) if registry else None
        return self.tools.exempt(found) if found else frozenset()


def _entries(work: _Work) -> tuple[list[Entry], list[TypedTotal]]:
    page, tools, plan, unit = work.page, work.tools, work.plan, work.unit
    grid, layout = page.grid, page.layout
    columns = list(layout.stages.values())
    headings = range(layout.heading[0], layout.heading[1] + 1)
    scores = {(row, column): code for row, code in plan.leaves for column in columns} if grid.merges else {}
    sums = {(row, column): code for row, code in plan.groups for column in columns}
    spots, odd = merged_scores(grid, tools, scores, Beside(sums=sums), down=True)
    page.tell_all((*spots, *struck_names(grid, [(row, at) for row in headings for at in columns])), unit)
    lines = score_lines(tools, plan, layout.stages, single=layout.single)
    (marks,), doubts = without_doubts(tools, [read_lines(grid, tools, lines, odd)])
    page.tell_all((*marks.problems, *doubts), unit)
    page.tell_all(misstated(grid, tools, marks), unit)
    page.tell_all(hidden(grid, tools, plan.leaves, marks.by_code), unit)
    page.tell_all(outside(grid, plan, columns, odd), unit)
    totals = _sums(work, marks)
    _complete(work, marks)
    return _with_texts(grid, layout, plan, marks), totals


def _sums(work: _Work, marks: Marks) -> list[TypedTotal]:
    """Tell sums that differ from their parts; return those that have to be checked against the computed score."""
    totals: list[TypedTotal] = []
    page, rows = work.page, work.page.grid.rows
    sums = [rows[at] for at in (*(row for row, _ in work.plan.groups), *work.plan.totals)]
    for stage, column in page.layout.stages.items():
        if not any(len(cells) > column and cells[column] is not None for cells in sums):
            continue
        which = None if page.layout.single else stage

        def value_at(row: int, column: int = column) -> CellValue:
            return cell_at(page.grid, row, column)

        for row, found in subtotals(work.tools, work.plan, marks, which, value_at):
            totals += page.tell_sum(found, (row, column), which, work.unit)
    return [*totals, *counted_totals(page, work.tools, work.plan)]


def _complete(work: _Work, marks: Marks) -> None:
    """Tell what is missing; scores that cannot be read have been told already."""
    page, tools, plan = work.page, work.tools, work.plan
    stages = page.layout.stages
    rows = {code: row for row, code in plan.leaves}
    basis, step = page.context.expectation.basis, page.context.expectation.step
    wanted = Stage.SELF if basis is Basis.SELF else min(stages, key=lambda stage: _RANK[stage])
    wanted = wanted if step is None or step.stage is None else step.stage
    own = (Stage.SELF if Stage.SELF in stages else Stage.APPRAISAL_1) if page.context.expectation.for_sender else None
    wanted = own or wanted

    def where(code: str) -> Position | None:
        stage = Stage.SURVEY if code in tools.edition.survey_codes and Stage.SURVEY in stages else wanted
        return (rows[code], stages.get(stage, page.layout.code)) if code in rows else None

    unread = marks.unread | {(code, stage) for code in plan.doubtful for stage in Stage}
    asked = Asked(tools, basis, work.exempt, unread, where, step, own)
    page.tell_all(completeness(asked, marks.by_code), work.unit)


def _with_texts(grid: Grid, layout: Layout, plan: LinePlan, marks: Marks) -> list[Entry]:
    given = marks.by_code
    evidence = _texts(grid, plan, [one.index for one in layout.columns if one.role is Role.EVIDENCE])
    comments = _texts(grid, plan, [one.index for one in layout.columns if one.role is Role.COMMENT])
    return [
        Entry(code, given.get(code, ()), said, comment)
        for (_, code), said, comment in zip(plan.leaves, evidence, comments, strict=True)
    ]


def _texts(grid: Grid, plan: LinePlan, columns: Sequence[int]) -> list[str]:
    """Return what stands in columns of text, for each line of a component."""
    rows = grid.rows
    if len(columns) == 1:
        (at,) = columns
        return ["" if len(rows[row]) <= at or rows[row][at] is None else _said(rows[row][at]) for row, _ in plan.leaves]
    return [
        "; ".join(said for at in columns if (said := _said(cell_at(grid, row, at))))[:LONGEST] for row, _ in plan.leaves
    ]


def _said(value: CellValue) -> str:
    if isinstance(value, str) and len(value) <= _SHORT:
        return _short(value)
    return "" if blank(value) else shown(value)


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    return "" if blank(text) else shown(text)
