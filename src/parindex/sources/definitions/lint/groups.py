"""Checks of groups: what their parts weigh, what is taken off, and within which bounds their points are kept."""

from collections.abc import Iterator, Sequence

from parindex.model.codes import issue
from parindex.model.criteria import Aggregate, Edition, Node
from parindex.model.issues import Issue
from parindex.sources.definitions.lint.conditions import about
from parindex.sources.definitions.lint.tree_places import TreeSpot, plain, spots
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_events import KeyPath

__all__ = ["check_bounds_of_groups", "check_weights"]


def check_bounds_of_groups(edition: Edition, document: Document) -> Iterator[Issue]:
    """What is taken off stands in a group that adds up; floors and caps stand on such groups and below their maxima."""
    for spot in spots(edition):
        if spot.node.deducts:
            yield from _deduction(spot, document)
        if spot.node.floor is not None or spot.node.caps:
            yield from _bounds(edition, spot, document)


def _deduction(spot: TreeSpot, document: Document) -> Iterator[Issue]:
    node, place = spot.node, document.place((*spot.path, "deducts"))
    if not node.is_leaf or spot.group is None or spot.group.aggregate != "sum":
        yield issue("C183", place, criterion=node.code)
    elif not spot.group.counting and spot.group.deducted[:1] == (node,):
        yield issue("C184", place, criterion=node.code, node=spot.group.code)


def _bounds(edition: Edition, spot: TreeSpot, document: Document) -> Iterator[Issue]:
    node = spot.node
    key = "caps" if node.floor is None else "floor"
    if node.is_leaf or node.aggregate != "sum":
        yield issue("C185", document.place((*spot.path, key)), criterion=node.code)
        return
    if node.floor is not None and node.floor >= node.total:
        place = document.place((*spot.path, "floor"))
        yield issue("C186", place, criterion=node.code, floor=plain(node.floor), max=plain(node.total))
    for number, cap in enumerate(node.caps):
        place = document.place((*spot.path, "caps", number))
        if cap.code is None:
            yield issue("C187", place, criterion=node.code)
        else:
            yield from about(edition, spot, cap, cap.code, place, itself=True)


def check_weights(edition: Edition, document: Document) -> Iterator[Issue]:
    """A weight counts only in a mean, and there every part should have one or none."""
    yield from _group((), "index", edition.aggregate, edition.index, document)
    for spot in spots(edition):
        yield from _group(spot.path, "parts", spot.node.aggregate, spot.node.parts, document)


def _group(path: KeyPath, key: str, aggregate: Aggregate, parts: Sequence[Node], document: Document) -> Iterator[Issue]:
    weighted = [part.weight is not None for part in parts]
    if parts and not any(part.counts for part in parts):
        yield issue("C182", document.place((*path, key, 0, "weight")), criterion=parts[0].code)
        return
    if aggregate == "weighted_mean" and not any(weighted):
        yield issue("C027", document.place((*path, "aggregate")))
    for number, part in enumerate(parts):
        place = document.place((*path, key, number, "weight"))
        if aggregate == "sum" and part.weight_for:
            yield issue("C190", document.place((*path, key, number, "weight_for")), criterion=part.code)
        if aggregate == "sum" and part.weight:
            yield issue("C025", place, criterion=part.code, weight=plain(part.weight))
        elif aggregate != "sum" and part.weight is None and any(weighted):
            yield issue("C026", place, criterion=part.code)
