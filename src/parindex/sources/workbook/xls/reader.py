"""Read .xls: guard, values and facts of every sheet."""

from collections.abc import Iterator, Sequence

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.facts.seen_sheets import (
    SeenSheet,
    outdated,
    overlaps,
    read_copy,
    refuse_namesakes,
    refuse_too_many_cells,
)
from parindex.sources.workbook.guard.limits import limit
from parindex.sources.workbook.guard.refusal import Refused, within
from parindex.sources.workbook.number_formats.conditional_formats import with_conditional_formats
from parindex.sources.workbook.xls.book import BookPart, book_of
from parindex.sources.workbook.xls.compound_file import CompoundFile
from parindex.sources.workbook.xls.plain_copy import biff_copy
from parindex.sources.workbook.xls.sheet import read_sheet

__all__ = ["read_biff"]

_STREAMS = ("Workbook", "Book")
"""Excel 97 and later, Excel 5 and 95; a file that has both is meant for both and read as the former."""
_MACROS = "_VBA_PROJECT_CUR"


def read_biff(content: bytes, file: str, *, contained: bool) -> tuple[list[Grid], list[Issue]]:
    """Read all worksheets in the order of their tabs, and what else should be known about the file.

    Some old programs write the workbook alone, not `contained` in a compound file. Raises `Refused`.
    """
    stream, names = _stream(content) if contained else (content, [])
    book = book_of(stream)
    refuse_namesakes([part.name for part in book.sheets])
    read = [read_sheet(stream, part, book) for part in book.sheets]
    sheets = [SeenSheet(part.name, part.hidden, one.facts) for part, one in zip(book.sheets, read, strict=True)]
    refuse_too_many_cells([sheet.facts for sheet in sheets])
    _refuse_copies(book, sheets)
    grids = read_copy(biff_copy(book, [one.values for one in read]), sheets) if sheets else []
    grids = [with_conditional_formats(one, seen.conditional) for one, seen in zip(grids, read, strict=True)]
    by_hand = any(one.by_hand for one in read)
    return grids, [*_notices(book, names, file), *outdated(sheets, file, by_hand=by_hand), *overlaps(sheets, file)]


def _stream(content: bytes) -> tuple[bytes, list[str]]:
    container = CompoundFile(content)
    names = container.names()
    for name in _STREAMS:
        stream = container.stream(name)
        if stream is not None:
            return stream, names
    raise Refused("F211", part=_STREAMS[0])


def _refuse_copies(book: BookPart, sheets: Sequence[SeenSheet]) -> None:
    cells = sum(sheet.facts.valued for sheet in sheets)
    if cells * sum(len(characters) for _, characters in book.texts) > limit("text"):
        within("text", max(len(characters) // (1 + wide) for wide, characters in book.texts) * cells, part="SST")


def _notices(book: BookPart, names: Sequence[str], file: str) -> Iterator[Issue]:
    if book.has_macros or _MACROS in names:
        yield issue("F401", Place(file))
    if book.is_linked:
        yield issue("F402", Place(file))
