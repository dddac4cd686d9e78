"""Whether a tier of one year is better than one of another: only where both years have the same tiers.

Two years have the same tiers if these bear the same ids in the same order. Where a bound moved, or where tiers go by
the printed index in one of the years, the tier of a unit may be the work of the rules; it is not where both of its
indexes come to the same tier under the rules of either year.
"""

from collections.abc import Mapping
from fractions import Fraction

from parindex.model.criteria import Edition
from parindex.model.results.changes import Reason
from parindex.model.rounding import rounded
from parindex.scoring.tiers import Tiers

__all__ = ["TierScheme", "common_tiers", "tier_change", "tiers_by_name"]


class TierScheme:
    """How the tiers of an edition are made."""

    def __init__(self, edition: Edition) -> None:
        self._tiers = Tiers(edition)
        policy = edition.policy
        self._printed_to = (policy.published_decimals, policy.rounding) if policy.rank_on == "published" else None
        self._bounds = {tier.id: tier.bound for tier in edition.tiers}
        self.best_first = tuple(self._tiers.best_first)

    def of(self, index: Fraction) -> str | None:
        """Return the tier of an index; `None` below all."""
        return self._tiers.of(rounded(index, *self._printed_to) if self._printed_to else index)

    def same_as(self, other: "TierScheme") -> bool:
        """Tell whether every index comes to the same tier."""
        return (self._bounds, self._printed_to) == (other._bounds, other._printed_to)  # noqa: SLF001  of its own class


def common_tiers(current: Edition, previous: Edition) -> Mapping[str | None, int]:
    """Return the place of each tier, best 0, or nothing if the years have different tiers."""
    now, before = Tiers(current).best_first, Tiers(previous).best_first
    if not now or now != before:
        return {}
    return {**{tier: place for place, tier in enumerate(now)}, None: len(now)}


Tiered = tuple[str | None, Fraction | None]
"""The tier of a unit (`None`: below all), and its index."""


def tier_change(current: Edition, previous: Edition, now: Tiered, before: Tiered) -> tuple[str | None, Reason | None]:
    """Say whether the tier is better (`up`, `same`, `down`), or why that cannot be said; below all tiers is worst."""
    places = common_tiers(current, previous)
    if not places:
        return None, Reason.TIER_RULES if current.tiers and previous.tiers else None
    schemes = TierScheme(current), TierScheme(previous)
    if not schemes[0].same_as(schemes[1]) and not (_held(now, schemes[1]) and _held(before, schemes[0])):
        return None, Reason.TIER_RULES
    climbed = places[before[0]] - places[now[0]]
    return "same" if not climbed else "up" if climbed > 0 else "down", None


def _held(tiered: Tiered, scheme: TierScheme) -> bool:
    tier, index = tiered
    return index is not None and scheme.of(index) == tier


def tiers_by_name(edition: Edition) -> Mapping[str, str]:
    """Return the id of each tier by its id and by its titles, without regard to capitals; the better one first."""
    titles = {tier.id: tier.title for tier in edition.tiers}
    found: dict[str, str] = {}
    for tier in Tiers(edition).best_first:
        for text in (tier, titles[tier].vi, titles[tier].en):
            if text:
                found.setdefault(text.casefold(), tier)
    return found
