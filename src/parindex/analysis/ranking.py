"""Who is ahead of whom: exact order, ties, places.

Why the order is exact. Rationals with one denominator are compared by their numerators. Others are
first sorted by the quotient as a float: Python divides integers of any size with correct rounding,
and a correctly rounded quotient never decreases when the true one increases. So the float order can
only be wrong among equal floats, and these are settled by comparing the rationals themselves.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any, TypeVar

from parindex.model.criteria import Edition, Policy
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.rounding import rounded
from parindex.model.texts.collation import collation_key
from parindex.model.tie_breakers import property_of
from parindex.model.weights import Weights, mean_over

__all__ = ["order", "places", "precedence", "rank", "split"]

Key = Callable[[Scorecard], Fraction | None]
Item = TypeVar("Item")


def rank(  # noqa: PLR0913  what a block is called, what it holds, who takes part
    block: str,
    title: str,
    year: int,
    edition: Edition,
    cards: Sequence[Scorecard],
    *,
    unranked: Collection[str] = (),
    absent: Sequence[tuple[str, str]] = (),
    weights: Weights | None = None,
) -> BlockStandings:
    """Rank the cards of one block under the policy of its edition.

    Cards without an index because components are missing go to `incomplete`. Units in `unranked`,
    and cards of which nothing applies, stand without a rank after the others. `absent`: (id, name).
    `weights`: what units count in means.
    """
    complete = [card for card in cards if not card.missing]
    ranked = [card for card in complete if card.index is not None and card.unit not in unranked]
    mean = mean_over(((card.unit, _index(card)) for card in ranked), weights)
    standings = [Standing(card, place, _from_mean(card, mean)) for card, place in _placed(ranked, edition)]
    taken = {id(card) for card in ranked}
    others = sorted((card for card in complete if id(card) not in taken), key=_by_name)
    standings += [Standing(card, None, _from_mean(card, mean)) for card in others]
    incomplete = sorted((card for card in cards if card.missing), key=_by_name)
    return BlockStandings(block, title, year, edition, standings, mean, incomplete, tuple(absent), weights=weights)


def order(numerators: Sequence[int], denominators: Sequence[int] | int) -> list[list[int]]:
    """Return the rows best first, in groups of exactly equal ratios (denominators > 0)."""
    rows = range(len(numerators))
    if isinstance(denominators, int):
        return _grouped(numerators, rows)
    quotients = [numerator / bottom for numerator, bottom in zip(numerators, denominators, strict=True)]
    groups: list[list[int]] = []
    for group in _grouped(quotients, rows):
        if len(group) == 1:
            groups.append(group)
        else:
            ratios = {row: Fraction(numerators[row], denominators[row]) for row in group}
            groups += _grouped(ratios, group)
    return groups


def places(sizes: Iterable[int], ties: str) -> Iterator[int]:
    """Yield the place of each tied group, best first: competition 1, 2, 2, 4 or dense 1, 2, 2, 3."""
    place = 1
    for size in sizes:
        yield place
        place += 1 if ties == "dense" else size


def precedence(cards: Sequence[Scorecard], edition: Edition) -> list[int]:
    """Return by card what the tie breakers say of cards that are otherwise equal: the lower number is ahead."""
    groups = [list(cards)]
    for key in list(_keys(edition))[1:]:
        groups = [smaller for group in groups for smaller in split(group, key)]
    found = {id(card): number for number, group in enumerate(groups) for card in group}
    return [found[id(card)] for card in cards]


def split(items: Sequence[Item], key: Callable[[Item], Fraction | None]) -> list[list[Item]]:
    """Split equals further, best first; those without a value are last."""
    if len(items) == 1:
        return [list(items)]
    keyed = [(item, key(item)) for item in items]
    there = [(item, number) for item, number in keyed if number is not None]
    groups = order([number.numerator for _, number in there], [number.denominator for _, number in there])
    rest = [item for item, number in keyed if number is None]
    return [[there[row][0] for row in group] for group in groups] + ([rest] if rest else [])


def _grouped(keys: Sequence[Any] | Mapping[int, Any], rows: Iterable[int]) -> list[list[int]]:
    ahead = sorted(rows, key=keys.__getitem__, reverse=True)
    return [list(group) for _, group in groupby(ahead, keys.__getitem__)]


def _placed(cards: Sequence[Scorecard], edition: Edition) -> Iterator[tuple[Scorecard, int]]:
    """Yield the cards in rank order with their places; equals by name."""
    groups = [list(cards)]
    for key in _keys(edition):
        groups = [smaller for group in groups for smaller in split(group, key)]
    for place, group in zip(places(map(len, groups), edition.policy.ties), groups, strict=False):
        for card in sorted(group, key=_by_name):
            yield card, place


def _keys(edition: Edition) -> Iterator[Key]:
    """Yield what decides the order, the tie breakers in turn after the index."""
    on_published = edition.policy.rank_on == "published"
    yield (lambda card: card.published) if on_published else (lambda card: card.index)
    for breaker in edition.policy.tie_breakers:
        if property_of(breaker):
            yield _outside(breaker)
            continue
        yield _as_printed(_breaker(breaker), edition.policy) if on_published else _breaker(breaker)


def _as_printed(key: Key, policy: Policy) -> Key:
    """Let only what print shows decide."""

    def printed(card: Scorecard) -> Fraction | None:
        number = key(card)
        return None if number is None else rounded(number, policy.published_decimals, policy.rounding)

    return printed


def _outside(name: str) -> Key:
    return lambda card: card.outside.get(name)


def _breaker(name: str) -> Key:
    if name == "survey":
        return lambda card: card.survey.index
    if name == "appraisal":
        return lambda card: card.appraisal.index
    return lambda card: card.nodes[name].index


def _index(card: Scorecard) -> Fraction:
    assert card.index is not None
    return card.index


def _from_mean(card: Scorecard, mean: Fraction | None) -> Fraction | None:
    return None if card.index is None or mean is None else card.index - mean


def _by_name(card: Scorecard) -> tuple[object, ...]:
    return (*collation_key(card.name), card.unit)
