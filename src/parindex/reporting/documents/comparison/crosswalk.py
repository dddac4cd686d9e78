"""A crosswalk as a document for machines."""

from collections.abc import Sequence
from fractions import Fraction

from parindex.model.criteria import Adjustment, Edition, Node, Tier
from parindex.model.results.changes import NotComparable
from parindex.model.results.crosswalk import Crosswalk, Match
from parindex.reporting.documents.heads import Document, head, title_document
from parindex.reporting.machine_numbers import number
from parindex.reporting.writers.records import harmless_document

__all__ = ["crosswalk_document"]


def crosswalk_document(
    walks: Sequence[tuple[Crosswalk, NotComparable | None]], alone: Sequence[Edition], compared: tuple[str, str]
) -> Document:
    """Return every crosswalk with the reason why its years cannot be compared, if there is one."""
    return harmless_document(
        {
            **head(2),
            "compared": list(compared),
            "sets": [_set(walk, obstacle) for walk, obstacle in walks],
            "alone": [edition.key for edition in alone],
        }
    )


def _set(walk: Crosswalk, obstacle: NotComparable | None) -> Document:
    now, before = walk.current, walk.previous
    return {
        "set": now.id,
        "before": before.key,
        "now": now.key,
        "comparable": obstacle is None,
        "reason": None if obstacle is None else obstacle.reason.value,
        "detail": "" if obstacle is None else obstacle.detail,
        "common": {
            "components": len(walk.common),
            "of": len(now.leaves),
            "previous_of": len(before.leaves),
            "points": number(sum((Fraction(match.now.total) for match in walk.common), Fraction(0)), now.policy),
            "max": number(Fraction(now.total), now.policy),
            "previous_max": number(Fraction(before.total), now.policy),
        },
        "added": [_node(node, now) for node in walk.added],
        "removed": [_node(node, before) for node in walk.removed],
        "changed": [_match(match, walk) for match in walk.changed],
        "adjustments": [
            {
                "code": change.either.code,
                "now": _adjustment(change.now, now),
                "before": _adjustment(change.before, before),
            }
            for change in walk.adjustments
        ],
        "policies": [{"policy": change.policy, "now": change.now, "before": change.before} for change in walk.policies],
        "tiers": [
            {"tier": change.id, "now": _bound(change.now), "before": _bound(change.before)} for change in walk.tiers
        ],
        "unchanged": len(walk.matches) - len(walk.changed),
    }


def _bound(tier: Tier | None) -> Document | None:
    """Return the bound of a tier in percent; `null` for an edition without the tier."""
    if tier is None:
        return None
    bounds = {"at_least": tier.at_least, "above": tier.above}
    return {name: None if bound is None else float(bound) for name, bound in bounds.items()}


def _match(match: Match, walk: Crosswalk) -> Document:
    return {
        "aspects": [aspect.value for aspect in match.aspects],
        "matched_by": match.by.value,
        "doubtful": match.doubtful,
        "now": _node(match.now, walk.current),
        "before": _node(match.before, walk.previous),
    }


def _adjustment(item: Adjustment | None, edition: Edition) -> Document | None:
    if item is None:
        return None
    most = number(Fraction(item.max), edition.policy)
    return {"title": title_document(str(item.title)), "kind": item.kind, "max": most}


def _node(node: Node, edition: Edition) -> Document:
    path = edition.paths[node.code]
    surveyed = node.code in edition.survey_codes
    return {
        "code": node.code,
        "title": title_document(str(node.title)),
        "parent": path[-2] if len(path) > 1 else None,
        "component": node.is_leaf,
        "max": number(Fraction(node.total), edition.policy),
        "rule": node.score.by if node.is_leaf else None,
        "assessed_by": ("survey" if surveyed else "appraisal") if node.is_leaf else None,
        "aggregate": None if node.is_leaf else node.aggregate,
    }
