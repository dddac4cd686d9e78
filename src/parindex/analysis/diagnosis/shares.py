"""What decides the order: the share of the variance of totals beside the share of the points, at every level.

Covariance shares Cov(x_i, Y) / Var(Y) are exact and add up to 1 in every group whose parts add up (Paruolo, Saisana,
Saltelli, JRSS A 176(3) 2013, discuss r squared and why weights should not be inverted from such shares).
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from parindex.analysis.block.contributions import conversion, is_surveyed
from parindex.analysis.diagnosis.statistics import covariance
from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import Scorecard
from parindex.model.studies.diagnosis import NodeShare

__all__ = ["node_shares", "variance_shares"]

_ZERO = Fraction(0)


def node_shares(edition: Edition, cards: Sequence[Scorecard]) -> list[NodeShare]:
    """Return the shares of every node whose points add up to the index, in printed order."""
    rows = [dict(_contributions(card)) for card in cards]
    totals = [_total(card) for card in cards]
    found = []
    for depth, node in edition.walk():
        if rows and node.code in rows[0]:
            variance, linear = variance_shares([row[node.code] for row in rows], totals)
            found.append(NodeShare(node.code, depth, 100 * _worth(edition, node), variance, linear))
    return found


def variance_shares(part: Sequence[Fraction], whole: Sequence[Fraction]) -> tuple[Fraction | None, Fraction | None]:
    """Return (Cov(part, whole) / Var(whole), r squared), both in percent; `None` where nothing varies."""
    variance, own = covariance(whole, whole), covariance(part, part)
    if not variance:
        return None, None
    together = covariance(part, whole)
    return 100 * together / variance, 100 * together**2 / (own * variance) if own else None


def _total(card: Scorecard) -> Fraction:
    """Return the converted total, bonus and penalty aside."""
    assert card.converted is not None
    return card.converted - card.bonus + card.penalty


def _worth(edition: Edition, node: Node) -> Fraction:
    if edition.aggregate == "sum":
        return Fraction(node.total) / Fraction(edition.total)
    return Fraction(node.weighs) / sum(Fraction(part.weighs) for part in edition.index)


def _contributions(card: Scorecard) -> Iterator[tuple[str, Fraction]]:
    edition = card.edition
    if edition.aggregate == "weighted_mean":
        yield from _averaged(card)
    elif edition.adds_up(edition.root):
        factors, sums = conversion(card), dict[str, Fraction]()
        for node in edition.root.counting:
            _add(node, card, factors, sums)
        yield from sums.items()


def _add(node: Node, card: Scorecard, factors: tuple[Fraction, Fraction], sums: dict[str, Fraction]) -> Fraction:
    """Note what a node and those below it add to the index."""
    if node.is_leaf or not card.edition.adds_up(node):
        sums[node.code] = factors[is_surveyed(node, card.edition)] * card.nodes[node.code].points
    else:
        sums[node.code] = sum((_add(part, card, factors, sums) for part in node.counting), _ZERO)
    return sums[node.code]


def _averaged(card: Scorecard) -> Iterator[tuple[str, Fraction]]:
    """Yield what every area adds to a weighted mean: one without a value leaves it together with its weight."""
    nodes: Mapping[str, Fraction | None] = {
        part.code: card.nodes[part.code].index for part in card.edition.root.counting
    }
    weights = {part.code: Fraction(part.weighs) for part in card.edition.root.counting}
    alive = sum((weights[code] for code, index in nodes.items() if index is not None), _ZERO)
    for code, index in nodes.items():
        yield code, _ZERO if index is None else weights[code] / alive * index * Fraction(card.edition.total) / 100
