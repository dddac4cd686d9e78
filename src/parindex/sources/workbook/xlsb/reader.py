"""Read .xlsb: guard, values and facts of every sheet."""

from collections.abc import Sequence

from parindex.model.issues import Issue
from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.facts.seen_sheets import (
    SeenSheet,
    extras,
    outdated,
    overlaps,
    read_copy,
    refuse_namesakes,
    refuse_too_many_cells,
)
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.package import Package
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.number_formats.conditional_formats import with_conditional_formats
from parindex.sources.workbook.xlsb.book import XlsbStyles, outline, styles_of, texts_of
from parindex.sources.workbook.xlsb.plain_copy import bin_copy
from parindex.sources.workbook.xlsb.sheet import Written, read_bin_sheet
from parindex.sources.workbook.xlsx.book import main_part

__all__ = ["read_bin"]


def read_bin(package: Package, file: str) -> tuple[list[Grid], list[Issue]]:
    """Read all worksheets in the order of their tabs, and what else should be known about the file.

    Raises `Refused` for anything that two programs could read differently.
    """
    name, links = main_part(package)
    book = outline(_part(package, name), links, name)
    refuse_namesakes([sheet.name for sheet in book.sheets])
    styles = styles_of(_part(package, book.styles)) if book.styles else XlsbStyles()
    texts, marked = texts_of(_part(package, book.texts), book.texts, styles.fonts) if book.texts else ([], {})
    written = Written(styles, texts, marked)
    read = [read_bin_sheet(_part(package, sheet.part), sheet.name, book, written) for sheet in book.sheets]
    sheets = [SeenSheet(part.name, part.hidden, one.facts) for part, one in zip(book.sheets, read, strict=True)]
    refuse_too_many_cells([sheet.facts for sheet in sheets])
    _refuse_copies(texts, sheets)
    grids = read_copy(bin_copy(book, styles, texts, [one.values for one in read]), sheets) if sheets else []
    grids = [with_conditional_formats(one, seen.conditional) for one, seen in zip(grids, read, strict=True)]
    return grids, [
        *extras(package, file),
        *outdated(sheets, file, by_hand=book.by_hand, anew=book.never_calculated),
        *overlaps(sheets, file),
    ]


def _part(package: Package, name: str) -> bytes:
    content = package.part(name)
    if content is None:
        raise Refused("F211", part=name)
    return content


def _refuse_copies(texts: Sequence[bytes], sheets: Sequence[SeenSheet]) -> None:
    cells = sum(sheet.facts.valued for sheet in sheets)
    if cells * sum(map(len, texts)) > limit("text"):
        within("text", max(map(len, texts)) // 2 * cells, part="sharedStrings")
