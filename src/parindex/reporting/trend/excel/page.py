"""One sheet of a review in the making."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech, speech
from parindex.reporting.report.contents import Figure
from parindex.reporting.report.contents.trend import BlockReview, TrendReport
from parindex.reporting.writers.book import Book, fitted

__all__ = ["TrendPage"]

_DIGIT, _PADDING, _PAGE = 7, 5, 700
"""Pixels: of a character that columns are measured in, of the rim of a column, of a page of A4 in landscape."""


@dataclass(frozen=True, slots=True)
class TrendPage:
    """A sheet, the book that it is in, and what it is about (a block, or everything)."""

    sheet: Worksheet
    book: Book
    report: TrendReport
    block: BlockReview | None
    voice: Speech

    @classmethod
    def new(cls, book: Book, report: TrendReport, block: BlockReview | None, label: str) -> "TrendPage":
        """Add a sheet."""
        return cls(book.sheet(book.name(label)), book, report, block, speech(report.locale))

    def title(self, text: str) -> None:
        """Write the title of the sheet, and below it the block."""
        self.sheet.write_string(0, 0, text, self.book.look("title"))
        about = [self.block.title if self.block else self.report.name, self.report.area, self.report.unit]
        self.sheet.write_string(1, 0, " – ".join(filter(None, about)), self.book.look("subtitle"))

    def fitted(self, widths: Sequence[float], least: int = 0) -> int:
        """Set the widths of columns; return the print scale at which they, or `least` pixels, fit beside each other."""
        fitted(self.sheet, widths)
        pixels = max(least, sum(width * _DIGIT + _PADDING for width in widths))
        scale = max(25, min(100, int(_PAGE * 100 / pixels)))
        self.sheet.set_print_scale(scale)
        return scale

    def heads(self, line: int, heads: Sequence[str]) -> None:
        """Write a row of headings from the first column on."""
        for column, head in enumerate(heads):
            self.sheet.write_string(line, column, head, self.book.look("head"))

    def figure(self, line: int, column: int, figure: Figure, *, signed: bool = False, star: bool = False) -> None:
        """Write a number as it is printed, with a star behind what is only known as published; or its dash."""
        if figure.rounded is None:
            self.sheet.write_string(line, column, figure.text, self.book.look("centre"))
            return
        self.sheet.write_number(line, column, float(figure.rounded), self.number(figure, signed=signed, star=star))

    def number(self, figure: Figure, *, signed: bool = False, star: bool = False, **more: Any) -> Format:  # noqa: ANN401  XlsxWriter's own
        """Return the look of a figure, with the decimals that its text has."""
        point = "." if self.report.locale == "en" else ","
        decimals = len(figure.text.partition(point)[2])
        if not star:
            return self.book.digits(decimals, signed=signed, **more)
        shape = "#,##0" + ("." + "0" * decimals if decimals else "")
        return self.book.digits(decimals, num_format=f'{shape}"*"', italic=True, **more)
