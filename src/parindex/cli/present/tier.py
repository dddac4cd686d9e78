"""The tier of a unit in words."""

from parindex.cli.present.terminal import plain
from parindex.language import Speech
from parindex.model.results.scorecards import Scorecard

__all__ = ["tier_title"]


def tier_title(card: Scorecard, speech: Speech) -> str:
    """Return the title of a unit's tier, or what keeps it from one."""
    if card.missing:
        return speech.plural(
            "incomplete: {number} score missing", "incomplete: {number} scores missing", len(card.missing)
        )
    titles = {tier.id: tier.title for tier in card.edition.tiers}
    return plain(titles[card.tier].in_(speech.locale)) if card.tier else "–"
