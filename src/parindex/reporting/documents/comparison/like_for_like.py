"""Like for like as a document for machines."""

from parindex.model.criteria import Policy
from parindex.model.results.like_for_like import LikeForLike, LikeRow, NoLikeForLike
from parindex.model.results.scorecards import BlockStandings
from parindex.reporting.documents.heads import Document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.writers.records import harmless_document

__all__ = ["like_document"]


def like_document(block: BlockStandings) -> Document:
    """Return the key `like_for_like` where the criteria set changed, else nothing."""
    found, policy = block.like_for_like, block.edition.policy
    match found:
        case None:
            return {}
        case NoLikeForLike(reason=reason):
            return {"like_for_like": {"available": False, "reason": reason.value}}
        case LikeForLike():
            return harmless_document({"like_for_like": {"available": True, **_common(found, policy)}})


def _common(found: LikeForLike, policy: Policy) -> Document:
    return {
        "components": found.components,
        "of": found.of,
        "previous_of": found.previous_of,
        "points": number(found.points, policy),
        "max": number(found.total, policy),
        "previous_max": number(found.previous_total, policy),
        "ranked": found.ranked,
        "previous_ranked": found.previous_ranked,
        "units": [_row(row, policy, found.previous_policy) for row in found.rows],
    }


def _row(row: LikeRow, policy: Policy, previous: Policy) -> Document:
    return {
        "unit": row.unit,
        "name": row.name,
        "components": row.components,
        "index": number(row.index, policy),
        "index_exact": exact(row.index),
        "previous_index": number(row.previous_index, policy),
        "previous_index_exact": exact(row.previous_index),
        "change": number(row.change, policy),
        "change_exact": exact(row.change),
        "rank": row.rank,
        "previous_rank": row.previous_rank,
        "rank_change": row.places,
        "official_index": number(row.official, policy),
        "previous_official_index": number(row.previous_official, previous),
    }
