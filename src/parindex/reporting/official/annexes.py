"""The annexes of a report: the whole ranking, every unit by area, the rules by which all was counted."""

from collections.abc import Iterator, Sequence

from parindex.language import Speech
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Sentence, Shown
from parindex.reporting.official.paper import Annex
from parindex.reporting.report.contents import BlockReport, ReportContext
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.areas import area_units_table
from parindex.reporting.tables.outgoing.official import policy_table
from parindex.reporting.tables.ranking import ranking_lines, ranking_table

__all__ = ["annexes_of"]


def annexes_of(context: ReportContext, voice: Speech) -> tuple[Annex, ...]:
    """Return the annexes of every block, numbered with it, and the chapter of analysis, if there is one."""
    numbered = enumerate(context.blocks, 1)
    annexes = [annex for number, block in numbered for annex in _of_block(block, number, voice)]
    return (*annexes, *_analysis(context.chapter, len(context.blocks) + 1))


def _of_block(block: BlockReport, number: int, voice: Speech) -> Iterator[Annex]:
    standings = block.source.standings
    lines = ranking_lines(standings, Figures(standings.edition.policy, voice))
    title = {"block": block.title}
    yield Annex(
        _number(number, "A"),
        Phrase("Ranking: {block}", title),
        (ranking_table(lines, compare=block.compare, readers=Shown.PAGE),),
    )
    named = "; ".join(f"{area.code}: {area.title}" for area in block.areas)
    yield Annex(
        _number(number, "B"),
        Phrase("Index by area (%): {block}", title),
        (area_units_table(block.area_rows, block.areas), Sentence(Phrase("Areas: {names}.", {"names": named}))),
    )
    yield Annex(
        _number(number, "C"),
        Phrase("How it was counted and ranked: {block}", title),
        (policy_table(block.policy),),
        wide=False,
    )


def _analysis(chapter: Sequence[AnyBlock], number: int) -> Iterator[Annex]:
    if chapter:
        yield Annex(_number(number, ""), Phrase("What the numbers mean"), tuple(chapter), wide=False)


def _number(number: int, letter: str) -> Phrase:
    return Phrase("ANNEX {number}", {"number": f"{number}{letter}"})
