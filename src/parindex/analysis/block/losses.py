"""On which components a block lost its points, and how many units stand in which tier.

Inside a group that averages, raw points are not points of the index. What such a group lost is divided over
its parts by weight x the percent that each lacks: in a weighted mean just what each would give back. So the
losses of a unit always add up to its maximum less its points, bonus and penalty aside.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain

from parindex.analysis.block.contributions import index_terms
from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import BlockStandings, ComponentLoss, Scorecard
from parindex.scoring.columns import Scalar
from parindex.scoring.scorecards import amounts

__all__ = ["component_losses", "divided_loss", "tier_counts"]

_ZERO = Fraction(0)
_HUNDRED = 100

_Lost = tuple[str, Fraction, Fraction, int]
"""Code, points lost, points that could be had, units that lost any."""
_Part = tuple[str, Fraction, Fraction]


def component_losses(current: BlockStandings) -> list[ComponentLoss]:
    """Return what the ranked units lost on every component, most lost first, equals in printed order."""
    cards = [standing.card for standing in current.standings if standing.rank is not None]
    losses = list(_losses(current.edition, cards))
    whole = sum((loss for _, loss, _, _ in losses), _ZERO)
    found = [
        ComponentLoss(code, lost, available, units, _HUNDRED * lost / whole if whole else _ZERO)
        for code, lost, available, units in losses
    ]
    return sorted(found, key=lambda loss: loss.lost, reverse=True)


def tier_counts(current: BlockStandings) -> list[tuple[str, int]]:
    """Return (tier id, number of units with and without a rank), in the order of the set."""
    counts = Counter(standing.card.tier for standing in current.standings)
    return [(tier.id, counts[tier.id]) for tier in current.edition.tiers]


def divided_loss(card: Scorecard, node: Node) -> Iterator[tuple[str, Fraction, Fraction]]:
    """Yield (code, lost, available) of the components of a group that averages, in points of the group."""
    yield from _divided(card, node, *_whole(card, node))


def _losses(edition: Edition, cards: Sequence[Scorecard]) -> Iterator[_Lost]:
    for node in index_terms(edition):
        if node.is_leaf:
            yield _loss(node.code, cards)
        else:
            yield from _averaged(node, [list(_divided(card, node, *_whole(card, node))) for card in cards])


def _loss(code: str, cards: Sequence[Scorecard]) -> _Lost:
    found = [amounts(card, code) for card in cards]
    lost = ((applicable - points, scale) for points, applicable, scale in found)
    units = sum(1 for points, applicable, _ in found if points < applicable)
    return code, _sum(lost), _sum((applicable, scale) for _, applicable, scale in found), units


def _whole(card: Scorecard, node: Node) -> tuple[Fraction, Fraction]:
    """Return what a unit lost on a group, and could have had; the set itself stands in no list of nodes."""
    if node.code in card.nodes:
        score = card.nodes[node.code]
        return score.lost, score.applicable
    return card.applicable - (card.points - card.bonus + card.penalty), card.applicable


def _averaged(node: Node, by_card: Sequence[Sequence[_Part]]) -> Iterator[_Lost]:
    codes = [leaf.code for leaf in _leaves(node)]
    lost, available, units = dict.fromkeys(codes, _ZERO), dict.fromkeys(codes, _ZERO), dict.fromkeys(codes, 0)
    for code, loss, could in chain.from_iterable(by_card):
        lost[code] += loss
        available[code] += could
        units[code] += loss > 0
    return ((code, lost[code], available[code], units[code]) for code in codes)


def _leaves(node: Node) -> Iterator[Node]:
    for part in node.parts:
        yield from [part] if part.is_leaf else _leaves(part)


def _divided(card: Scorecard, node: Node, lost: Fraction, available: Fraction) -> Iterator[_Part]:
    """Divide what a unit lost on a node over the components below it."""
    if node.is_leaf:
        yield node.code, lost, available
        return
    weights = [_weight(card, node, part) for part in node.parts]
    lacks = [_lack(card, part, weight) for weight, part in zip(weights, node.parts, strict=True)]
    shares = zip(_parted(lost, lacks if sum(lacks) else weights), _parted(available, weights), strict=True)
    for part, share in zip(node.parts, shares, strict=True):
        yield from _divided(card, part, *share)


def _weight(card: Scorecard, node: Node, part: Node) -> Fraction:
    """Return how much of a group a part is for one unit: nothing where nothing applies."""
    score = card.nodes[part.code]
    if not part.counts or part.deducts:
        return _ZERO
    if card.edition.converts.get(node.code) == "equal" and score.applicable:
        return score.applicable + _taken_over(card, node)
    if node.aggregate == "sum" or not score.applicable:
        return score.applicable
    return Fraction(part.weighs)


def _lack(card: Scorecard, part: Node, weight: Fraction) -> Fraction:
    """Return what a part lacks, in proportion to the others: what it was weighed for, or what it took off."""
    if part.counts and part.deducts:
        return _HUNDRED * card.nodes[part.code].points
    return weight * _lacking(card, part)


def _taken_over(card: Scorecard, node: Node) -> Fraction:
    """Return what each part that applies takes over of the others."""
    there = [part for part in node.counting if card.nodes[part.code].applicable]
    gone = sum((Fraction(part.total) for part in node.counting if not card.nodes[part.code].applicable), _ZERO)
    return gone / len(there)


def _lacking(card: Scorecard, part: Node) -> Fraction:
    index = card.nodes[part.code].index
    return _ZERO if index is None else _HUNDRED - index


def _parted(amount: Fraction, weights: Sequence[Fraction]) -> list[Fraction]:
    whole = sum(weights, _ZERO)
    return [amount * weight / whole if whole else _ZERO for weight in weights]


def _sum(numbers: Iterable[tuple[Scalar, int]]) -> Fraction:
    """Add up numbers / scales, those of one scale first."""
    sums: dict[int, Scalar] = {}
    for number, scale in numbers:
        sums[scale] = sums.get(scale, 0) + number
    return sum((Fraction(number) / scale for scale, number in sums.items()), _ZERO)
