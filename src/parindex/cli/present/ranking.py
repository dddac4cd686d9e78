"""A ranking as blocks: its revision, every block of units, and what is known only as published."""

from collections.abc import Iterator

from parindex.language import Speech
from parindex.language.revision_words import compared_words, revision_words
from parindex.reporting.blocks import AnyBlock, Break, Sentence, Tone
from parindex.reporting.report.published_caveats import against_words
from parindex.reporting.tables.published import published_blocks
from parindex.reporting.tables.standings import standing_blocks
from parindex.workflow.rank import Ranking

__all__ = ["ranking_blocks"]


def ranking_blocks(ranking: Ranking, voice: Speech, *, codes: bool) -> Iterator[AnyBlock]:
    """Yield every block of units; `codes` names every missing score."""
    yield from (Sentence(words, Tone.NOTE) for words in revision_words(ranking.place, voice))
    yield from map(Sentence, compared_words(ranking.compared, voice))
    for block in ranking.blocks:
        yield from standing_blocks(block, voice, codes=codes)
        if block.block in ranking.against_published and ranking.compare is not None:
            unsure = block.block in ranking.unsure
            yield from map(Sentence, against_words(block.year, ranking.compare, voice, unsure=unsure))
        yield Break()
    for published in ranking.published:
        yield from published_blocks(published, voice)
