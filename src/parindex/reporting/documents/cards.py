"""Results of units as documents for machines: what `parindex score` computed."""

from collections.abc import Sequence

from parindex.model.criteria import Edition
from parindex.model.results.scorecards import Scorecard
from parindex.reporting.blocks import tabled
from parindex.reporting.documents.heads import Document, head, set_document, title_document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.tables.cards import CARD_COLUMNS
from parindex.reporting.writers.records import harmless_document, record_of

__all__ = ["card_document", "score_document"]


def score_document(cards: Sequence[Scorecard], issues: Sequence[Document] = ()) -> Document:
    """Return the result of every unit with its areas; `issues` are those of :func:`issues_document`."""
    return {**head(2), "units": [card_document(card) for card in cards], "issues": list(issues)}


def card_document(card: Scorecard) -> Document:
    """Return one unit's result with its areas, and where it was read."""
    source = card.sheet.source
    return {
        **_result(card),
        "year": card.sheet.year,
        **set_document(card.edition),
        "basis": card.basis.value,
        "missing": list(card.missing),
        "areas": [_node(card, area.code, card.edition) for area in card.edition.index],
        "source": harmless_document({"file": source.path, "sheet": source.sheet, "sha256": source.sha256}),
    }


def _result(card: Scorecard) -> Document:
    return record_of(tabled("card", CARD_COLUMNS, [card], policy=card.edition.policy))


def _node(card: Scorecard, code: str, edition: Edition) -> Document:
    node = card.nodes[code]
    return {
        "code": code,
        "title": title_document(str(edition.nodes[code].title)),
        "points": number(node.points, edition.policy),
        "max": number(node.applicable, edition.policy),
        "index": number(node.index, edition.policy),
        "index_exact": exact(node.index),
    }
