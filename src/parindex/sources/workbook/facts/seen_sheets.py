"""Sheets whose facts are known, and the values that the fast reader finds in a clean copy of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.facts.calamine_rows import Rows, opened, rows_of
from parindex.sources.workbook.facts.diagnosis import overlapping
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.sheet_facts import SheetFacts, address

__all__ = [
    "SeenSheet",
    "extras",
    "grid",
    "outdated",
    "overlaps",
    "read_copy",
    "refuse_namesakes",
    "refuse_too_many_cells",
]


class SeenSheet(NamedTuple):
    """A sheet that was looked at: its name on the tab, and its facts."""

    name: str
    hidden: bool
    facts: SheetFacts


def refuse_namesakes(names: Sequence[str]) -> None:
    """Refuse a workbook in which two sheets have one name, whatever its case."""
    seen = set[str]()
    for name in names:
        if name.casefold() in seen:
            raise Refused("F305", sheet=name)
        seen.add(name.casefold())


def refuse_too_many_cells(sheets: Sequence[SheetFacts]) -> None:
    """Refuse a workbook whose sheets reach too far, before a reader fills the space in between."""
    within("cells", sum(facts.extent[0] * facts.extent[1] for facts in sheets))


def read_copy(copy: bytes, sheets: Sequence[SeenSheet]) -> list[Grid]:
    """Read a clean copy, whose sheets are the given ones. Raises `Refused` if the reader finds other values."""
    workbook = opened(copy)
    grids = []
    for number, sheet in enumerate(sheets):
        rows, filled, _ = rows_of(workbook, number, sheet.name)
        if filled != sheet.facts.valued:
            raise Refused("F304", sheet=sheet.name, cell=_missing(rows, sheet.facts))
        grids.append(grid(sheet, rows))
    return grids


def _missing(rows: Rows, facts: SheetFacts) -> str:
    """Name a cell over which the two looks disagree, if its place is known."""
    shown = {(r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if value is not None}
    return min((address(at) for at in (facts.positions or shown) ^ shown), default="")


def grid(sheet: SeenSheet, rows: Rows) -> Grid:
    """Put values and facts together."""
    facts = sheet.facts
    return Grid(
        sheet.name,
        rows,
        sheet.hidden,
        facts.merges,
        facts.hidden_rows,
        facts.hidden_columns,
        facts.errors,
        facts.uncached,
        facts.formulas,
        facts.percents,
        facts.shown,
        facts.struck,
        facts.raised,
    )


def outdated(sheets: Sequence[SeenSheet], file: str, *, by_hand: bool, anew: bool = False) -> Iterator[Issue]:
    """Yield an issue if results of formulas are seen that are calculated by hand only, or `anew` on opening."""
    shown = [sheet.facts for sheet in sheets if not sheet.hidden]
    if by_hand and any(facts.formulas for facts in shown):
        yield issue("F461", Place(file))
    elif anew and any(facts.formulas - facts.uncached for facts in shown):
        yield issue("F490", Place(file))


def overlaps(sheets: Sequence[SeenSheet], file: str) -> Iterator[Issue]:
    """Yield an issue for every sheet in which merged ranges overlap."""
    for sheet in sheets:
        if sheet.facts.merges and (merge := overlapping(sheet.facts.merges)):
            yield issue("F404", Place(file, sheet.name, address(merge[:2])))


def extras(package: Package, file: str) -> Iterator[Issue]:
    """Yield an issue for macros and one for links to other files, if there are parts of that kind."""
    names = list(package.names())
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        yield issue("F401", Place(file))
    if any("/externallinks/" in name for name in names):
        yield issue("F402", Place(file))
