"""One sheet in the making, with everything that its parts need."""

from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech
from parindex.language.policy_words import weighted_words
from parindex.reporting.excel.plan import ColumnPlan
from parindex.reporting.report.contents import BlockReport, Figure, RevisionNote
from parindex.reporting.writers.book import Book, decimals_of

__all__ = ["Page", "mean_head"]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet, the book that it is in, where things stand, and what is said in which language."""

    sheet: Worksheet
    book: Book
    plan: ColumnPlan
    block: BlockReport
    voice: Speech
    revision: RevisionNote | None = None

    @property
    def decimals(self) -> int:
        """The decimals of the policy."""
        return self.plan.edition.policy.published_decimals

    def title(self, text: str) -> None:
        """Write the title of the sheet, and below it the block and its criteria set."""
        self.sheet.write_string(0, 0, text, self.book.look("title"))
        about = f"{self.block.title} – {self.block.set.title} ({self.block.set.key})"
        self.sheet.write_string(1, 0, about, self.book.look("subtitle"))

    def heads(self, line: int, *heads: str) -> None:
        """Write a row of headings from the first column on."""
        for column, head in enumerate(heads):
            self.sheet.write_string(line, column, head, self.book.look("head"))

    def number(self, *, signed: bool = False, **more: object) -> Format:
        """Return the look of a number with the decimals of the policy."""
        return self.book.digits(self.decimals, signed=signed, **more)

    def change(self, line: int, column: int, figure: Figure, decimals: int) -> None:
        """Write a difference with its sign, or the dash that stands for none."""
        if figure.rounded is None:
            self.sheet.write_string(line, column, figure.text, self.book.look("centre"))
        else:
            look = self.book.digits(max(decimals, decimals_of(figure.rounded)), signed=True)
            self.sheet.write_number(line, column, float(figure.rounded), look)


def mean_head(page: Page, head: str = "") -> str:
    """Return the head of a mean over units, with the property that weighs them."""
    weights = page.block.source.standings.weights
    head = head or page.voice.say("Mean of the ranked units")
    return head if weights is None else f"{head} ({weighted_words(weights.name, page.voice)})"
