"""Checks of maxima: declared totals against the sums of their parts."""

from collections.abc import Iterator
from decimal import Decimal

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue, Place
from parindex.sources.definitions.lint.tree_places import TreeSpot, plain, spots
from parindex.sources.definitions.yaml.document import Document

__all__ = ["check_maxima"]


def check_maxima(edition: Edition, document: Document) -> Iterator[Issue]:
    """What is declared adds up, and everything is worth something."""
    if edition.aggregate == "sum" and edition.max is not None and edition.max != edition.total:
        yield _mismatch("C022", document.place(("max",)), "", edition.max, edition.total)
    if edition.total == 0:
        yield issue("C024", document.place(("index",)))
        return
    for spot in spots(edition):
        yield from _check(spot, document)


def _check(spot: TreeSpot, document: Document) -> Iterator[Issue]:
    node = spot.node
    if node.not_applicable is not None:
        yield from _policy(spot, document)
    if node.is_leaf:
        if node.max == 0:
            yield issue("C023", document.place((*spot.path, "max")), criterion=node.code)
    elif node.aggregate != "sum":
        if node.max is None and spot.aggregate == "sum":
            yield issue("C028", document.place((*spot.path, "aggregate")), criterion=node.code)
    elif node.max is not None and node.max != node.total:
        yield _mismatch("C021", document.place((*spot.path, "max")), node.code, node.max, node.total)


def _policy(spot: TreeSpot, document: Document) -> Iterator[Issue]:
    """A policy for what does not apply belongs to a group; a mean leaves it out by itself."""
    node, place = spot.node, document.place((*spot.path, "not_applicable"))
    if node.is_leaf:
        yield issue("C180", place, criterion=node.code)
    elif node.aggregate != "sum" and node.not_applicable in {"rescale", "equal", "drop"}:
        yield issue("C181", place, criterion=node.code, policy=str(node.not_applicable))


def _mismatch(code: str, place: Place, node: str, declared: Decimal, total: Decimal) -> Issue:
    difference = plain(abs(declared - total))
    return issue(code, place, criterion=node, declared=plain(declared), total=plain(total), difference=difference)
