"""The index over the components that two editions measure alike."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from parindex.analysis.comparability.comparability import comparability
from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.analysis.comparability.scale import averages
from parindex.analysis.comparison.lineage import Between
from parindex.analysis.ranking import order, places
from parindex.model.criteria import Edition
from parindex.model.results.crosswalk import Crosswalk
from parindex.model.results.like_for_like import LikeForLike, LikeRow, NoLikeForLike, Unlike
from parindex.model.results.scorecards import BlockStandings, Scorecard, Standing
from parindex.model.rounding import rounded
from parindex.scoring.block_rules import Goalpost
from parindex.scoring.columns import Scalar
from parindex.scoring.scorecards import amounts, goalposts

__all__ = ["like_for_like"]

_HUNDRED = 100

Pairs = Sequence[tuple[str, str]]
"""Codes of the common components: of this year, of the other year."""


def like_for_like(
    current: BlockStandings, previous: BlockStandings, told: Between
) -> LikeForLike | NoLikeForLike | None:
    """Return both years on the common components; `None` where the set did not change.

    Bonus and penalty points belong to no component and are left aside. Ranks are over the units
    that are ranked in each year, ties by the policy of that year; tie breakers are left aside.
    """
    now, before = current.edition, previous.edition
    if comparability(now, before) is None:
        return None
    if averages(now) or averages(before):
        return NoLikeForLike(Unlike.AVERAGES)
    if not (now.all_add_up and before.all_add_up):
        return NoLikeForLike(Unlike.CONVERTS)
    walk = crosswalk(before, now)
    pairs = _same_posts(_pairs(walk, now), current, previous)
    if not pairs:
        return NoLikeForLike(Unlike.NOTHING_COMMON)
    found = _measured(current, previous, told, pairs)
    if not any(one.earlier for one in found.values()):
        return NoLikeForLike(Unlike.NO_UNIT)
    ranks = _ranks(now, current.standings, {unit: one.now for unit, one in found.items()})
    then = {one.earlier: one.then for one in found.values() if one.earlier}
    then |= _rest(previous, [code for _, code in pairs], then)
    earlier_ranks = _ranks(before, previous.standings, then)
    return LikeForLike(
        rows=[_row(standing, found[standing.card.unit], ranks, earlier_ranks) for standing in current.standings],
        components=len(pairs),
        of=len(now.leaves),
        previous_of=len(before.leaves),
        points=sum((Fraction(now.nodes[code].total) for code, _ in pairs), Fraction(0)),
        total=Fraction(now.total),
        previous_total=Fraction(before.total),
        ranked=len(ranks),
        previous_ranked=len(earlier_ranks),
        previous_policy=before.policy,
    )


@dataclass(frozen=True, slots=True)
class _Measured:
    """One unit of this year over the components that count for it."""

    components: int
    now: Fraction | None
    then: Fraction | None = None
    earlier: str = ""
    """The unit of the other year."""
    official: Fraction | None = None
    """Its index of the whole set in the other year."""


def _pairs(walk: Crosswalk, now: Edition) -> Pairs:
    shown = walk.current.uncounted, walk.previous.uncounted
    forward = [
        (match.now.code, match.before.code)
        for match in walk.common
        if match.now.code not in shown[0] and match.before.code not in shown[1]
    ]
    return forward if walk.current is now else [(before, after) for after, before in forward]


def _same_posts(pairs: Pairs, current: BlockStandings, previous: BlockStandings) -> Pairs:
    """Leave out the components that measured against other ends of the block: they are no common measure."""
    now, then = _posts(current), _posts(previous)
    return [(code, before) for code, before in pairs if now.get(code) == then.get(before)]


def _posts(block: BlockStandings) -> Mapping[str, Goalpost]:
    return goalposts(block.standings[0].card) if block.standings else {}


def _measured(
    current: BlockStandings, previous: BlockStandings, told: Between, pairs: Pairs
) -> Mapping[str, _Measured]:
    before = {standing.card.unit: standing.card for standing in previous.standings}
    found = {}
    for standing in current.standings:
        card, unit = standing.card, standing.card.unit
        earlier = unit if unit in before else told.renamed.get(unit, unit)
        other = None if unit in told.fates else before.get(earlier)
        found[unit] = _alone(card, [code for code, _ in pairs]) if other is None else _both(card, other, pairs)
    return found


def _alone(card: Scorecard, codes: Iterable[str]) -> _Measured:
    return _Measured(*_index(amounts(card, code) for code in codes))


def _both(card: Scorecard, other: Scorecard, pairs: Pairs) -> _Measured:
    """Take what applied in both years: nothing arose in one of them, then it counts in none."""
    found = ((amounts(card, now), amounts(other, then)) for now, then in pairs)
    mine = [(now, then) for now, then in found if now[1] and then[1]]
    number, index = _index(now for now, _ in mine)
    return _Measured(number, index, _index(then for _, then in mine)[1], other.unit, other.index)


def _index(columns: Iterable[tuple[Scalar, Scalar, int]]) -> tuple[int, Fraction | None]:
    """Return how many components apply, and points / applicable x 100; both come multiplied by the same scale."""
    number = 0
    points: Scalar = 0
    applicable: Scalar = 0
    for one, most, _ in columns:
        if most:
            number, points, applicable = number + 1, points + one, applicable + most
    return number, Fraction(_HUNDRED * points) / applicable if applicable else None


def _rest(previous: BlockStandings, codes: Sequence[str], known: Collection[str]) -> dict[str, Fraction | None]:
    """Return the indexes of the units of the other year that have no counterpart now."""
    cards = [standing.card for standing in previous.standings]
    return {card.unit: _alone(card, codes).now for card in cards if card.unit not in known}


def _ranks(
    edition: Edition, standings: Sequence[Standing], indexes: Mapping[str, Fraction | None]
) -> Mapping[str, int]:
    """Return the places of the ranked units by their like-for-like index."""
    policy = edition.policy
    keyed = {
        standing.card.unit: rounded(index, policy.published_decimals, policy.rounding)
        if policy.rank_on == "published"
        else index
        for standing in standings
        if standing.rank is not None and (index := indexes.get(standing.card.unit)) is not None
    }
    units, numbers = list(keyed), list(keyed.values())
    groups = order([number.numerator for number in numbers], [number.denominator for number in numbers])
    counted = zip(places(map(len, groups), policy.ties), groups, strict=False)
    return {units[row]: place for place, group in counted for row in group}


def _row(standing: Standing, one: _Measured, ranks: Mapping[str, int], earlier: Mapping[str, int]) -> LikeRow:
    card = standing.card
    return LikeRow(
        unit=card.unit,
        name=card.name,
        components=one.components,
        index=one.now,
        previous_index=one.then,
        rank=ranks.get(card.unit),
        previous_rank=earlier.get(one.earlier),
        official=card.index,
        previous_official=one.official,
    )
