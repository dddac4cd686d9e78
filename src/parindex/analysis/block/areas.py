"""The areas of a set over a block: how high they stand, which units rose and fell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.analysis.comparability.comparability import comparability, earlier_code
from parindex.analysis.comparability.goalposts import Relative, Side, own_part, relative
from parindex.analysis.comparability.yardsticks import component_codes
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import AreaSummary, BlockStandings, Left, Moved, NotComparable, Reason, Standing
from parindex.model.weights import mean_over

__all__ = ["area_summaries"]


def area_summaries(current: BlockStandings, previous: BlockStandings | None) -> list[AreaSummary]:
    """Return one summary for every top-level node, in printed order.

    A mean is over the ranked units. Its change is over the units that are ranked in both years and were compared: who
    came or went moves no mean. Who rose and fell is told of the units that are ranked now and have an index in both
    years. Where units were merged or divided in between, no change of a mean is stated.
    """
    if previous is None or comparability(current.edition, previous.edition):
        return [_summary(current, node.code, ()) for node in current.edition.index]
    pairs = _Pairs(current, previous)
    codes, one_body = _codes_then(current.edition, previous.edition), not _reformed(current)
    return [
        _summary(current, node.code, list(pairs.moves(node.code, codes.get(node.code))), one_body=one_body)
        for node in current.edition.index
    ]


def _reformed(current: BlockStandings) -> bool:
    """Tell whether any unit of the block, of this year or the other, was merged or divided in between."""
    changes = [*(each.change for each in current.standings), *(change for _, _, change in current.left)]
    return any(
        isinstance(change, NotComparable | Left) and change.reason in {Reason.MERGED, Reason.DIVIDED}
        for change in changes
    )


def _codes_then(current: Edition, previous: Edition) -> Mapping[str, str]:
    """Return the codes in the other year by those of this year; the newer of both sets says which was which."""
    if current.edition < previous.edition:
        found = {earlier_code(node): node.code for node in previous.index}
        return {node.code: found[node.code] for node in current.index if node.code in found}
    codes = {node.code: earlier_code(node) for node in current.index}
    return {code: then for code, then in codes.items() if then in previous.nodes}


@dataclass(frozen=True, slots=True)
class _Move:
    """What a unit did itself in an area, in points of percent."""

    unit: str
    change: Fraction
    ranked: bool
    ranked_before: bool


class _Pairs:
    """The units of a block that were compared with themselves in the other year."""

    def __init__(self, current: BlockStandings, previous: BlockStandings) -> None:
        before = {standing.card.unit: standing for standing in previous.standings}
        self._pairs = list(_compared(current, before))
        self._blocks = (
            relative([one.card for one in previous.standings]),
            relative([one.card for one in current.standings]),
        )
        self._codes = component_codes(previous.edition, current.edition)

    def moves(self, code: str, then: str | None) -> Iterator[_Move]:
        """Yield what the units did in an area; `then` is its code in the other year, if it has one."""
        if then is None:
            return
        for before, now in self._pairs:
            change = self._change((before, then), (now, code))
            if change is not None:
                yield _Move(now.card.unit, change, now.rank is not None, before.rank is not None)

    def _change(self, before: tuple[Standing, str], now: tuple[Standing, str]) -> Fraction | None:
        if self._blocks[0] is not None and self._blocks[1] is not None:
            return own_part(_side(self._blocks[1], *now), _side(self._blocks[0], *before), self._codes)
        index, earlier = now[0].card.nodes[now[1]].index, before[0].card.nodes[before[1]].index
        return None if index is None or earlier is None else index - earlier


def _side(block: Relative, standing: Standing, code: str) -> Side:
    return Side(block, standing.card.unit, lambda card: card.nodes[code].index)


def _compared(current: BlockStandings, before: Mapping[str, Standing]) -> Iterator[tuple[Standing, Standing]]:
    for standing in current.standings:
        change, unit = standing.change, standing.card.unit
        earlier = before.get((isinstance(change, Moved) and change.earlier) or unit)
        if earlier is not None and not isinstance(change, NotComparable):
            yield earlier, standing


def _summary(current: BlockStandings, code: str, moves: Sequence[_Move], *, one_body: bool = True) -> AreaSummary:
    there = [standing.card for standing in current.standings if standing.rank is not None]
    ranked = [(card.unit, index) for card in there if (index := card.nodes[code].index) is not None]
    counted = [(move.unit, move.change) for move in moves if move.ranked and move.ranked_before]
    told = [(move.unit, move.change) for move in moves if move.ranked]
    return AreaSummary(
        code,
        mean_over(ranked, current.weights),
        mean_over(counted, current.weights) if one_body else None,
        sorted((move for move in told if move[1] > 0), key=lambda move: -move[1]),
        sorted((move for move in told if move[1] < 0), key=lambda move: move[1]),
    )
