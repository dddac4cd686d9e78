"""What units would have typed if they were one: means, sums, and the choices that earn least or most."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import LeafScore, Scorecard
from parindex.model.rules import BestUnit, Count, Deduction
from parindex.model.scores import Missing, NotApplicable, Numeric, Scored, Tally, Value

__all__ = ["merged_answers"]

_DECIMALS = 9
"""Of a mean that has no end: cut, as a rate is cut, so that it reaches no bound that it misses."""
_ADDED = (BestUnit, Count, Deduction)
"""Rules that ask for counts, and for amounts that are measured against others: these add up."""
_NOTHING = Scored(Numeric(Decimal(0)), "0")


def merged_answers(
    cards: Sequence[Scorecard],
    weights: Sequence[Fraction],
    *,
    added: Collection[str] = (),
    averaged: Collection[str] = (),
    most: bool = False,
) -> dict[str, Value | NotApplicable]:
    """Return by code what one sheet of several units would say; a code that one of them lacks is left out.

    What applies to none does not apply; else only those count to which it applies.
    """
    edition, found = cards[0].edition, dict[str, Value | NotApplicable]()
    adjusted = {item.code for item in edition.adjustments}
    for code in [*(leaf.code for leaf in edition.leaves), *adjusted]:
        leaves = [card.leaves[code] for card in cards if code in card.leaves]
        if code in adjusted:  # who has no bonus has one of nothing
            leaves = [replace(one, answer=_NOTHING) if isinstance(one.answer, Missing) else one for one in leaves]
        if len(leaves) < len(cards) or any(isinstance(leaf.answer, Missing) for leaf in leaves):
            continue
        known = [pair for pair in zip(leaves, weights, strict=True) if isinstance(pair[0].answer, Scored)]
        found[code] = _one(known, sums=_is_sum(edition, code, added, averaged), most=most) if known else _none(leaves)
    return found


def _is_sum(edition: Edition, code: str, added: Collection[str], averaged: Collection[str]) -> bool:
    if code in averaged or code in added:
        return code in added
    node: Node | None = edition.nodes.get(code)
    return node is not None and isinstance(node.score, _ADDED)


def _none(leaves: Sequence[LeafScore]) -> NotApplicable:
    return next(leaf.answer for leaf in leaves if isinstance(leaf.answer, NotApplicable))


def _one(known: Sequence[tuple[LeafScore, Fraction]], *, sums: bool, most: bool) -> Value:
    values = [leaf.answer.value for leaf, _ in known if isinstance(leaf.answer, Scored)]
    numbers = [value.number for value in values if isinstance(value, Numeric)]
    tallies = [value for value in values if isinstance(value, Tally)]
    if len(numbers) == len(known):
        return Numeric(sum(numbers, Decimal(0)) if sums else _mean(numbers, [weight for _, weight in known]))
    if len(tallies) == len(known):
        return _together(tallies)
    points = [leaf.points for leaf, _ in known]
    return values[points.index(max(points) if most else min(points))]


def _mean(numbers: Sequence[Decimal], weights: Sequence[Fraction]) -> Decimal:
    whole = sum((Fraction(n) * w for n, w in zip(numbers, weights, strict=True)), Fraction(0)) / sum(weights)
    scaled = whole * 10**_DECIMALS
    return Decimal(scaled.numerator // scaled.denominator).scaleb(-_DECIMALS).normalize() + 0


def _together(tallies: Sequence[Tally]) -> Tally:
    counts: dict[str, Decimal] = {}
    for tally in tallies:
        for option, number in tally.counts:
            counts[option] = counts.get(option, Decimal(0)) + number
    return Tally(tuple(counts.items()))
