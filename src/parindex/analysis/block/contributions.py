"""What every component of a unit adds to its index, in points of the set: converted where not everything applies.

The appraised and the surveyed points of a unit are each multiplied by what the part is worth over what of it applies;
under `drop`, in a set that converts as a whole, or where nothing of a part applies, all are multiplied by total /
applicable. So the converted points of the terms add up to the converted total, bonus and penalty aside.
"""

from collections.abc import Iterator
from fractions import Fraction

from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import Scorecard

__all__ = ["conversion", "index_terms", "is_surveyed", "worths_of"]

_ZERO = Fraction(0)


def index_terms(edition: Edition) -> Iterator[Node]:
    """Yield what the points of a sheet are the sum of: components, and groups of which the points are no plain sum.

    Of a set that averages or converts as a whole: the set.
    """
    yield from _terms(edition, edition.root)


def is_surveyed(node: Node, edition: Edition) -> bool:
    """Tell whether a survey assesses all of a node."""
    if node.is_leaf:
        return node.code in edition.survey_codes
    return all(is_surveyed(part, edition) for part in node.parts)


def conversion(card: Scorecard, worths: tuple[Fraction, Fraction] | None = None) -> tuple[Fraction, Fraction]:
    """Return by what the appraised and by what the surveyed points of a unit are multiplied.

    `worths`: as `worths_of` the set, which many units share.
    """
    edition = card.edition
    total = Fraction(edition.total)
    if card.applicable == total or not card.applicable:
        return Fraction(1), Fraction(1)
    worths, here = worths or worths_of(edition), (card.appraisal.applicable, card.survey.applicable)
    together = edition.policy.not_applicable == "drop" or edition.root.code in edition.converts
    if not together and all(here[side] or not worths[side] for side in (0, 1)):
        one, other = (worths[side] / here[side] if here[side] else Fraction(1) for side in (0, 1))
        return one, other
    return total / card.applicable, total / card.applicable


def worths_of(edition: Edition) -> tuple[Fraction, Fraction]:
    """Return what the appraised and what the surveyed part of a set are worth."""
    sides = [_ZERO, _ZERO]
    for node in index_terms(edition):
        sides[is_surveyed(node, edition)] += Fraction(node.total)
    return sides[0], sides[1]


def _terms(edition: Edition, node: Node) -> Iterator[Node]:
    if node.is_leaf or not edition.adds_up(node):
        yield node
    else:
        for part in node.counting:
            yield from _terms(edition, part)
