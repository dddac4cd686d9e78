"""What one unit lost on every component, with the cell where its score stands."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from parindex.analysis.block.contributions import conversion, index_terms, is_surveyed
from parindex.analysis.block.losses import divided_loss
from parindex.model.criteria import Node
from parindex.model.results.scorecards import Scorecard
from parindex.model.studies.losses import LossHistory, NodeLoss, UnitNodeLoss

__all__ = ["component_losses_of", "converted_losses"]

_ZERO = Fraction(0)


def component_losses_of(
    card: Scorecard,
    block: Mapping[str, NodeLoss],
    histories: Mapping[str, LossHistory] | None = None,
) -> list[UnitNodeLoss]:
    """Return what a unit lost on every component that applies to it, in printed order."""
    found = list(converted_losses(card))
    whole = sum((converted for _, _, _, converted in found), _ZERO)
    made = []
    for code, lost, available, converted in found:
        leaf = card.leaves[code]
        source = card.sheet.source_of(leaf.stage)
        in_block = block[code].lost if code in block else _ZERO
        made.append(
            UnitNodeLoss(
                code,
                available - lost,
                available,
                lost,
                converted,
                100 * converted / whole if whole else _ZERO,
                100 * converted / in_block if in_block else _ZERO,
                (histories or {}).get(code),
                source.path,
                source.sheet,
                leaf.cell,
            )
        )
    return made


def converted_losses(card: Scorecard) -> Iterator[tuple[str, Fraction, Fraction, Fraction]]:
    """Yield (code, lost, available, lost in points of the set) of the components that apply to a unit."""
    factors = conversion(card)
    for node in index_terms(card.edition):
        factor = factors[is_surveyed(node, card.edition)]
        for code, lost, available in _parts(card, node):
            if available:
                yield code, lost, available, factor * lost


def _parts(card: Scorecard, node: Node) -> Iterator[tuple[str, Fraction, Fraction]]:
    if node.is_leaf:
        score = card.nodes[node.code]
        yield node.code, score.lost, score.applicable
    else:
        yield from divided_loss(card, node)
