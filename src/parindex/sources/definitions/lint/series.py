"""Checks of an edition against the one before it."""

from collections.abc import Iterator

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.sources.definitions.lint.tree_places import spots
from parindex.sources.definitions.yaml.document import Document

__all__ = ["check_series"]


def check_series(edition: Edition, before: Edition, document: Document) -> Iterator[Issue]:
    """What is said to have been another criterion before was one."""
    for spot in spots(edition):
        code = spot.node.compares_with
        if code is not None and code not in before.nodes:
            place = document.place((*spot.path, "compares_with"))
            yield issue("C047", place, criterion=spot.node.code, node=code, set=before.key)
