"""Read .xlsx and .xlsm: guard, values and facts of every sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from python_calamine import CalamineWorkbook

from parindex.model.issues import Issue
from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.facts.calamine_rows import Rows, opened, rows_of
from parindex.sources.workbook.facts.diagnosis import readable, refuse_disagreement, refuse_lost_texts
from parindex.sources.workbook.facts.fonts import Font
from parindex.sources.workbook.facts.seen_sheets import (
    SeenSheet,
    extras,
    grid,
    outdated,
    overlaps,
    refuse_namesakes,
    refuse_too_many_cells,
)
from parindex.sources.workbook.facts.shared_texts import SharedTexts
from parindex.sources.workbook.guard.markup import clean
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused
from parindex.sources.workbook.number_formats.conditional_formats import with_conditional_formats
from parindex.sources.workbook.number_formats.formats import NumberFormat
from parindex.sources.workbook.number_formats.misleading_formats import Looks
from parindex.sources.workbook.sheet_facts import SheetFacts
from parindex.sources.workbook.xlsx.book import SheetPart, book_of, clean_copy, number_styles, percent_styles
from parindex.sources.workbook.xlsx.conditional_formats import conditional_formats, conditional_styles
from parindex.sources.workbook.xlsx.facts import facts_of
from parindex.sources.workbook.xlsx.marked_texts import marked_cells, marked_shared_texts, struck_styles
from parindex.sources.workbook.xlsx.sheet_walk import walk

__all__ = ["read_ooxml"]

_FAITHFUL: Mapping[int, NumberFormat] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Sheet:
    part: SheetPart
    xml: bytes
    facts: SheetFacts

    def complete(self) -> SheetFacts:
        """Look at every cell, which is slow, to find the one that is wrong."""
        if self.facts.positions is not None:
            return self.facts
        return walk(self.xml, frozenset(), sheet=self.part.name, never_calculated=False)


def read_ooxml(package: Package, file: str) -> tuple[list[Grid], list[Issue]]:
    """Read all worksheets in the order of their tabs, and what else should be known about the file.

    Raises `Refused` for anything that two programs could read differently.
    """
    book = book_of(package)
    refuse_namesakes([part.name for part in book.sheets])
    styles, texts = _optional(package, book.styles), _optional(package, book.texts)
    percent = percent_styles(styles, book.styles) if styles else frozenset[int]()
    formats = number_styles(styles, book.styles) if styles else _FAITHFUL
    struck = struck_styles(styles, book.styles) if styles else frozenset[int]()
    looks = Looks(percent, formats, struck)
    marked = marked_shared_texts(texts, book.texts)
    sheets = [_sheet(package, part, looks, marked, never_calculated=book.never_calculated) for part in book.sheets]
    refuse_too_many_cells([sheet.facts for sheet in sheets])
    shared = SharedTexts(texts, book.texts)
    shared.refuse_copies(sum(sheet.facts.valued for sheet in sheets))
    workbook = opened(clean_copy(book, [readable(sheet.xml, sheet.facts) for sheet in sheets], texts, styles))
    seen = [SeenSheet(sheet.part.name, sheet.part.hidden, sheet.facts) for sheet in sheets]
    grids = [grid(one, _rows(workbook, number, sheets[number], shared)) for number, one in enumerate(seen)]
    conditional = conditional_styles(styles, book.styles) if styles else _FAITHFUL
    grids = [
        with_conditional_formats(one, conditional_formats(sheet.xml, conditional, sheet.part.part))
        for one, sheet in zip(grids, sheets, strict=True)
    ]
    return grids, [
        *extras(package, file),
        *outdated(seen, file, by_hand=book.by_hand, anew=book.never_calculated),
        *overlaps(seen, file),
    ]


def _optional(package: Package, part: str) -> bytes | None:
    content = package.part(part) if part else None
    return None if content is None else clean(content, part)


def _sheet(
    package: Package,
    part: SheetPart,
    looks: Looks,
    marked: Mapping[int, Font],
    *,
    never_calculated: bool,
) -> _Sheet:
    xml = _optional(package, part.part)
    if xml is None:
        raise Refused("F211", part=part.part or part.name)
    facts = facts_of(
        xml, looks.percent, looks.formats, looks.struck, sheet=part.name, never_calculated=never_calculated
    )
    if marked or looks.struck:
        struck, raised = marked_cells(xml, facts, marked, looks.struck)
        facts = replace(facts, struck=struck, raised=raised)
    return _Sheet(part, xml, facts)


def _rows(workbook: CalamineWorkbook, number: int, sheet: _Sheet, shared: SharedTexts) -> Rows:
    """Read the values of a sheet and compare them with what its XML says."""
    name = sheet.part.name
    try:
        rows, filled, _ = rows_of(workbook, number, name)
    except Refused:
        refuse_lost_texts(name, sheet.complete(), shared)
        raise
    if filled != sheet.facts.valued or sheet.facts.positions is not None:
        refuse_disagreement(name, sheet.complete(), rows, shared)
    return rows
