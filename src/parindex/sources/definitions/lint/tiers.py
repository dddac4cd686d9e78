"""Checks of tiers: each of them once, in order, and within reach."""

from collections.abc import Iterator
from decimal import Decimal

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.sources.definitions.lint.ladder import below, misplaced
from parindex.sources.definitions.lint.tree_places import plain
from parindex.sources.definitions.yaml.document import Document

__all__ = ["check_tiers"]

_ZERO, _FULL = Decimal(0), Decimal(100)


def check_tiers(edition: Edition, document: Document) -> Iterator[Issue]:
    """Every index should fall in a tier, and every tier can be reached."""
    yield from _ids(edition, document)
    for number in misplaced(edition.tiers):
        yield issue("C052", document.place(("tiers", number)))
    bonus = any(adjustment.kind == "bonus" for adjustment in edition.adjustments)
    for number, tier in enumerate(edition.tiers):
        bound = tier.bound
        if bound is not None and not bonus and not bound.met_by(_FULL):
            yield issue("C054", document.place(("tiers", number)), bound=plain(bound.number))
    if edition.tiers and not any(tier.bound is None or tier.bound.met_by(_ZERO) for tier in edition.tiers):
        yield issue("C053", document.place(("tiers", len(edition.tiers) - 1)), below=below(edition.tiers[-1]))


def _ids(edition: Edition, document: Document) -> Iterator[Issue]:
    first: dict[str, int] = {}
    for number, tier in enumerate(edition.tiers):
        if first.setdefault(tier.id, number) != number:
            line = document.line(("tiers", first[tier.id]))
            yield issue("C051", document.place(("tiers", number)), id=tier.id, first=line)
