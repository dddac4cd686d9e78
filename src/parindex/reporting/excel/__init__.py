"""The report as an Excel workbook: results, areas, components and notes of every block."""

from pathlib import Path

from parindex.language import Speech, speech
from parindex.reporting.excel.areas import write_areas
from parindex.reporting.excel.comparison import has_comparison, write_comparison
from parindex.reporting.excel.components import write_components
from parindex.reporting.excel.notes import write_notes
from parindex.reporting.excel.page import Page
from parindex.reporting.excel.plan import APPRAISAL, SURVEY, ColumnPlan
from parindex.reporting.excel.results import write_results
from parindex.reporting.report.contents import BlockReport, ReportContext, RevisionNote
from parindex.reporting.writers.book import Book
from parindex.reporting.writers.tables_book import add_summaries

__all__ = ["render_excel"]


def render_excel(context: ReportContext, _templates: Path | None) -> bytes:
    """Write the workbook; the same context gives the same bytes."""
    voice = speech(context.locale)
    book = Book(context, voice.say("Results of the public administration reform index, {year}", year=context.year))
    for block in context.blocks:
        _block(book, block, voice, context.revision, alone=len(context.blocks) == 1)
    add_summaries(book, context.chapter, voice)
    if not context.blocks:
        book.sheet(book.name(voice.say("Results")))
    return book.finish()


def _block(book: Book, block: BlockReport, voice: Speech, revision: RevisionNote | None, *, alone: bool) -> None:
    labels = [voice.say("Results"), voice.say("Areas"), voice.say("Components"), voice.say("Notes")]
    results, areas, components, notes = (book.name(label if alone else f"{label} – {block.title}") for label in labels)
    plan = ColumnPlan(
        edition=block.source.standings.edition,
        sheet=components,
        units=len(block.rows),
        ranked=sum(row.ranked for row in block.rows),
        kinds={APPRAISAL: voice.say("council"), SURVEY: voice.say("survey")},
        weighted=block.source.standings.weights is not None,
    )
    if block.rows:
        write_results(Page(book.sheet(results), book, plan, block, voice, revision))
        write_areas(Page(book.sheet(areas), book, plan, block, voice))
        write_components(Page(book.sheet(components), book, plan, block, voice))
    if has_comparison(block):
        label = voice.say("Comparison")
        name = book.name(label if alone else f"{label} – {block.title}")
        write_comparison(Page(book.sheet(name), book, plan, block, voice))
    write_notes(book, notes, block, voice, revision)
