"""Why a number is what it is, as a document: the tree down to the cell that was typed."""

from fractions import Fraction

from parindex.language import Speech
from parindex.language.condition_words import node_words
from parindex.language.stage_words import typed
from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import LeafScore, Scorecard
from parindex.model.scores import Answer, Missing, NotApplicable, Scored, Source
from parindex.reporting.documents.cards import card_document
from parindex.reporting.documents.heads import Document, head, title_document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.writers.records import harmless_document

__all__ = ["explain_document", "source_document"]


def explain_document(card: Scorecard, code: str | None, voice: Speech) -> Document:
    """Return the tree of one unit, or of one node of it (`code` must be in the set)."""
    nodes = card.edition.index if code is None else (card.edition.nodes[code],)
    return {
        **head(2),
        **card_document(card),
        "adjustments": [_adjustment(card, item.code, voice) for item in card.edition.adjustments],
        "sources": _sources(card),
        "tree": [_node(card, node, voice) for node in nodes],
    }


def _sources(card: Scorecard) -> list[Document]:
    """Return where each stage came from; `stage` is null for a sheet that was taken whole."""
    steps = [{"stage": step.value, **source_document(source)} for step, source in card.sheet.steps]
    alone = {(source.path, source.sheet, source.sha256) for _, source in card.sheet.steps}
    source = card.sheet.source
    whole = (source.path, source.sheet, source.sha256) not in alone
    return [{"stage": None, **source_document(source)}, *steps] if whole else steps


def source_document(source: Source) -> Document:
    """Return a file, its sheet and its digest."""
    return harmless_document({"file": source.path, "sheet": source.sheet, "sha256": source.sha256})


def _node(card: Scorecard, node: Node, voice: Speech) -> Document:
    score, policy = card.nodes[node.code], card.edition.policy
    said = {
        "code": node.code,
        "title": title_document(node.title.in_(voice.locale)),
        "points": number(score.points, policy),
        "points_exact": exact(score.points),
        "max": number(score.applicable, policy),
        "index": number(score.index, policy),
        "index_exact": exact(score.index),
        "weight": _weight(card.edition, node),
    }
    if node.is_leaf:
        rule = {"by": node.score.by, "words": node_words(node, card.edition, voice)}
        return {**said, "rule": rule, **_leaf(card.leaves[node.code], card)}
    parts = [_node(card, part, voice) for part in node.parts]
    return {**said, "aggregate": node.aggregate, "parts": parts}


def _weight(edition: Edition, node: Node) -> str | None:
    """Return what a node weighs in the mean above it; nothing in a sum."""
    if edition.above(node.code).aggregate == "sum" and node.counts:
        return None
    return exact(Fraction(node.weighs))


def _leaf(leaf: LeafScore, card: Scorecard) -> Document:
    source = card.sheet.source_of(leaf.stage) if leaf.stage else None
    return {
        "status": _status(leaf.answer),
        **harmless_document({"typed": typed(leaf.answer)}),
        "stage": leaf.stage.value if leaf.stage else None,
        "cell": leaf.cell,
        "source": None if source is None else source_document(source),
    }


def _status(answer: Answer) -> str:
    match answer:
        case Scored():
            return "scored"
        case NotApplicable():
            return "not_applicable"
        case Missing():
            return "missing"


def _adjustment(card: Scorecard, code: str, voice: Speech) -> Document:
    adjustment = next(item for item in card.edition.adjustments if item.code == code)
    said = {"code": code, "kind": adjustment.kind, "title": title_document(adjustment.title.in_(voice.locale))}
    leaf = card.leaves.get(code)
    if leaf is None:
        return {**said, "points": 0}
    return {**said, "points": number(leaf.points, card.edition.policy), **_leaf(leaf, card)}
