"""Blocks as a workbook: text stays text, numbers are numbers in the look of their column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from typing import Final, assert_never

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech
from parindex.reporting.blocks import (
    AnyBlock,
    Branch,
    Break,
    Chart,
    Column,
    Heading,
    Kind,
    Lines,
    Said,
    Sentence,
    Shown,
    Table,
    Tree,
)
from parindex.reporting.report.contents import Figure
from parindex.reporting.writers.book import Bearing, Book, decimals_of, fitted
from parindex.reporting.writers.cells import Cells, said

__all__ = ["TableLooks", "head_of", "sheet_of", "table_at", "width_of", "workbook"]

_WIDTHS: Final = {Kind.TEXT: 36.0, Kind.TIER: 16.0, Kind.CODE: 12.0}
_NARROW: Final = 11.0
_SIGNED: Final = frozenset({Kind.CHANGE, Kind.PLACES})
_GENERAL: Final = frozenset({Kind.COUNT, Kind.YEAR, Kind.RANK, Kind.MAXIMUM})
_BOLD: Final = {"bold": True}
_INDENT: Final = "    "


def workbook(sheets: Iterable[tuple[str, Sequence[AnyBlock]]], bearing: Bearing, title: str, voice: Speech) -> bytes:
    """Return a workbook with a sheet for each (name, blocks); the same blocks give the same bytes on every system."""
    book = Book(bearing, said(title, voice))
    for name, blocks in sheets:
        sheet_of(book, name, blocks, voice)
    return book.finish()


def sheet_of(book: Book, name: str, blocks: Sequence[AnyBlock], voice: Speech) -> Worksheet:
    """Add a sheet with blocks below one another; charts are left out."""
    sheet = book.sheet(book.name(said(name, voice)))
    tables = [block.for_(Shown.SHEET) for block in blocks if isinstance(block, Table)]
    columns = zip_longest(*(map(width_of, table.columns) for table in tables), fillvalue=0.0)
    widths = [max(each) for each in columns] or [_WIDTHS[Kind.TEXT]]
    fitted(sheet, widths)
    writer = _SheetWriter(sheet, book, voice)
    for block in blocks:
        writer.block(block)
    return sheet


def width_of(column: Column) -> float:
    """Return the width of a column in characters."""
    return column.width or _WIDTHS.get(column.kind, _NARROW)


class _SheetWriter:
    """A sheet that is written from top to bottom."""

    def __init__(self, sheet: Worksheet, book: Book, voice: Speech) -> None:
        self._sheet, self._book, self._voice = sheet, book, voice
        self._line = 0

    def block(self, block: AnyBlock) -> None:
        match block:
            case Heading(text=text):
                self._text(said(text, self._voice), "title")
            case Sentence(text=text):
                self._text(said(text, self._voice))
            case Lines(items=items):
                self._texts(items)
            case Table():
                self._texts(filter(None, [block.title]))
                self._line = table_at(self._sheet, self._book, self._line, block, self._voice)
                self._texts(block.notes)
            case Tree(root=root):
                self._branch(root, 0)
            case Break():
                self._line += 1
            case Chart():
                pass
            case _:
                assert_never(block)

    def _texts(self, texts: Iterable[Said]) -> None:
        for text in texts:
            self._text(said(text, self._voice))

    def _text(self, text: str, look: str = "note") -> None:
        self._sheet.write_string(self._line, 0, text, self._book.look(look, text_wrap=False))
        self._line += 1

    def _branch(self, branch: Branch, depth: int) -> None:
        for spans in branch.lines:
            self._text(_INDENT * depth + said(spans, self._voice))
        for part in branch.branches:
            self._branch(part, depth + 1)


def head_of(column: Column, voice: Speech) -> str:
    """Return the title of a column in a workbook."""
    return said(column.long or column.title, voice)


def table_at(sheet: Worksheet, book: Book, line: int, table: Table, voice: Speech) -> int:
    """Write heads and rows from a line on; return the line below the last row."""
    shown = table.for_(Shown.SHEET)
    for place, column in enumerate(shown.columns):
        sheet.write_string(line, place, head_of(column, voice), book.look("head"))
    looks = TableLooks(book, shown.policy.published_decimals)
    for number, row in enumerate(Cells(shown, voice).rows()):
        for place, (figure, column) in enumerate(zip(row, shown.columns, strict=True)):
            looks.write(sheet, (line + 1 + number, place), figure, column, strong=number in shown.strong)
    return line + 1 + len(shown.rows)


@dataclass(frozen=True, slots=True)
class TableLooks:
    """How the cells of a table look whose numbers have so many decimals."""

    book: Book
    decimals: int

    def write(
        self, sheet: Worksheet, at: tuple[int, int], figure: Figure, column: Column, *, strong: bool = False
    ) -> None:
        """Write a number with the decimals that it was given, or its text if it has none."""
        if figure.rounded is None or "/" in figure.text:
            look = self.book.look("centre" if column.kind.is_numeric else "text", **_BOLD if strong else {})
            sheet.write_string(*at, figure.text, look)
        else:
            sheet.write_number(*at, float(figure.rounded), self._number(figure.rounded, column.kind))

    def _number(self, number: Fraction, kind: Kind) -> Format:
        if kind in _GENERAL:
            return self.book.general()
        least = 0 if kind is Kind.PLACES else self.decimals
        return self.book.digits(max(least, decimals_of(number)), signed=kind in _SIGNED)
