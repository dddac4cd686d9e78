"""How many points of the set a target takes, under the rounding and the tie rule of the set."""

from collections.abc import Sequence
from fractions import Fraction

from parindex.model.criteria import Edition, Policy
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.model.rounding import rounded
from parindex.model.studies.paths import Target

__all__ = ["Need", "target_points"]

Need = tuple[Fraction, bool]
"""The index in percent that is needed, and whether it has to be beyond it."""


def target_points(block: BlockStandings, unit: str, target: Target) -> Need | str:
    """Return the index in percent that a unit needs for a target, or why it cannot be reached."""
    policy = block.edition.policy
    if target.kind == "index":
        return Fraction(target.value), False
    if target.kind == "tier":
        return _tier(block.edition, target.value)
    others = [one for one in block.standings if one.rank is not None and one.card.unit != unit]
    return _rank(others, int(target.value), policy)


def _tier(edition: Edition, wanted: str) -> Need | str:
    tier = next((each for each in edition.tiers if each.id == wanted), None)
    if tier is None:
        return "no_such_tier"
    bound = tier.above if tier.above is not None else tier.at_least
    if bound is None:
        return Fraction(0), False
    if edition.policy.rank_on == "exact":
        return Fraction(bound), tier.above is not None
    return _printed(Fraction(bound), edition.policy, beyond=tier.above is not None)


def _rank(others: Sequence[Standing], wanted: int, policy: Policy) -> Need | str:
    """Return what the unit now at a rank has: an equal index shares its rank, unless tie breakers split equals."""
    published = policy.rank_on == "published"
    found = sorted((_compared(one, published=published) for one in others), reverse=True)
    if policy.ties == "dense":
        found = sorted(set(found), reverse=True)
    if wanted > len(found):
        return Fraction(0), False
    place, beyond = found[wanted - 1], bool(policy.tie_breakers)
    return _printed(place, policy, beyond=beyond) if published else (place, beyond)


def _compared(one: Standing, *, published: bool) -> Fraction:
    number = one.card.published if published else one.card.index
    assert number is not None
    return number


def _printed(bound: Fraction, policy: Policy, *, beyond: bool) -> Need:
    """Return the least exact index that prints as `bound` or more (`beyond`: as more)."""
    step = Fraction(1, 10**policy.published_decimals)
    steps = bound / step
    shown = (steps.numerator // steps.denominator + 1 if beyond else -(-steps.numerator // steps.denominator)) * step
    least = shown if policy.rounding == "down" else shown - step / 2
    return least, rounded(least, policy.published_decimals, policy.rounding) < shown
