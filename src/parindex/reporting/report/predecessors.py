"""What was derived from the predecessors of merged and divided units, written out."""

from collections.abc import Iterator

from parindex.language import Speech
from parindex.language.rule_words import plain
from parindex.language.single_line import one_line
from parindex.model.results.changes import Derived, DerivedPart, NotComparable
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.reporting.report.contents import DerivedRow
from parindex.reporting.report.figures import Figures

__all__ = ["derived_rows"]


def derived_rows(block: BlockStandings, figures: Figures, voice: Speech) -> tuple[DerivedRow, ...]:
    """Return a row for every unit whose predecessors' shares are stated, in rank order."""
    return tuple(_row(standing, derived, figures, voice) for standing, derived in _found(block))


def _found(block: BlockStandings) -> Iterator[tuple[Standing, Derived]]:
    for standing in block.standings:
        if isinstance(standing.change, NotComparable) and standing.change.derived is not None:
            yield standing, standing.change.derived


def _row(standing: Standing, derived: Derived, figures: Figures, voice: Speech) -> DerivedRow:
    return DerivedRow(
        unit=standing.card.unit,
        name=one_line(standing.card.name),
        index=figures.value(standing.card.index),
        previous=figures.value(derived.previous_index),
        difference=figures.change(derived.index),
        parts=tuple(_part(part, figures, voice) for part in derived.parts),
    )


def _part(part: DerivedPart, figures: Figures, voice: Speech) -> str:
    return f"{one_line(part.name)} {plain(part.share, voice)} × {figures.value(part.index)}"
