"""Whether printed ranks can belong to the printed scores.

Printed scores are rounded: two units with one printed score may have different ranks, since they differed
before the rounding. What rounding cannot do is to put a clearly higher score on a worse rank.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from parindex.model.texts.number_text import NumberText
from parindex.sources.cells.problem import Problem

__all__ = ["Ranked", "gaps", "misplaced", "too_low"]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with its printed rank and score; `number` is the place of its line."""

    name: str
    rank: int
    score: Decimal
    number: int


def misplaced(ranked: Sequence[Ranked], step: Decimal) -> Iterator[tuple[Ranked, Problem]]:
    """Yield the units whose rank contradicts their score.

    `step` is one unit in the last place of the printed scores. A difference of one step may come from
    totals that were made of rounded parts, and is only a warning.
    """
    ahead: Ranked | None = None
    for _, group in groupby(sorted(ranked, key=lambda one: (one.rank, -one.score)), key=lambda one: one.rank):
        same = list(group)
        for one in same:
            if ahead is not None and one.score > ahead.score:
                yield one, _against(one, ahead, "H402" if one.score - ahead.score <= step else "H401")
        first, last = same[0], same[-1]
        if first.score - last.score > step:
            yield last, Problem("H403", {"name": last.name, "rank": last.rank, **_pair(last, first)})
        if ahead is None or last.score < ahead.score:
            ahead = last


def _against(one: Ranked, ahead: Ranked, code: str) -> Problem:
    return Problem(code, {"name": one.name, "rank": one.rank, "better": ahead.rank, **_pair(one, ahead)})


def _pair(one: Ranked, other: Ranked) -> dict[str, object]:
    return {"other": other.name, "value": NumberText(one.score), "lower": NumberText(other.score)}


def gaps(ranks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (rank, next rank) between which ranks are missing.

    Competition ranks (1, 2, 2, 4) and dense ranks (1, 2, 2, 3) are both without gaps. What comes before
    the first rank counts as rank 0.
    """
    held = [(0, 1), *((rank, len(list(group))) for rank, group in groupby(sorted(ranks)))]
    for (rank, number), (after, _) in pairwise(held):
        if after not in {rank + 1, rank + number}:
            yield rank, after


def too_low(ranks: Sequence[tuple[str, int, int]], of: int) -> Iterator[tuple[int, Problem]]:
    """Yield the lines (name, rank, number of the line) whose rank is below the last place."""
    for name, rank, number in ranks:
        if rank > of:
            yield number, Problem("H405", {"name": name, "rank": rank, "of": of})
