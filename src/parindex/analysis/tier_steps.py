"""Whether a tier of one year is better than one of another: only where both years have the same tiers."""

from collections.abc import Mapping

from parindex.model.criteria import Edition
from parindex.scoring.tiers import Tiers

__all__ = ["common_tiers", "tier_change", "tiers_by_name"]


def common_tiers(current: Edition, previous: Edition) -> Mapping[str | None, int]:
    """Return the place of each tier, best 0, or nothing if the years have different tiers."""
    now, before = Tiers(current).best_first, Tiers(previous).best_first
    if not now or now != before:
        return {}
    return {**{tier: place for place, tier in enumerate(now)}, None: len(now)}


def tier_change(places: Mapping[str | None, int], now: str | None, before: str | None) -> str | None:
    """Say whether the tier is better (`up`, `same`, `down`); below all tiers is the worst place."""
    if not places:
        return None
    climbed = places[before] - places[now]
    return "same" if not climbed else "up" if climbed > 0 else "down"


def tiers_by_name(edition: Edition) -> Mapping[str, str]:
    """Return the id of each tier by its id and by its titles, without regard to capitals; the better one first."""
    titles = {tier.id: tier.title for tier in edition.tiers}
    found: dict[str, str] = {}
    for tier in Tiers(edition).best_first:
        for text in (tier, titles[tier].vi, titles[tier].en):
            if text:
                found.setdefault(text.casefold(), tier)
    return found
