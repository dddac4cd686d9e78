"""A unit beside its block: areas, strengths and weaknesses that know ceilings.

A component that 95 % of the units hold in full is nobody's strength; a last place is always told.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction

from parindex.model.results.scorecards import BlockStandings, Scorecard
from parindex.model.studies.profile import AreaBeside, Strength
from parindex.scoring.scorecards import amounts

__all__ = ["BlockAreas", "areas_beside", "strengths_and_weaknesses"]

_ZERO = Fraction(0)
_CEILING = 95
_MOST = 5


class BlockAreas:
    """The areas of a block, looked at once for all its units."""

    def __init__(self, block: BlockStandings) -> None:
        self._ranked = {
            node.code: sorted(
                index
                for one in block.standings
                if one.rank is not None and (index := one.card.nodes[node.code].index) is not None
            )
            for node in block.edition.index
        }
        self._means = {code: sum(others, _ZERO) / len(others) for code, others in self._ranked.items() if others}

    def beside(self, card: Scorecard) -> list[AreaBeside]:
        """Return the areas of a unit with the mean and its place among the ranked units, in printed order."""
        return [self._area(code, card.nodes[code].index, others) for code, others in self._ranked.items()]

    def _area(self, code: str, mine: Fraction | None, others: Sequence[Fraction]) -> AreaBeside:
        place = None if mine is None else 1 + len(others) - bisect_right(others, mine)
        return AreaBeside(code, mine, self._means.get(code), place, len(others))


def areas_beside(block: BlockStandings, card: Scorecard) -> list[AreaBeside]:
    """Return the areas of one unit with the mean and its place among the ranked units, in printed order."""
    return BlockAreas(block).beside(card)


def strengths_and_weaknesses(
    block: BlockStandings, card: Scorecard, most: int = _MOST
) -> tuple[list[Strength], list[Strength]]:
    """Return where a unit is ahead of the mean, and where it is behind it or last, largest difference first."""
    cards = [one.card for one in block.standings if one.rank is not None]
    found = list(_compared(block, card, cards))
    ahead = sorted((one for one in found if one.ahead > 0 and one.full < _CEILING), key=lambda one: -one.ahead)
    behind = sorted((one for one in found if one.ahead < 0), key=lambda one: one.ahead)
    chosen = {one.code for one in behind[:most]} | {one.code for one in behind if one.last}
    return ahead[:most], [one for one in behind if one.code in chosen]


def _compared(block: BlockStandings, card: Scorecard, cards: Sequence[Scorecard]) -> Iterator[Strength]:
    for leaf in block.edition.leaves:
        mine = _amount(card, leaf.code)
        if not mine[1]:
            continue
        others = [pair for each in cards if (pair := _amount(each, leaf.code))[1]]
        if not others:
            continue
        shares = [points / applicable for points, applicable in others]
        share = mine[0] / mine[1]
        yield Strength(
            leaf.code,
            mine[0],
            mine[1],
            mine[0] - mine[1] * sum(shares, _ZERO) / len(shares),
            1 + sum(other > share for other in shares),
            len(shares),
            Fraction(100 * sum(other >= 1 for other in shares), len(shares)),
            last=share == min(shares) < max(shares),
        )


def _amount(card: Scorecard, code: str) -> tuple[Fraction, Fraction]:
    points, applicable, scale = amounts(card, code)
    return Fraction(points) / scale, Fraction(applicable) / scale
