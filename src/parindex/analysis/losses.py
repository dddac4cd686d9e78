"""On which components a block lost its points, and how many units stand in which tier."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from parindex.model.results import BlockStandings, ComponentLoss, Scorecard
from parindex.scoring.columns import Scalar
from parindex.scoring.scorecards import amounts

__all__ = ["component_losses", "tier_counts"]

_ZERO = Fraction(0)


def component_losses(current: BlockStandings) -> list[ComponentLoss]:
    """Return what the ranked units lost on every component, most lost first, equals in printed order."""
    cards = [standing.card for standing in current.standings if standing.rank is not None]
    losses = [_loss(leaf.code, cards) for leaf in current.edition.leaves]
    whole = sum((loss for _, loss, _, _ in losses), _ZERO)
    found = [
        ComponentLoss(code, lost, available, units, 100 * lost / whole if whole else _ZERO)
        for code, lost, available, units in losses
    ]
    return sorted(found, key=lambda loss: loss.lost, reverse=True)


def tier_counts(current: BlockStandings) -> list[tuple[str, int]]:
    """Return (tier id, number of units with and without a rank), in the order of the set."""
    counts = Counter(standing.card.tier for standing in current.standings)
    return [(tier.id, counts[tier.id]) for tier in current.edition.tiers]


def _loss(code: str, cards: Sequence[Scorecard]) -> tuple[str, Fraction, Fraction, int]:
    found = [amounts(card, code) for card in cards]
    lost = ((applicable - points, scale) for points, applicable, scale in found)
    units = sum(1 for points, applicable, _ in found if points < applicable)
    return code, _sum(lost), _sum((applicable, scale) for _, applicable, scale in found), units


def _sum(numbers: Iterable[tuple[Scalar, int]]) -> Fraction:
    """Add up numbers / scales, those of one scale first."""
    sums: dict[int, Scalar] = {}
    for number, scale in numbers:
        sums[scale] = sums.get(scale, 0) + number
    return sum((Fraction(number) / scale for scale, number in sums.items()), _ZERO)
