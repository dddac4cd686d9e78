"""A review of several years as an Excel workbook: years, indexes, ranks and charts of every block, and all data."""

from parindex.language import speech
from parindex.reporting.report.contents.trend import BlockReview, TrendReport
from parindex.reporting.trend.excel.charts import write_charts
from parindex.reporting.trend.excel.data import write_data
from parindex.reporting.trend.excel.lists import write_lists
from parindex.reporting.trend.excel.page import TrendPage
from parindex.reporting.trend.excel.tables import write_tables
from parindex.reporting.writers.book import Book

__all__ = ["render_excel"]


def render_excel(report: TrendReport) -> bytes:
    """Write the workbook; the same report gives the same bytes."""
    voice = speech(report.locale)
    book = Book(report, report.title)
    for block in report.blocks:
        _block(book, report, block)
    write_data(TrendPage.new(book, report, None, voice.say("Data")))
    return book.finish()


def _block(book: Book, report: TrendReport, block: BlockReview) -> None:
    voice = speech(report.locale)
    labels = (voice.say("Years"), voice.say("Charts"), voice.say("Lists"))
    alone = len(report.blocks) == 1
    names = [label if alone else f"{label} – {block.title}" for label in labels]
    write_tables(TrendPage.new(book, report, block, names[0]))
    write_charts(TrendPage.new(book, report, block, names[1]))
    write_lists(TrendPage.new(book, report, block, names[2]))
