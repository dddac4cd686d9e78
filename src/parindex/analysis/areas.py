"""The areas of a set over a block: how high they stand, which units rose and fell."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from parindex.analysis.comparability import comparability, earlier_code
from parindex.model.criteria import Edition
from parindex.model.results import AreaSummary, BlockStandings, Left, Moved, NotComparable, Reason

__all__ = ["area_summaries"]


def area_summaries(current: BlockStandings, previous: BlockStandings | None) -> list[AreaSummary]:
    """Return one summary for every top-level node, in printed order.

    Means are over the ranked units of each year; who rose and fell is told of the units that are
    ranked now and have an index in both years. Where units were merged or divided in between, the two
    means are over other bodies, and no change of them is stated.
    """
    if previous is None or comparability(current.edition, previous.edition):
        return [_summary(node.code, _indexes(current, node.code), {}) for node in current.edition.index]
    codes, names = _codes_then(current.edition, previous.edition), _names_now(current)
    one_body = not _reformed(current)
    unlike = {each.card.unit for each in current.standings if isinstance(each.change, NotComparable)}
    return [
        _summary(
            node.code,
            _indexes(current, node.code),
            _before(previous, codes[node.code], names) if node.code in codes else {},
            unlike,
            one_body=one_body,
        )
        for node in current.edition.index
    ]


def _reformed(current: BlockStandings) -> bool:
    """Tell whether any unit of the block, of this year or the other, was merged or divided in between."""
    changes = [*(each.change for each in current.standings), *(change for _, _, change in current.left)]
    return any(
        isinstance(change, NotComparable | Left) and change.reason in {Reason.MERGED, Reason.DIVIDED}
        for change in changes
    )


def _names_now(current: BlockStandings) -> Mapping[str, str]:
    """Return the ids of today of the units that got another name."""
    return {
        change.renamed_from.unit: standing.card.unit
        for standing in current.standings
        if isinstance(change := standing.change, Moved) and change.renamed_from
    }


def _codes_then(current: Edition, previous: Edition) -> Mapping[str, str]:
    """Return the codes in the other year by those of this year; the newer of both sets says which was which."""
    if current.edition < previous.edition:
        found = {earlier_code(node): node.code for node in previous.index}
        return {node.code: found[node.code] for node in current.index if node.code in found}
    codes = {node.code: earlier_code(node) for node in current.index}
    return {code: then for code, then in codes.items() if then in previous.nodes}


Indexes = Mapping[str, tuple[Fraction, bool]]
"""By unit: index in percent, and whether the unit is ranked."""


def _indexes(standings: BlockStandings, code: str) -> Indexes:
    return {
        standing.card.unit: (index, standing.rank is not None)
        for standing in standings.standings
        if (index := standing.card.nodes[code].index) is not None
    }


def _before(previous: BlockStandings, code: str, names: Mapping[str, str]) -> Indexes:
    return {names.get(unit, unit): found for unit, found in _indexes(previous, code).items()}


def _summary(
    code: str, now: Indexes, before: Indexes, unlike: Collection[str] = (), *, one_body: bool = True
) -> AreaSummary:
    mean, mean_before = _mean(now), _mean(before)
    both = [unit for unit in now if unit in before and unit not in unlike]
    moves = [(unit, now[unit][0] - before[unit][0]) for unit in both if now[unit][1]]
    return AreaSummary(
        code,
        mean,
        mean - mean_before if one_body and both and mean is not None and mean_before is not None else None,
        sorted((move for move in moves if move[1] > 0), key=lambda move: -move[1]),
        sorted((move for move in moves if move[1] < 0), key=lambda move: move[1]),
    )


def _mean(indexes: Indexes) -> Fraction | None:
    ranked = [index for index, has_rank in indexes.values() if has_rank]
    return sum(ranked, Fraction(0)) / len(ranked) if ranked else None
