"""Disputes for machines. Points are rounded by the policy of the set; beside each stands its exact value."""

from parindex.language import Speech
from parindex.language.stage_words import typed
from parindex.model.criteria import Policy
from parindex.model.results.disputes import BlockDisputes, Contested, Dispute, Disputed, Hint, UnitDisputes
from parindex.reporting.documents.heads import Document, head, set_document, title_document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.tables.disputes import hint_words, net
from parindex.reporting.writers.records import harmless_document

__all__ = ["disputes_document"]


def disputes_document(disputed: Disputed, speech: Speech) -> Document:
    """Return every block: units with their components, the components over all units, and hints."""
    return harmless_document(
        {
            **head(2),
            "year": disputed.year,
            "before": disputed.before,
            "unit": disputed.unit,
            "blocks": [_block(block, disputed, speech) for block in disputed.blocks],
        }
    )


def _block(block: BlockDisputes, disputed: Disputed, speech: Speech) -> Document:
    policy = block.edition.policy
    return {
        "block": block.block,
        "title": title_document(block.title),
        **set_document(block.edition),
        "units": [_unit(unit, policy) for unit in block.units],
        "components": [_component(one, policy) for one in block.components],
        "hints": [_hint(hint, block, disputed, speech) for hint in block.hints],
        "without_self_scores": [unit for unit, _ in block.unclaimed],
        "not_appraised": [unit for unit, _ in block.unappraised],
    }


def _unit(unit: UnitDisputes, policy: Policy) -> Document:
    return {
        "unit": unit.claimed.unit,
        "name": unit.claimed.name,
        "claimed": number(net(unit.claimed), policy),
        "given": number(net(unit.given), policy),
        "difference": number(unit.difference, policy),
        "difference_exact": exact(unit.difference),
        "cut": number(unit.points_cut, policy),
        "cut_exact": exact(unit.points_cut),
        "components": [_dispute(one, policy) for one in unit.disputes],
        "without_evidence": {
            "points": number(unit.points_unproven, policy),
            "points_exact": exact(unit.points_unproven),
            "components": [one.code for one in unit.unproven],
        },
    }


def _dispute(dispute: Dispute, policy: Policy) -> Document:
    return {
        "code": dispute.code,
        "kind": dispute.kind.value,
        "self": {"typed": typed(dispute.claimed.answer), "points": number(dispute.claimed.points, policy)},
        "appraised": {
            "typed": typed(dispute.given.answer),
            "points": number(dispute.given.points, policy),
            "stage": dispute.given.stage.value if dispute.given.stage else None,
        },
        "cut": number(dispute.cut, policy),
        "cut_exact": exact(dispute.cut),
        "explained": dispute.explained,
        "evidence": dispute.evidence,
    }


def _component(one: Contested, policy: Policy) -> Document:
    return {
        "code": one.code,
        "units": one.units,
        "of": one.of,
        "cut": number(one.cut, policy),
        "cut_exact": exact(one.cut),
        "explained": one.explained,
    }


def _hint(hint: Hint, block: BlockDisputes, disputed: Disputed, speech: Speech) -> Document:
    policy = block.edition.policy
    return {
        "kind": hint.kind.value,
        "units": list(hint.units),
        "components": hint.components,
        "points": number(hint.points, policy),
        "change": number(hint.change, policy),
        "median": number(hint.median, policy),
        "spread": number(hint.spread, policy),
        "words": hint_words(hint, block, disputed.before, speech),
    }
