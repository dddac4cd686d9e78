"""What a ranking says of published years: where it is made of them, and where it is compared with them."""

from collections.abc import Sequence

from parindex.cli.present.terminal import answer, say
from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.documents.heads import Document
from parindex.reporting.documents.printed_tables import published_document
from parindex.reporting.report.published_caveats import against_words, remedy_words
from parindex.workflow.rank import Ranking

__all__ = ["print_against", "published_parts"]


def print_against(ranking: Ranking, block: BlockStandings, speech: Speech) -> None:
    """Mark the changes of a block whose compared year is known only as published."""
    assert ranking.compare is not None
    unsure = block.block in ranking.unsure
    for sentence in against_words(block.year, ranking.compare, speech, unsure=unsure):
        answer(sentence)
    if unsure:
        say(remedy_words(speech))


def published_parts(ranking: Ranking, editions: Sequence[Edition]) -> Document:
    """Return what is added to the document of a ranking: empty where everything was scored."""
    found: Document = {}
    if ranking.published:
        found["source"] = "published" if not ranking.blocks else "scored and published"
        found["published"] = [published_document(block, editions=editions) for block in ranking.published]
    if ranking.against_published:
        found["against_published"] = list(ranking.against_published)
        found["unsure"] = list(ranking.unsure)
    return found
