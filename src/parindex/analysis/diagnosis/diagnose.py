"""Diagnosis of the criteria set of one block."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from parindex.analysis.diagnosis.agreement import claims_beside_given, years_beside_each_other
from parindex.analysis.diagnosis.items import Items, reliability
from parindex.analysis.diagnosis.shares import node_shares
from parindex.model.results.scorecards import BlockStandings, Scorecard
from parindex.model.studies.diagnosis import Diagnosis
from parindex.scoring.scorecards import amounts

__all__ = ["diagnosis"]


def diagnosis(
    block: BlockStandings,
    claims: Mapping[str, Scorecard] | None = None,
    earlier: Sequence[BlockStandings] = (),
) -> Diagnosis:
    """Diagnose the criteria set by the ranked units of a block.

    `claims` are scorecards by self scores; `earlier` the standings of other years. Statistics that do not exist (no
    variance, too few units) are `None`.
    """
    cards = [standing.card for standing in block.standings if standing.rank is not None]
    leaves = block.edition.leaves
    rows = [[_amounts(card, leaf.code) for leaf in leaves] for card in cards]
    items = Items(leaves, [[points for points, _ in row] for row in rows], [[full for _, full in row] for row in rows])
    alpha, standardised = reliability(items.items())
    given = {card.unit: card for card in cards}
    return Diagnosis(
        block.block,
        block.title,
        block.year,
        block.edition,
        len(cards),
        len(items.complete),
        tuple(items.components()),
        tuple(node_shares(block.edition, cards)),
        tuple(items.redundant()),
        alpha,
        standardised,
        tuple(claims_beside_given(block.edition, claims or {}, given)),
        tuple(years_beside_each_other({one.year: _index(one) for one in (block, *earlier)})) if earlier else (),
    )


def _amounts(card: Scorecard, code: str) -> tuple[Fraction, Fraction]:
    points, applicable, scale = amounts(card, code)
    return Fraction(points) / scale, Fraction(applicable) / scale


def _index(block: BlockStandings) -> dict[str, Fraction]:
    found = ((one.card.unit, one.card.index) for one in block.standings if one.rank is not None)
    return {unit: index for unit, index in found if index is not None}
