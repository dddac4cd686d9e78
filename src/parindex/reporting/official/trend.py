"""A review of several years as a paper that an office signs."""

from collections.abc import Iterator

from parindex.language import speech
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Lines, Sentence
from parindex.reporting.official.head import placed
from parindex.reporting.official.paper import OfficialPaper
from parindex.reporting.official.pdf import paper_pdf
from parindex.reporting.report.contents.trend import BlockReview, TrendReport
from parindex.reporting.signatures import closed_by
from parindex.reporting.tables.outgoing import years as tables

__all__ = ["render_pdf", "trend_paper"]


def render_pdf(report: TrendReport, _templates: object) -> bytes:
    """Return the review as PDF."""
    return paper_pdf(trend_paper(report), speech(report.locale))


def trend_paper(report: TrendReport) -> OfficialPaper:
    """Return the review of several years."""
    body: list[AnyBlock] = []
    if report.area:
        body.append(Sentence(Phrase("Only area {area}", {"area": report.area})))
    for number, block in enumerate(report.blocks, 1):
        body.append(Heading(1, f"{number}. {block.title}"))
        body += _block(block, report)
    years = {"first": report.first, "last": report.last}
    closing = Phrase("This is the review of the index from {first} to {last}./.", years)
    return OfficialPaper(
        **placed(report, report.date, report.generated_on),
        number=Phrase("No.        /BC-…"),
        heading=(Phrase("REPORT"), report.title),
        marks=report.marks,
        body=(*body, Sentence(closing)),
        **closed_by(),
    )


def _block(block: BlockReview, report: TrendReport) -> Iterator[AnyBlock]:
    yield Heading(2, Phrase("The years"))
    yield tables.years_table(block.years)
    if block.breaks or block.notes:
        yield Lines((*block.breaks, *block.notes))
    yield Heading(2, Phrase("Index and rank of the units"))
    yield tables.units_table(block.units, report.years)
    yield Sentence(Phrase("Index in percent, rank in brackets."))
    if block.published:
        yield Sentence(Phrase("* = known only as published."))
    yield tables.index_panels(block)
    if block.caption:
        yield Sentence(block.caption)
    if report.unit:
        for unit in block.units:
            yield Heading(3, unit.name)
            yield tables.steps_table(unit)
            if unit.runs or unit.parted:
                yield Lines((*unit.runs, *unit.parted))
    if any(unit.tiers for unit in block.units):
        yield Heading(2, Phrase("Tiers"))
        yield tables.tier_paths_table(block.units)
    yield from _lists(block)


def _lists(block: BlockReview) -> Iterator[AnyBlock]:
    if block.improved:
        years = {"before": block.before, "last": block.last}
        yield Heading(2, Phrase("Most improved over one year ({before}–{last})", years))
        yield tables.gains_table(block.improved)
    if block.improved_over:
        over = {"years": block.over, "first": block.since, "last": block.last}
        yield Heading(2, Phrase("Most improved over {years} years ({first}–{last})", over))
        yield tables.gains_table(block.improved_over)
    if block.steadiest:
        told = Phrase(
            "Mean of the absolute steps of the index from year to year, over comparable years only, at least {number} "
            "of them.",
            {"number": block.fewest_steps},
        )
        yield Heading(2, Phrase("Steadiest"))
        yield Sentence(told)
        yield tables.steady_table(block.steadiest)
    if block.runs:
        yield Heading(2, Phrase("Years in a row"))
        yield Lines(block.runs)
    if block.parted:
        yield Heading(2, Phrase("Rank and index did not go the same way in {year}", {"year": block.last}))
        yield Lines(block.parted)
