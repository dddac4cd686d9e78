"""Lost points summed over a block: by component, criterion and area, and by unit."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from parindex.analysis.block.contributions import conversion, index_terms, is_surveyed
from parindex.analysis.losses.units import converted_losses
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.studies.losses import NodeLoss, UnitLoss
from parindex.scoring.columns import Scalar
from parindex.scoring.scorecards import amounts

__all__ = ["node_losses", "unit_losses"]

_ZERO = Fraction(0)
_Sums = dict[str, list[Fraction]]
"""By code of a component: lost, available, units that lost, units to which it applies."""


def node_losses(block: BlockStandings) -> list[NodeLoss]:
    """Return what the ranked units lost on every node, in printed order; parts add up to their group exactly."""
    cards = [standing.card for standing in block.standings if standing.rank is not None]
    leaves = _leaf_sums(block.edition, cards)
    sums, losers = _up(block.edition, leaves), _losers(block.edition, cards)
    whole = sum((lost for lost, *_ in leaves.values()), _ZERO)
    return [
        NodeLoss(
            node.code,
            depth,
            sums[node.code][0],
            sums[node.code][1],
            *losers[node.code],
            100 * sums[node.code][0] / whole if whole else _ZERO,
        )
        for depth, node in block.edition.walk()
    ]


def unit_losses(block: BlockStandings) -> list[UnitLoss]:
    """Return what every unit with an index lost, most first; equals in rank order."""
    found = [_unit(standing) for standing in block.standings if standing.card.converted is not None]
    whole = sum((one.lost for one in found if one.rank is not None), _ZERO)
    made = [_shared(one, whole) for one in found]
    return sorted(made, key=lambda one: one.lost, reverse=True)


def _unit(standing: Standing) -> UnitLoss:
    card = standing.card
    maximum, converted = Fraction(card.edition.total), card.converted
    assert converted is not None
    total = converted - card.bonus + card.penalty
    return UnitLoss(
        card.unit, card.name, standing.rank, maximum, total, maximum - total, _ZERO, card.bonus, card.penalty
    )


def _shared(one: UnitLoss, whole: Fraction) -> UnitLoss:
    share = 100 * one.lost / whole if whole and one.rank is not None else _ZERO
    return UnitLoss(one.unit, one.name, one.rank, one.maximum, one.total, one.lost, share, one.bonus, one.penalty)


def _leaf_sums(edition: Edition, cards: Sequence[Scorecard]) -> dict[str, tuple[Fraction, Fraction]]:
    """Return lost and available points by component; units to which all applies are added as whole numbers."""
    plain = all(node.is_leaf for node in index_terms(edition))
    whole = [card for card in cards if plain and not _converted(card)]
    rest = [card for card in cards if not plain or _converted(card)]
    found = {leaf.code: _plain_sum(leaf.code, whole) for leaf in edition.leaves}
    surveyed = {code: is_surveyed(edition.nodes[code], edition) for code in found}
    for card in rest:
        factors = conversion(card)
        for code, _, available, converted in converted_losses(card):
            lost, could = found[code]
            found[code] = lost + converted, could + factors[surveyed[code]] * available
    return found


def _converted(card: Scorecard) -> bool:
    return any(factor != 1 for factor in conversion(card))


def _plain_sum(code: str, cards: Sequence[Scorecard]) -> tuple[Fraction, Fraction]:
    sums: dict[int, tuple[Scalar, Scalar]] = defaultdict(lambda: (0, 0))
    for card in cards:
        points, applicable, scale = amounts(card, code)
        lost, could = sums[scale]
        sums[scale] = lost + applicable - points, could + applicable
    pairs = [(Fraction(lost) / scale, Fraction(could) / scale) for scale, (lost, could) in sums.items()]
    return sum((lost for lost, _ in pairs), _ZERO), sum((could for _, could in pairs), _ZERO)


def _up(edition: Edition, leaves: dict[str, tuple[Fraction, Fraction]]) -> dict[str, tuple[Fraction, Fraction]]:
    """Add components up to criteria and areas."""
    sums: dict[str, tuple[Fraction, Fraction]] = defaultdict(lambda: (_ZERO, _ZERO))
    for code, (lost, could) in leaves.items():
        for each in edition.paths[code]:
            sums[each] = sums[each][0] + lost, sums[each][1] + could
    return sums


def _losers(edition: Edition, cards: Sequence[Scorecard]) -> dict[str, tuple[int, int]]:
    """Return by code how many units lost points on a node, and to how many it applies."""
    found = {}
    for code in edition.nodes:
        pairs = [amounts(card, code) for card in cards]
        found[code] = (
            sum(1 for points, applicable, _ in pairs if points < applicable),
            sum(1 for _, applicable, _ in pairs if applicable),
        )
    return found
