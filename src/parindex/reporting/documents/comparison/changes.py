"""Changes since another year as documents for machines."""

from collections.abc import Sequence
from typing import assert_never

from parindex.model.criteria import Policy
from parindex.model.results.changes import (
    Change,
    Derived,
    Difference,
    Entered,
    Left,
    Moved,
    NotComparable,
    Reason,
    UnitName,
)
from parindex.reporting.documents.heads import Document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.writers.records import harmless_document

__all__ = ["aside_document", "change_document", "parts_document"]


def change_document(change: Change, policy: Policy) -> Document:
    """Return what became of a unit since another year, or why that cannot be said."""
    match change:
        case Moved():
            return _moved(change, policy)
        case Entered(reason=reason):
            return {"status": "entered", "reason": reason.value}
        case Left(reason=reason):
            return {"status": "left", "reason": reason.value}
        case NotComparable():
            return _not_comparable(change, policy)
        case _:
            assert_never(change)


def _moved(change: Moved, policy: Policy) -> Document:
    return {
        "status": "moved",
        "points": number(change.points, policy),
        "index": number(change.index, policy),
        "index_exact": exact(change.index),
        "rank": change.rank,
        "tier": change.tier,
        "previous_rank": change.previous_rank,
        "previous_ranked": change.previous_ranked,
        "previous_index": number(change.previous_index, _earlier_policy(change, policy)),
        **aside_document(change, policy),
    }


def _earlier_policy(change: Moved, policy: Policy) -> Policy:
    """Return the policy by which the index of the other year is printed."""
    return (change.printed and change.printed.before_policy) or policy


def aside_document(change: Moved, policy: Policy) -> Document:
    """Return what belongs to a change that is stated: another name, the part of the block, why a figure is missing."""
    found: Document = {}
    if change.renamed_from is not None:
        found = {"reason": Reason.RENAMED.value, "renamed_from": _unit_name(change.renamed_from)}
    if change.block_index is not None:
        found |= {"block_index": number(change.block_index, policy), "block_index_exact": exact(change.block_index)}
    if change.block_points is not None:
        found |= {"block_points": number(change.block_points, policy)}
    reasons = {"index": change.index_reason, "rank": change.rank_reason, "tier": change.tier_reason}
    return found | {f"{name}_reason": reason.value for name, reason in reasons.items() if reason is not None}


def _unit_name(unit: UnitName) -> Document:
    return harmless_document({"unit": unit.unit, "name": unit.name})


def _not_comparable(change: NotComparable, policy: Policy) -> Document:
    """The reason with its parts, and what was derived beside it."""
    found: Document = {"status": "not_comparable", "reason": change.reason.value, "detail": change.detail}
    if change.differences:
        found["differences"] = parts_document(change.differences)
    if change.previous_block:
        found["previous_block"] = change.previous_block
    if change.derived is not None:
        found["derived"] = _derived(change.derived, policy)
    return harmless_document(found)


def parts_document(differences: Sequence[Difference]) -> list[Document]:
    """Return in what two sets differ, kind by kind."""
    return [{"kind": one.kind.value, "codes": list(one.codes), "more": one.more} for one in differences]


def _derived(derived: Derived, policy: Policy) -> Document:
    return {
        "index": number(derived.index, policy),
        "index_exact": exact(derived.index),
        "previous_index": number(derived.previous_index, policy),
        "previous_index_exact": exact(derived.previous_index),
        "predecessors": [
            {
                "unit": part.unit,
                "name": part.name,
                "share_exact": exact(part.share),
                "index": number(part.index, policy),
                "index_exact": exact(part.index),
            }
            for part in derived.parts
        ],
    }
