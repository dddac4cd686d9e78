"""Tables with a row for each unit and component; one fault refuses the whole table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parindex.model.results.typed_totals import TypedTotal
from parindex.model.scores import Basis, Entry, Stage
from parindex.sources.cells.cell_text import LONGEST, blank, shown
from parindex.sources.cells.grid import CellValue, Position
from parindex.sources.cells.problem import Problem
from parindex.sources.score_sheets.checks.completeness import Asked, completeness
from parindex.sources.score_sheets.checks.hidden_cells import hidden, outside
from parindex.sources.score_sheets.checks.merged_scores import merged_scores
from parindex.sources.score_sheets.checks.points_for_rates import without_doubts
from parindex.sources.score_sheets.checks.shown_cells import misstated, struck_names
from parindex.sources.score_sheets.checks.typed_sums import subtotals
from parindex.sources.score_sheets.checks.unread_columns import unread_columns, with_agreed
from parindex.sources.score_sheets.checks.year_column import rows_of_other_years
from parindex.sources.score_sheets.identity.slugs import slug
from parindex.sources.score_sheets.identity.unit_of_sheet import Identity, look_up
from parindex.sources.score_sheets.layout import Role
from parindex.sources.score_sheets.layout.shapes.stage_words import shared_names
from parindex.sources.score_sheets.line_candidates import foreign_or_told, lines_of_rows
from parindex.sources.score_sheets.lines.criteria_lines import LinePlan, Lines, Spot
from parindex.sources.score_sheets.reading_tools import Tools
from parindex.sources.score_sheets.score_cells import Marks, Target, cell_at, read_marks, target
from parindex.sources.score_sheets.sheet_reading import Page, of_block

__all__ = ["read_long_table"]


def read_long_table(page: Page) -> None:
    """Read a table with a row for each unit and component; what is found is added to the page."""
    units = [_Rows(rows, _identity(page, rows[0])) for rows in _by_unit(page)]
    settled = page.edition(next((one.identity for one in units if one.identity.unit), Identity("")))
    if settled is None:
        page.tell_all((one.at(page), one.identity.problem) for one in units if one.identity.problem)
        return
    edition, year = settled
    tools = page.context.tools(edition)
    page.tell_all(rows_of_other_years(page, year, [row for one in units for row in one.rows]))
    works = [_Work(page, tools, year, one) for one in units]
    planned = [(work, plans) for work in works if (plans := _plans(work)) is not None]
    if not _columns_are_clear(page, tools, [plan for _, plans in planned for plan in plans.values()], year):
        return
    placed = [_placed(work, plans) for work, plans in planned]
    read, doubts = without_doubts(tools, [one.marks for one in placed])
    for found, marks in zip(placed, read, strict=True):
        _read_unit(found, marks)
    page.tell_all(doubts)
    headings = range(page.layout.heading[0], page.layout.heading[1] + 1)
    page.tell_all(struck_names(page.grid, ((row, at) for row in headings for at in page.layout.stages.values())))
    if not units:
        page.tell(Problem("L112"), (page.layout.body, page.layout.unit))


def _columns_are_clear(page: Page, tools: Tools, plans: Sequence[LinePlan], year: int) -> bool:
    """Judge the columns that are not read by what they hold for all units; take what was agreed on, if it is there."""
    together = LinePlan(tuple(line for plan in plans for line in plan.leaves), (), (), (), (), (), frozenset(), 0)
    if page.layout.stage_at is None:
        page.layout = with_agreed(page, tools, together)
    unread = unread_columns(page, tools, together, year)
    page.tell_all(unread.spots)
    return not unread.lost


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one unit."""

    rows: Sequence[int]
    identity: Identity

    def at(self, page: Page) -> Position:
        """Return the cell that names the unit."""
        return self.rows[0], page.layout.unit


def _by_unit(page: Page) -> list[list[int]]:
    """Return the rows of each unit, in the order in which the units come."""
    layout, known = page.layout, page.context.knows_code
    wanted = [layout.code, *layout.titles, *layout.stages.values()]
    rows = [
        row
        for row in range(layout.body, len(page.grid.rows))
        if any(not blank(cell_at(page.grid, row, at)) for at in wanted)
    ]
    found = shared_names(page.grid, layout.unit, rows)
    coded = (
        own
        for own in found.values()
        if layout.coded_titles or any(known(cell_at(page.grid, r, layout.code)) for r in own)
    )
    return list(coded)


def _identity(page: Page, row: int) -> Identity:
    text = shown(cell_at(page.grid, row, page.layout.unit))
    names = page.context.names
    return look_up(names, text) if names else Identity(text)


@dataclass(frozen=True, slots=True)
class _Work:
    """The rows of one unit, in a table whose edition is settled."""

    page: Page
    tools: Tools
    year: int
    own: _Rows

    @property
    def unit(self) -> str:
        """The unit's id; empty if it is not known."""
        identity = self.own.identity
        if identity.unit:
            return identity.unit.id
        return slug(identity.name) if self.page.context.names is None else ""


_Places = dict[str, dict[Stage, Position]]
"""The score cells of each component, by stage."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """The score cells of one unit, and what stands in them."""

    work: _Work
    places: _Places
    plans: Sequence["_Planned"]
    marks: Marks


@dataclass(frozen=True, slots=True)
class _Planned:
    """What the rows of a unit are, all of them or those of one stage, and the columns of their scores."""

    plan: LinePlan
    stages: Mapping[Stage, int]


def _plans(work: _Work) -> dict[Stage | None, LinePlan] | None:
    """Return what the rows of a unit are, by stage; `None` if they are of another edition."""
    page, own = work.page, work.own
    page.tell(own.identity.problem, own.at(page))
    page.tell_letters(own.identity, own.at(page))
    page.tell_all(struck_names(page.grid, ((row, page.layout.unit) for row in own.rows)), work.unit)
    of_block(page, work.tools.edition, own.identity, work.year, own.at(page))
    page.exists(own.identity, work.year, own.at(page))
    found: dict[Stage | None, LinePlan] = {}
    for stage, rows in _by_stage(page, own.rows).items():
        lines = lines_of_rows(page, rows)
        found[stage] = _plan_of(work, lines, rows)
        if foreign_or_told(page, work.tools.edition, lines, found[stage], work.unit):
            return None
    return found


def _placed(work: _Work, plans_of: Mapping[Stage | None, LinePlan]) -> _Placed:
    """Find and read the score cells of a unit."""
    page = work.page
    places, plans = _places(work, plans_of)
    scores = {position: code for code, stages in places.items() for position in stages.values()}
    spots, odd = merged_scores(page.grid, work.tools, scores, down=True)
    page.tell_all(spots, work.unit)
    for one in plans:
        page.tell_all(outside(page.grid, one.plan, list(one.stages.values()), odd), work.unit)
    return _Placed(work, places, plans, read_marks(page.grid, work.tools, _targets(work, places), odd))


def _read_unit(placed: _Placed, marks: Marks) -> None:
    work, places = placed.work, placed.places
    page, own, unit = work.page, work.own, work.unit
    page.tell_all(marks.problems, unit)
    page.tell_all(misstated(page.grid, work.tools, marks), unit)
    leaves = [(row, code) for code, stages in places.items() for row in sorted({row for row, _ in stages.values()})]
    page.tell_all(hidden(page.grid, work.tools, leaves, marks.by_code), unit)
    totals = _sums(placed, marks)
    _complete(work, places, marks, frozenset().union(*(one.plan.doubtful for one in placed.plans)))
    if own.identity.problem is None:
        entries = [Entry(code, marks.by_code.get(code, ()), *_texts(page, found)) for code, found in places.items()]
        page.add(own.identity, work.tools.edition, work.year, entries, own.at(page), totals)


def _sums(placed: _Placed, marks: Marks) -> list[TypedTotal]:
    """Tell sums of a unit that differ from their parts; return those to be checked against the computed score."""
    page, totals = placed.work.page, list[TypedTotal]()
    for one in placed.plans:
        for stage, column in one.stages.items():
            which = None if page.layout.single else stage

            def value_at(row: int, column: int = column) -> CellValue:
                return cell_at(page.grid, row, column)

            for row, found in subtotals(placed.work.tools, one.plan, marks, which, value_at):
                totals += page.tell_sum(found, (row, column), which, placed.work.unit)
    return totals


def _places(work: _Work, plans_of: Mapping[Stage | None, LinePlan]) -> tuple[_Places, list[_Planned]]:
    """Return the score cells, and what the rows are."""
    own, places, plans = work.page.layout.stages, _Places(), list[_Planned]()
    for stage, plan in plans_of.items():
        stages = own if stage is None else {stage: next(iter(own.values()))}
        plans.append(_Planned(plan, stages))
        for row, code in plan.leaves:
            places.setdefault(code, {}).update({at: (row, column) for at, column in stages.items()})
    return places, plans


def _by_stage(page: Page, rows: Sequence[int]) -> Mapping[Stage | None, Sequence[int]]:
    """Return the rows of each stage, or all of them where no column says the stage."""
    layout = page.layout
    if layout.stage_at is None:
        return {None: rows}
    found: dict[Stage | None, list[int]] = {}
    for row in rows:
        stage = layout.stage_words.get(shown(cell_at(page.grid, row, layout.stage_at)))
        if stage is not None:
            found.setdefault(stage, []).append(row)
    return found


def _plan_of(work: _Work, lines: Lines, rows: Sequence[int]) -> LinePlan:
    """Return what the rows of a unit are; a component that comes twice is told with both rows."""
    plan = work.tools.planner.plan(lines)
    first = {code: rows[at] for at, code in (*plan.leaves, *plan.groups)}
    spots = [replace(spot, index=rows[spot.index]) for spot in plan.spots]
    return replace(
        plan,
        leaves=tuple((rows[at], code) for at, code in plan.leaves),
        groups=tuple((rows[at], code) for at, code in plan.groups),
        totals=tuple(rows[at] for at in plan.totals),
        uncoded=tuple(rows[at] for at in plan.uncoded),
        beyond=tuple((rows[at], text) for at, text in plan.beyond),
        spots=tuple(_twice(work, spot, first) if spot.problem.code == "S302" else spot for spot in spots),
    )


def _twice(work: _Work, spot: Spot, first: Mapping[str, int]) -> Spot:
    code = spot.problem.criterion
    values = {
        "component": code,
        "name": work.own.identity.name,
        "first": first[code] + 1,
        "second": spot.index + 1,
    }
    return replace(spot, problem=Problem("L156", values, code))


def _targets(work: _Work, places: _Places) -> Iterator[Target]:
    """Yield the score cells; a single column of scores is the survey's where one is asked."""
    survey = work.tools.edition.survey_codes if work.page.layout.single else frozenset[str]()
    for code, found in places.items():
        for stage, (row, column) in found.items():
            yield target(work.tools, code, Stage.SURVEY if code in survey else stage, row, column)


def _texts(page: Page, found: Mapping[Stage, Position]) -> tuple[str, str]:
    """Return evidence and comment of a component."""
    return _said(page, found, Role.EVIDENCE), _said(page, found, Role.COMMENT)


def _said(page: Page, found: Mapping[Stage, Position], role: Role) -> str:
    columns = [one.index for one in page.layout.columns if one.role is role]
    rows = sorted({row for row, _ in found.values()})
    texts = [shown(value) for row in rows for at in columns if not blank(value := cell_at(page.grid, row, at))]
    return "; ".join(dict.fromkeys(texts))[:LONGEST]


def _complete(work: _Work, places: _Places, marks: Marks, doubtful: frozenset[str]) -> None:
    page, tools, identity = work.page, work.tools, work.own.identity
    exempt = tools.exempt(identity.unit) if identity.unit else frozenset[str]()
    unread = marks.unread | {(code, stage) for code in doubtful for stage in Stage}
    expectation = page.context.expectation
    stages = page.layout.stage_words.values() if page.layout.stage_at is not None else page.layout.stages
    own = (Stage.SELF if Stage.SELF in stages else Stage.APPRAISAL_1) if expectation.for_sender else None
    wanted = own or (Stage.SELF if expectation.basis is Basis.SELF else None)

    def where(code: str) -> Position | None:
        found = places.get(code)
        last = next(reversed(found.values())) if found else None
        return found.get(wanted, last) if found and wanted else last

    asked = Asked(tools, expectation.basis, exempt, unread, where, expectation.step, own)
    for position, problem in completeness(asked, marks.by_code):
        page.tell(problem, position or work.own.at(page), work.unit)
