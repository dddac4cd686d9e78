"""Proposed awards as a plain document for machines."""

from collections.abc import Sequence
from typing import assert_never

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.criteria import Policy
from parindex.model.results.awards import (
    AreasHeld,
    Awarded,
    AwardOutcome,
    Finding,
    Gained,
    IndexHeld,
    NoResult,
    Placed,
    TiersHeld,
)
from parindex.reporting.awards.words import finding_words
from parindex.reporting.documents.heads import Document, head, title_document
from parindex.reporting.machine_numbers import exact, number

__all__ = ["awards_document"]


def awards_document(year: int, outcomes: Sequence[AwardOutcome], voice: Speech) -> Document:
    """Return every rule and block: who is proposed, who just missed, who cannot be judged, and why."""
    return {**head(2), "year": year, "awards": [_outcome(outcome, voice) for outcome in outcomes]}


def _outcome(outcome: AwardOutcome, voice: Speech) -> Document:
    groups = {
        "awarded": outcome.awarded,
        "left_out": outcome.left_out,
        "missed": outcome.missed,
        "unknown": outcome.unknown,
    }
    return {
        "rule": outcome.rule.id,
        "title": title_document(outcome.rule.title.in_(voice.locale)),
        "block": outcome.block,
        "block_title": title_document(outcome.title),
        "source": outcome.origin.value if outcome.origin else None,
        "basis": dict(outcome.counted).get(outcome.year),
        **{key: [_unit(unit, outcome.policy, voice) for unit in units] for key, units in groups.items()},
    }


def _unit(unit: Awarded, policy: Policy, voice: Speech) -> Document:
    return {
        "unit": unit.unit,
        "name": one_line(unit.name),
        "rank": unit.rank,
        "index": number(unit.index, policy),
        "index_exact": exact(unit.index),
        "reasons": [_finding(finding, policy, voice) for finding in unit.findings],
    }


def _finding(finding: Finding, policy: Policy, voice: Speech) -> Document:
    return {
        "verdict": finding.verdict.value,
        "text": finding_words(finding, policy, voice),
        **_figures(finding, policy),
    }


def _figures(finding: Finding, policy: Policy) -> Document:
    match finding:
        case Placed(rank=rank, of=of, wanted=wanted):
            return {"condition": "first", "rank": rank, "of": of, "wanted": wanted}
        case Gained():
            return _gained(finding, policy)
        case TiersHeld(wanted_tier=tier, years=years, wanted=wanted):
            return {"condition": "tier", "tier": tier, "years": years, "wanted": wanted}
        case AreasHeld(bound=bound, lowest=lowest, area=area, under=under):
            return {
                "condition": "no_area_under",
                "bound": exact(bound),
                "lowest": number(lowest, policy),
                "lowest_exact": exact(lowest),
                "area": title_document(area),
                "under": under,
            }
        case IndexHeld(bound=bound):
            return {"condition": "at_least", "bound": exact(bound)}
        case NoResult():
            return {"condition": "published"}
        case _:
            assert_never(finding)


def _gained(finding: Gained, policy: Policy) -> Document:
    obstacle = finding.obstacle
    return {
        "condition": "most_improved",
        "by": finding.by,
        "first": finding.first,
        "last": finding.last,
        "index": number(finding.index, policy),
        "index_exact": exact(finding.index),
        "places": finding.places,
        "place": finding.place,
        "wanted": finding.wanted,
        "reason": obstacle.reason.value if obstacle else None,
        "detail": one_line(obstacle.detail) if obstacle else "",
    }
