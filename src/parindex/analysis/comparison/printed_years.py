"""Years that are known only as published: their order."""

from collections.abc import Iterable
from fractions import Fraction

from parindex.model.results.printed.history import PublishedResult
from parindex.model.results.printed.tables import PublishedBlock, PublishedStanding
from parindex.model.texts.collation import collation_key

__all__ = ["published_block"]


def published_block(block: str, title: str, year: int, results: Iterable[PublishedResult]) -> PublishedBlock:
    """Put the published lines of a block in order."""
    standings = sorted((PublishedStanding(result) for result in results), key=_order)
    return PublishedBlock(block, title, year, standings)


def _order(standing: PublishedStanding) -> tuple[object, ...]:
    result, index = standing.result, standing.index
    rank = (0, result.rank) if result.rank is not None else (1, 0)
    height = (0, -index) if index is not None else (1, Fraction(0))
    return (*rank, *height, *collation_key(result.name), result.unit)
