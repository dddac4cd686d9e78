"""Blocks as a workbook in which every table has a sheet of its own, with or without a summary before them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech
from parindex.reporting.blocks import (
    AnyBlock,
    Branch,
    Break,
    Chart,
    Heading,
    Lines,
    Sentence,
    Shown,
    Table,
    Tone,
    Tree,
)
from parindex.reporting.writers.book import Book, fitted, merged, row_height
from parindex.reporting.writers.book_charts import chart_sheet
from parindex.reporting.writers.cells import Cells, said
from parindex.reporting.writers.excel import head_of, table_at, width_of
from parindex.version import __version__

__all__ = ["add_summaries", "summarized_book", "tables_book"]

_SENTENCES: Final = 110.0
_NAMES: Final = 40.0
_LEAST: Final = 25
"""Percent of the size at which a table is read at all."""
_BESIDE: Final = 2
"""Columns that stay where they are when a sheet is moved sideways."""
_STRONG: Final = frozenset({Tone.NOTE, Tone.STRONG, Tone.GOOD, Tone.BAD})


@dataclass(frozen=True, slots=True)
class _Nobody:
    """What a workbook says of itself that nobody signs."""

    generated_on: date | None = None
    authority: str = ""
    version: str = __version__


def tables_book(blocks: Sequence[AnyBlock], voice: Speech, *, kept: tuple[str, str] | None = None) -> bytes:
    """Return a workbook with a sheet for each table; what is said before the first one heads every sheet.

    `kept` is the name of a hidden sheet and a text that it holds, line by line, for whoever reads the file back.
    """
    tables = [block for block in blocks if isinstance(block, Table)]
    before = blocks[: blocks.index(tables[0])] if tables else blocks
    heads = [said(block.text, voice) for block in before if isinstance(block, Heading | Sentence)]
    book = Book(_Nobody(), heads[0] if heads else "")
    for table in tables:
        title = said(table.title, voice)
        _table_sheet(book, table, title or (heads[0] if heads else ""), [*heads, title], voice)
    if kept:
        hidden = book.sheet(kept[0])
        hidden.hide()
        for at, line in enumerate(kept[1].splitlines()):
            hidden.write_string(at, 0, line)
    return book.finish()


def summarized_book(blocks: Sequence[AnyBlock], voice: Speech) -> bytes:
    """Return a workbook: all that is said on the first sheet, then a sheet for each table and each chart."""
    titles = [said(block.text, voice) for block in blocks if isinstance(block, Heading)]
    book = Book(_Nobody(), titles[0] if titles else "")
    summary = _Summary(book, voice, voice.say("Summary"))
    for block in blocks:
        summary.add(block)
    return book.finish()


def add_summaries(book: Book, blocks: Sequence[AnyBlock], voice: Speech) -> None:
    """Add a sheet for every highest heading, with all that is said below it, each before its tables and charts."""
    highest = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    summary: _Summary | None = None
    for block in blocks:
        if isinstance(block, Heading) and block.level == highest:
            summary = _Summary(book, voice, said(block.text, voice))
        if summary is not None:
            summary.add(block)


class _Summary:
    """The first sheet of a workbook while it is written; it names the sheets after it."""

    def __init__(self, book: Book, voice: Speech, name: str) -> None:
        self._book, self._voice = book, voice
        self._sheet = book.sheet(book.name(name))
        fitted(self._sheet, [_SENTENCES])
        self._line = 0
        self._about = ""

    def add(self, block: AnyBlock) -> None:
        match block:
            case Heading(text=text):
                self._about = said(text, self._voice)
                self._say(self._about, "title", text_wrap=True)
            case Sentence(text=text, tone=tone):
                self._say(said(text, self._voice), "note", bold=tone in _STRONG)
            case Lines(items=items):
                for item in items:
                    self._say(f"– {said(item, self._voice)}")
            case Table(title=title, notes=notes):
                told = said(title, self._voice)
                self._refer(_table_sheet(self._book, block, told, [told, self._about], self._voice), told)
                for note in notes:
                    self._say(said(note, self._voice))
            case Tree(root=root):
                self._branch(root, 0)
            case Chart(title=title):
                self._refer(chart_sheet(self._book, block, self._voice), said(title, self._voice))
            case Break():
                self._line += 1
            case _:
                assert_never(block)

    def _refer(self, sheet: Worksheet, title: str) -> None:
        self._say(f"→ {sheet.get_name()}: {title}")

    def _branch(self, branch: Branch, depth: int) -> None:
        for line in branch.lines:
            self._say("    " * depth + said(line, self._voice))
        for part in branch.branches:
            self._branch(part, depth + 1)

    def _say(self, text: str, look: str = "note", **more: object) -> None:
        self._sheet.write_string(self._line, 0, text, self._book.look(look, **more))
        self._sheet.set_row(self._line, row_height((text, _SENTENCES)) + 2)
        self._line += 1


def _table_sheet(book: Book, table: Table, name: str, heads: Iterable[str], voice: Speech) -> Worksheet:
    """Add a sheet: heads, a free line, the table, its notes."""
    shown = table.for_(Shown.SHEET)
    sheet = book.sheet(book.name(name))
    widths = [width_of(column) for column in shown.columns]
    if fitted(sheet, widths) > _LEAST:
        sheet.fit_to_pages(1, 0)
    top = _heads_at(book, sheet, heads, widths)
    end = table_at(sheet, book, top, table, voice)
    heights = _heights(shown, widths, voice)
    for line, height in enumerate(heights, top):
        sheet.set_row(line, height)
    sheet.freeze_panes(top + 1, min(_BESIDE, len(widths)))
    sheet.repeat_rows(top)
    sheet.autofilter(top, 0, max(top + 1, end - 1), len(widths) - 1)
    for line, note in enumerate(table.notes, end + 1):
        _across(book, sheet, line, said(note, voice), widths)
    return sheet


def _heads_at(book: Book, sheet: Worksheet, heads: Iterable[str], widths: Sequence[float]) -> int:
    """Write every head once; return the line of the table."""
    told = list(filter(None, dict.fromkeys(heads)))
    for line, text in enumerate(told):
        _across(book, sheet, line, text, widths, "subtitle" if line else "title")
    return len(told) + 1


def _across(  # noqa: PLR0913, PLR0917  where, what and how
    book: Book, sheet: Worksheet, line: int, text: str, widths: Sequence[float], look: str = "subtitle"
) -> None:
    """Write a text over the whole width of the table, on as many lines as it needs: what runs out is not printed."""
    cells = (line, 0, line, len(widths) - 1)
    if len(widths) > 1:
        merged(sheet, cells, text, book.look(look, text_wrap=True))
    else:
        sheet.write_string(line, 0, text, book.look(look, text_wrap=True))
    sheet.set_row(line, row_height((text, sum(widths))) + (4 if look == "title" else 0))


def _heights(table: Table, widths: Sequence[float], voice: Speech) -> list[float]:
    """Return the heights of the line of heads and of all rows."""
    heads = [head_of(column, voice) for column in table.columns]
    lines = [heads, *([figure.text for figure in row] for row in Cells(table, voice).rows())]
    return [row_height(*zip(texts, widths, strict=True)) for texts in lines]
