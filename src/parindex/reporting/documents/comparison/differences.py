"""Differences for machines. Numbers are rounded by the policy of their set; beside each stands its exact value."""

from collections.abc import Sequence

from parindex.language.stage_words import typed
from parindex.model.criteria import Policy
from parindex.model.results.changes import Difference
from parindex.model.results.differences import (
    CellDifference,
    ComparedState,
    ComponentDifference,
    Diff,
    NoteDifference,
    Outcome,
    UnitDifference,
)
from parindex.model.results.scorecards import LeafScore, NotComparable
from parindex.model.scores import Mark
from parindex.reporting.documents.comparison.changes import parts_document
from parindex.reporting.documents.heads import Document, head, marks_document, title_document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.writers.records import harmless_document

__all__ = ["diff_document"]


def diff_document(diff: Diff) -> Document:
    """Return both sides, blocks whose cells cannot be compared, and every unit that differs."""
    return harmless_document(
        {
            **head(2),
            "before": _side(diff.before),
            "after": _side(diff.after),
            "same": diff.found.is_empty,
            "not_comparable": [
                {"block": block, "title": title_document(diff.titles[block]), **_obstacle(obstacle)}
                for block, obstacle in diff.found.obstacles
            ],
            "remarks": [_remarks(*one) for one in diff.found.remarks],
            "units": [_unit(unit) for unit in diff.found.units],
        }
    )


def _side(side: ComparedState) -> Document:
    return {
        "address": side.address,
        "year": side.year,
        "revision": side.revision,
        "published": side.published,
        "units": side.units,
        "basis": side.basis.value,
    }


def _obstacle(obstacle: NotComparable) -> Document:
    return {"reason": obstacle.reason.value, "detail": obstacle.detail}


def _remarks(block: str, found: Sequence[Difference]) -> Document:
    return {"block": block, "differences": parts_document(found)}


def _unit(unit: UnitDifference) -> Document:
    policy = unit.last.policy
    return {
        "unit": unit.unit,
        "name": unit.last.name,
        "own_cells": unit.has_own_cells,
        "not_comparable": _obstacle(unit.obstacle) if unit.obstacle else None,
        "before": _outcome(unit.before),
        "after": _outcome(unit.after),
        "components": [_component(component, policy) for component in unit.components],
        "renamed_from": _renamed(unit),
    }


def _renamed(unit: UnitDifference) -> Document | None:
    """Return the other name that a unit had in the earlier state, if it had one."""
    if not unit.renamed_from:
        return None
    return {"unit": unit.earlier or unit.unit, "name": unit.renamed_from}


def _outcome(outcome: Outcome | None) -> Document | None:
    if outcome is None:
        return None
    policy = outcome.policy
    return {
        "block": outcome.block,
        "criteria": outcome.edition,
        **marks_document(draft=outcome.draft, period=outcome.period),
        "points": number(outcome.points, policy),
        "points_exact": exact(outcome.points),
        "max": number(outcome.applicable, policy),
        "index": number(outcome.index, policy),
        "index_exact": exact(outcome.index),
        "tier": outcome.tier,
        "rank": outcome.rank,
        "of": outcome.of,
        "missing": list(outcome.missing),
    }


def _component(component: ComponentDifference, policy: Policy) -> Document:
    return {
        "code": component.code,
        "before": _leaf(component.before, policy),
        "after": _leaf(component.after, policy),
        "change": number(component.change, policy),
        "change_exact": exact(component.change),
        "cells": [_cell(cell) for cell in component.cells],
        "texts": [_note(note) for note in component.notes],
    }


def _leaf(leaf: LeafScore | None, policy: Policy) -> Document | None:
    if leaf is None:
        return None
    return {
        "code": leaf.code,
        "typed": typed(leaf.answer),
        "stage": leaf.stage.value if leaf.stage else None,
        "cell": leaf.cell,
        "points": number(leaf.points, policy),
        "points_exact": exact(leaf.points),
        "max": number(leaf.applicable, policy),
    }


def _cell(cell: CellDifference) -> Document:
    return {"stage": cell.stage.value, "before": _mark(cell.before), "after": _mark(cell.after)}


def _mark(mark: Mark | None) -> Document | None:
    return None if mark is None else {"cell": mark.cell, "typed": typed(mark.answer)}


def _note(note: NoteDifference) -> Document:
    return {"kind": note.kind, "before": note.before, "after": note.after}
