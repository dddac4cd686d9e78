"""What two editions of a criteria set have in common, and what is measured otherwise, as a table."""

from collections.abc import Callable, Iterator, Sequence

from parindex.language import Speech
from parindex.model.criteria import Edition
from parindex.model.results.crosswalk import Crosswalk
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Break, Column, Heading, Kind, Sentence, Value, tabled
from parindex.reporting.report.crosswalk import DiffRow, set_diff

__all__ = ["crosswalk_blocks"]

_COLUMNS: tuple[tuple[Column, Callable[[DiffRow], Value]], ...] = (
    (Column("before", Phrase("Old code"), Kind.CODE), lambda row: row.before or "–"),
    (Column("now", Phrase("New code"), Kind.CODE), lambda row: row.now or "–"),
    (Column("title", Phrase("Criterion or area")), lambda row: row.title),
    (Column("change", Phrase("What changed")), lambda row: row.change),
    (Column("by", Phrase("Matched by")), lambda row: row.by or "–"),
)


def crosswalk_blocks(walks: Sequence[Crosswalk], alone: Sequence[Edition], voice: Speech) -> Iterator[AnyBlock]:
    """Yield for every set what is not the same, and what is measured alike; then the sets of one year only."""
    for walk in walks:
        found = set_diff(walk, voice)
        yield Heading(2, found.title)
        yield Sentence(f"{found.summary}. {found.common}")
        if found.rows:
            yield tabled("differences", _COLUMNS, found.rows)
        if found.by_title:
            words = "Only the titles say so: {pairs}. If it is right, write compares_with at them in the newer set."
            yield Sentence(Phrase(words, {"pairs": ", ".join(found.by_title)}))
        yield Break()
    for edition in alone:
        yield Sentence(Phrase("{key}: in force in one of the two years only", {"key": edition.key}))
