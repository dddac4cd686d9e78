"""Tables of many units with sums of areas and no component: passed over, but compared with what the units come to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue, Place, Severity
from parindex.model.results.typed_totals import TypedTotal
from parindex.model.scores import ScoreSheet
from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.grid import Position
from parindex.sources.cells.numbers import Typed, exact, read_number
from parindex.sources.score_sheets.layout import Shape
from parindex.sources.score_sheets.line_candidates import lines_across, lines_down
from parindex.sources.score_sheets.matrix.matrix_cells import unit_cell
from parindex.sources.score_sheets.matrix.matrix_rows import members_of
from parindex.sources.score_sheets.score_cells import cell_at
from parindex.sources.score_sheets.sheet_reading import Page, TableRead

__all__ = ["compare_sums", "drop_derived", "summary_alone"]

_MOST = Decimal("0.8")
"""So many of its cells are formulas in a table that is made from other sheets."""


def summary_alone(page: Page) -> Issue:
    """Say of a file that it holds nothing but sums."""
    return issue("L158", Place(str(page.book.path), page.grid.name))


def drop_derived(pages: Sequence[Page]) -> None:
    """Pass over a table of many units that is refused and takes its scores from the other sheets by formulas.

    What is wrong in it is wrong there, and is told there.
    """
    if not any(page.layout.shape is Shape.UNIT and page.read.claims for page in pages):
        return
    for page in pages:
        refused = any(one.severity is Severity.ERROR for one in page.read.issues)
        if page.layout.shape is not Shape.UNIT and refused and _derived(page):
            page.read.issues = [issue("L159", Place(str(page.book.path), page.grid.name))]
            page.read.sheets, page.read.claims, page.read.totals = [], [], []


def _derived(page: Page) -> bool:
    formulas = page.grid.formulas | page.grid.uncached | page.grid.errors.keys()
    columns = page.layout.across or page.layout.stages.values()
    body = [
        (row, column)
        for row in range(page.layout.body, len(page.grid.rows))
        for column in columns
        if (row, column) in formulas or cell_at(page.grid, row, column) is not None
    ]
    return bool(body) and sum(place in formulas for place in body) >= _MOST * len(body)


def compare_sums(pages: Sequence[Page], reads: Sequence[TableRead]) -> None:
    """Add the sums of summaries to the sums of the sheets of their units, which the arithmetic will check."""
    by_unit: dict[str, list[tuple[TableRead, int]]] = {}
    for read in reads if pages else ():
        for at, sheet in enumerate(read.sheets):
            by_unit.setdefault(sheet.unit, []).append((read, at))
    for page in pages:
        if page.layout.shape is not Shape.UNIT:
            for at, identity in members_of(page):
                for read, number in by_unit.get(identity.unit.id, ()) if identity.unit else ():
                    read.totals[number] += tuple(_sums(page, at, read.sheets[number]))


def _sums(page: Page, at: int, sheet: ScoreSheet) -> Iterator[TypedTotal]:
    """Yield the sums that a summary gives for a unit."""
    edition = next((one for one in page.context.expectation.editions if one.key == sheet.edition), None)
    if edition is None or page.context.year not in {None, sheet.year}:
        return
    plan = page.context.tools(edition).planner.plan(
        lines_down(page) if page.layout.shape is Shape.TURNED else lines_across(page)
    )
    everything = _everything(edition)
    for index, code in (*plan.groups, *((total, "") for total in plan.totals)):
        place = unit_cell(page, at, index)
        number = _number(page, place)
        if number is not None:
            text = shown(cell_at(page.grid, *place))
            yield TypedTotal(code, () if code else everything, None, number, text, page.place(place))


def _everything(edition: Edition) -> tuple[tuple[str, ...], ...]:
    leaves = tuple(leaf.code for leaf in edition.leaves)
    return (*leaves, *(one.code for one in edition.adjustments)), leaves


def _number(page: Page, place: Position) -> Decimal | None:
    value = cell_at(page.grid, *place)
    if isinstance(value, bool) or place in page.grid.percents:
        return None
    if isinstance(value, str):
        typed = read_number(value)
        return typed.number if isinstance(typed, Typed) and not typed.percent else None
    return exact(value) if isinstance(value, int | float) else None
