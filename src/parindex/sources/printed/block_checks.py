"""What can be said of the lines of one block together: ranks, units that are missing, tiers."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place
from parindex.model.units import Unit
from parindex.sources.cells.cell_text import folded
from parindex.sources.cells.problem import Problem
from parindex.sources.printed.expectation import Asked
from parindex.sources.printed.fields import Field
from parindex.sources.printed.figures import step_of
from parindex.sources.printed.lines import Line, Lines
from parindex.sources.printed.rank_checks import Ranked, gaps, misplaced, too_low

__all__ = ["PrintedLines", "check_block", "told_of"]

_NAMED = 10
"""Units that are named before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class PrintedLines:
    """A line, and the table in which it stands."""

    line: Line
    lines: Lines
    refused: bool = False
    """Something in the line is an error: it says nothing against other lines, but it keeps its place among them."""

    def place(self, field: Field | None) -> Place:
        """Return the cell of a figure, or of the name."""
        columns = self.lines.table.of(field) if field else ()
        return self.lines.place((self.line.row, columns[0].index if columns else self.lines.table.unit))


def check_block(asked: Asked, block: str, members: Sequence[PrintedLines], file: str) -> Iterator[Issue]:
    """Yield what is wrong with the lines of a block."""
    if asked.block is not None and block != asked.block:
        for one in members:
            unit = one.line.unit
            yield issue("H204", one.place(None), unit=unit.id, name=unit.name, found=block, block=asked.block)
        return
    missing = _missing(asked, block, members)
    unnamed = [unit.name for unit in missing if all(unit.id not in one.lines.without_figures for one in members)]
    if unnamed:
        names = "; ".join(unnamed[:_NAMED]) + ("; …" if len(unnamed) > _NAMED else "")
        yield issue("H205", Place(file), number=len(unnamed), block=block, names=names)
    yield from _ranks(asked, block, members, len(missing))
    yield from _tiers(asked, block, members)


def told_of(asked: Asked, members: Sequence[PrintedLines]) -> int | None:
    """Return how many units were ranked as the command line says, or all ranks that say it (2/18)."""
    told = {one.line.of for one in members if one.line.of is not None}
    return asked.of if asked.of is not None or len(told) != 1 else told.pop()


def _missing(asked: Asked, block: str, members: Sequence[PrintedLines]) -> list[Unit]:
    """Return the ranked units of a block that have no figures in the table, named there or not."""
    there = {one.line.unit.id for one in members}
    return [unit for unit in asked.registry.members(block, asked.year) if unit.ranked and unit.id not in there]


def _ranks(asked: Asked, block: str, members: Sequence[PrintedLines], missing: int) -> Iterator[Issue]:
    ranked = [(number, one) for number, one in enumerate(members) if one.line.rank is not None]
    if not ranked:
        return
    score = _score([one.line for _, one in ranked if not one.refused])
    comparable = [
        Ranked(one.line.unit.name, one.line.rank, printed, number)
        for number, one in ranked
        if (printed := score(one.line)) is not None and one.line.rank is not None and not one.refused
    ]
    step = step_of([one.score for one in comparable])
    for one, problem in misplaced(comparable, step):
        yield _at(members[one.number], problem)
    missing += sum(one.refused and one.line.rank is None for one in members)
    places = [(one.line.unit.name, one.line.rank or 0, number) for number, one in ranked]
    of = told_of(asked, members) or (len(ranked) + missing)
    for number, problem in too_low(places, of):
        yield _at(members[number], problem)
    yield from _gaps(block, ranked, missing)


def _gaps(block: str, ranked: Sequence[tuple[int, PrintedLines]], missing: int) -> Iterator[Issue]:
    """Yield gaps between ranks, unless the lines that the table lacks explain them."""
    by_rank = {one.line.rank or 0: one for _, one in reversed(ranked)}
    found = list(gaps([one.line.rank or 0 for _, one in ranked]))
    held = Counter(one.line.rank or 0 for _, one in ranked)
    if sum(after - before - (held[before] or 1) for before, after in found) <= missing:
        return
    for before, after in found:
        one = by_rank[after]
        yield issue("H404", one.place(Field.RANK), unit=one.line.unit.id, before=before, rank=after, block=block)


def _score(lines: Sequence[Line]) -> Callable[[Line], Decimal | None]:
    """Return what the ranks of a block follow: the index where all have it, else the points of one maximum."""
    if all(line.index is not None for line in lines):
        return lambda line: line.index
    one_scale = len({line.maximum for line in lines}) == 1
    return lambda line: line.points if one_scale else None


def _tiers(asked: Asked, block: str, members: Sequence[PrintedLines]) -> Iterator[Issue]:
    edition = asked.editions.get(block)
    if edition is None or not edition.tiers:
        return
    known = {folded(text) for tier in edition.tiers for text in (tier.id, tier.title.vi, tier.title.en) if text}
    titles = "; ".join(str(tier.title) for tier in edition.tiers)
    for one in members:
        tier = folded(one.line.tier)
        if tier and tier not in known and tier.removeprefix("loại ") not in known:
            values: dict[str, object] = {
                "tier": one.line.tier,
                "name": one.line.unit.name,
                "criteria": edition.key,
                "known": titles,
                "year": asked.year,
            }
            yield Problem("H409", values).at(one.place(Field.TIER), one.line.unit.id)


def _at(one: PrintedLines, problem: Problem) -> Issue:
    return problem.at(one.place(Field.RANK), one.line.unit.id)
