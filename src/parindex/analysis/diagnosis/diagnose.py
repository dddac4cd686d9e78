"""Diagnosis of the criteria set of one block."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from parindex.analysis.diagnosis.agreement import claims_beside_given, years_beside_each_other
from parindex.analysis.diagnosis.items import Items, reliability
from parindex.analysis.diagnosis.shares import node_shares
from parindex.model.criteria import Node
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
    variance, too few units) are `None`. Components that do not count are left out; of one that is taken off, the
    points are those that were not.
    """
    cards = [standing.card for standing in block.standings if standing.rank is not None]
    leaves = [leaf for leaf in block.edition.leaves if leaf.code not in block.edition.uncounted]
    rows = [[_amounts(card, leaf) for leaf in leaves] for card in cards]
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


def _amounts(card: Scorecard, leaf: Node) -> tuple[Fraction, Fraction]:
    """Return points and applicable points as an item of a test: of what is taken off, what was not."""
    points, applicable, scale = amounts(card, leaf.code)
    kept = applicable - points if leaf.deducts else points
    return Fraction(kept) / scale, Fraction(applicable) / scale


def _index(block: BlockStandings) -> dict[str, Fraction]:
    found = ((one.card.unit, one.card.index) for one in block.standings if one.rank is not None)
    return {unit: index for unit, index in found if index is not None}
