"""The texts in which formulas of an .xls sheet result: each in the record after its formula, or in several."""

import struct

from parindex.sources.workbook.facts.cell_facts import CellFacts
from parindex.sources.workbook.xls.book import BIFF8, BookPart
from parindex.sources.workbook.xls.records import record
from parindex.sources.workbook.xls.shared_texts import LongText

__all__ = ["TextResults"]

_SHARED_TEXT, _TYPED_TEXT = 0x00FD, 0x0204


class TextResults:
    """Puts a text, when it comes, in the place of what was written for its formula.

    The methods raise struct.error or IndexError for a record that is too short, or one that is missing.
    """

    def __init__(self, cells: CellFacts, values: list[bytes], book: BookPart) -> None:
        self._cells = cells
        self._values = values
        self._book = book
        self._head = b""
        self._number = 0
        self._begun: tuple[LongText, bytes, int] | None = None

    def await_one(self, head: bytes) -> None:
        """Expect the text of the last cell; until it comes, there is no result. `head` is its place and look."""
        self._head, self._number = head, len(self._cells.cells)

    def await_none(self) -> None:
        """Begin another cell, or end the sheet."""
        self._head = b""
        if self._begun is not None:
            raise IndexError

    def take(self, content: bytes) -> None:
        """Take a text; one that follows upon no formula is none of a cell."""
        head, self._head = self._head, b""
        if not head:
            return
        if self._number != len(self._cells.cells):
            raise IndexError
        self._cells.uncached.pop()
        if struct.unpack_from("<H", content)[0]:
            self._cells.empty.pop()
            self._values[-1] = record(_TYPED_TEXT, head + content)
            # Excel 5 knew one width of characters only.
            width = b"" if self._book.version == BIFF8 else b"\0"
            self._begun = LongText(content[:2] + width + content[2:]), head, len(self._values) - 1
            self._end_if_complete()

    def go_on(self, content: bytes) -> None:
        """Take a record that goes on with the one before, whatever that was."""
        if self._begun is not None:
            if self._book.version != BIFF8:
                # No text was ever too long for one record there.
                raise IndexError
            self._begun[0].add(content)
            self._end_if_complete()

    def _end_if_complete(self) -> None:
        """Let a text of several records be a shared one, since a cell has but one record."""
        assert self._begun is not None
        text, head, place = self._begun
        if text.is_complete:
            self._begun = None
            if text.is_long:
                number = len(self._book.texts) + len(self._book.long_texts)
                self._book.long_texts.append(text.text)
                self._values[place] = record(_SHARED_TEXT, head + struct.pack("<I", number))
