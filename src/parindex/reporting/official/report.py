"""The results of a year as a paper that an office signs: few sentences, the tables that matter, annexes."""

from collections.abc import Iterator

from parindex.language import Speech, speech
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Heading, Sentence
from parindex.reporting.official.annexes import annexes_of
from parindex.reporting.official.head import placed
from parindex.reporting.official.paper import OfficialPaper
from parindex.reporting.official.pdf import paper_pdf
from parindex.reporting.official.sentences import area_sentences, loss_sentences, measured_sentences, rank_sentences
from parindex.reporting.report.contents import BlockReport, ReportContext
from parindex.reporting.signatures import closed_by
from parindex.reporting.tables.areas import areas_table, losses_table, tiers_table
from parindex.reporting.tables.comparison.beside_changes import derived_table, like_table
from parindex.reporting.tables.outgoing.official import movers_table, ranks_table

__all__ = ["render_pdf", "report_paper"]


def render_pdf(context: ReportContext, _templates: object) -> bytes:
    """Return the report as PDF."""
    return paper_pdf(report_paper(context), speech(context.locale))


def report_paper(context: ReportContext) -> OfficialPaper:
    """Return the report of a year."""
    voice = speech(context.locale)
    year = {"year": context.year}
    who = {"authority": context.authority or "…"}
    opening = Phrase(
        "{authority} reports the results of the public administration reform index of {year}:", {**who, **year}
    )
    body: list[AnyBlock] = [Sentence(opening)]
    for number, block in enumerate(context.blocks, 1):
        body.append(Heading(1, f"{number}. {block.title}"))
        body += _block(block, voice)
    closing = Phrase("These are the results of the index of {year}; the annexes have the details./.", year)
    return OfficialPaper(
        **placed(context, context.date, context.generated_on),
        number=Phrase("No.        /BC-…"),
        heading=(Phrase("REPORT"), Phrase("Results of the public administration reform index, {year}", year)),
        marks=context.marks,
        body=(*body, Sentence(closing)),
        **closed_by(),
        belongs=Phrase("(With Report No.        /BC-… of {date}, {authority})", {"date": context.date, **who}),
        annexes=annexes_of(context, voice),
    )


def _block(block: BlockReport, voice: Speech) -> Iterator[AnyBlock]:
    yield Heading(2, Phrase("a) Criteria and sheets received"))
    yield from map(Sentence, measured_sentences(block))
    yield from _ranking(block)
    yield from _beside(block)
    if block.tiers:
        yield Heading(2, Phrase("c) Tiers"))
        yield tiers_table(block.tiers)
    yield from _areas(block)
    if block.losses:
        yield Heading(2, Phrase("e) Components with the most lost points"))
        yield from map(Sentence, loss_sentences(block, voice))
        yield losses_table(block.losses)


def _ranking(block: BlockReport) -> Iterator[AnyBlock]:
    yield Heading(2, Phrase("b) Ranking"))
    yield from map(Sentence, rank_sentences(block))
    yield ranks_table(block)
    yield from map(Sentence, block.against)
    for group in block.left_groups:
        values = {"year": block.compare, "reason": group.reason, "names": "; ".join(group.names)}
        yield Sentence(Phrase("Only in {year} ({reason}): {names}", values))
    yield from block.ranking_charts


def _beside(block: BlockReport) -> Iterator[AnyBlock]:
    """Yield what stands beside the official changes, only where there is any of it."""
    yield from (Sentence(f"{how}.") for how in block.not_comparable)
    if block.derived:
        told = Phrase(
            "No official changes: the index of {year} is that of the predecessors, weighted by the shares that the "
            "registry states (Σ share × index / Σ share).",
            {"year": block.compare},
        )
        yield Sentence(told)
        yield derived_table(block.derived, block.compare)
    like = block.like_for_like
    if like is not None:
        yield Sentence(like.text)
        if like.available and block.compare is not None:
            yield like_table(like.rows, block.year, block.compare)


def _areas(block: BlockReport) -> Iterator[AnyBlock]:
    yield Heading(2, Phrase("d) Results by area"))
    yield from map(Sentence, area_sentences(block))
    yield areas_table(block.areas, block.compare_areas)
    yield from block.area_charts
    if block.compare_areas is not None and any(area.rose or area.fell for area in block.areas):
        yield movers_table(block.areas)
