"""Checks of weights: they belong to means, and to all parts of one."""

from collections.abc import Iterator, Sequence

from parindex.model.codes import issue
from parindex.model.criteria import Aggregate, Edition, Node
from parindex.model.issues import Issue
from parindex.sources.definitions.lint.tree_places import plain, spots
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_events import KeyPath

__all__ = ["check_weights"]


def check_weights(edition: Edition, document: Document) -> Iterator[Issue]:
    """A weight counts only in a mean, and there every part should have one or none."""
    yield from _group((), "index", edition.aggregate, edition.index, document)
    for spot in spots(edition):
        yield from _group(spot.path, "parts", spot.node.aggregate, spot.node.parts, document)


def _group(path: KeyPath, key: str, aggregate: Aggregate, parts: Sequence[Node], document: Document) -> Iterator[Issue]:
    weighted = [part.weight is not None for part in parts]
    if aggregate == "weighted_mean" and not any(weighted):
        yield issue("C027", document.place((*path, "aggregate")))
    for number, part in enumerate(parts):
        place = document.place((*path, key, number, "weight"))
        if aggregate == "sum" and part.weight is not None:
            yield issue("C025", place, criterion=part.code, weight=plain(part.weight))
        elif aggregate != "sum" and part.weight is None and any(weighted):
            yield issue("C026", place, criterion=part.code)
