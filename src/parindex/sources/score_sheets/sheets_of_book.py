"""Which sheets of a workbook hold a table that is read, and why the others are not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.cell_text import shown
from parindex.sources.cells.globs import is_pattern, name_fits
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.score_sheets.layout import Layout, Shape, find_layout
from parindex.sources.score_sheets.reading_tools import SheetContext

__all__ = ["Passed", "Table", "absent_sheets", "tables"]


class Passed(StrEnum):
    """Why a sheet is not read."""

    NO_TABLE = "no_table"
    NO_SCORES = "no_scores"
    """It has codes but no scores, and another sheet has both."""
    HIDDEN = "hidden"
    """It is hidden, and another sheet with a table is not."""
    SUMS = "sums"
    """It holds sums of areas, but no component."""
    RULE = "rule"
    """A rule of the workspace says so."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: what was recognised in it, and why it is passed over if it is."""

    grid: Grid
    layout: Layout | None
    passed: Passed | None = None


def tables(context: SheetContext, book: Workbook) -> list[Table]:
    """Return all sheets of a workbook in their order.

    Hidden sheets are read only if there is no other, and so are tables without scores. A table of many units
    in which no component has a place is never read, that of one unit only if there is no other.
    """
    found = _without_sums([_table(context, book, grid) for grid in book.sheets])
    scored = [one for one in found if one.layout and not one.passed and not _only_headings(one.layout)]
    if scored:
        found = [_unless(one, scored, Passed.NO_SCORES) for one in found]
    else:
        first = next((one for one in found if one.layout), None)
        found = [_unless(one, [first] if first else [], Passed.NO_SCORES) for one in found]
    visible = [one for one in found if one.layout and not one.passed and not one.grid.hidden]
    return [_unless(one, visible, Passed.HIDDEN) if visible and one.grid.hidden else one for one in found]


def _table(context: SheetContext, book: Workbook, grid: Grid) -> Table:
    expectation = context.expectation
    rule = expectation.rule_for(book.path, grid.name)
    if rule is not None and rule.skip:
        return Table(grid, None, Passed.RULE)
    layout = find_layout(grid, context.codes, context.knows_unit, expectation.words, rule)
    if layout is not None and expectation.registry and layout.unit_name in expectation.registry.by_id:
        layout = replace(layout, unit_name=expectation.registry.by_id[layout.unit_name].name)
    return Table(grid, layout, None if layout else Passed.NO_TABLE)


def _without_sums(found: Sequence[Table]) -> list[Table]:
    alone = not any(one.layout and not one.layout.sums and not _only_headings(one.layout) for one in found)
    return [
        replace(one, passed=Passed.SUMS)
        if one.layout and one.layout.sums and not (alone and one.layout.shape is Shape.UNIT)
        else one
        for one in found
    ]


def _unless(one: Table, kept: Sequence[Table], reason: Passed) -> Table:
    return one if one.passed or any(one is other for other in kept) else replace(one, passed=reason)


def _only_headings(layout: Layout) -> bool:
    return any(problem.code == "L103" for _, _, problem in layout.problems)


def absent_sheets(context: SheetContext, book: Workbook) -> list[Issue]:
    """Tell the sheets that a rule names (not by a pattern) and that a workbook does not have."""
    names = [grid.name for grid in book.sheets]
    return [
        issue(
            "L115",
            Place(str(book.path)),
            files=rule.files,
            wanted=rule.sheet,
            sheets="; ".join(shown(name) for name in names[:20]) or "–",
        )
        for rule in context.expectation.rules_for(book.path)
        if rule.sheet is not None and names and not rule.skip and not is_pattern(rule.sheet)
        if not any(name_fits(name, rule.sheet) for name in names)
    ]
