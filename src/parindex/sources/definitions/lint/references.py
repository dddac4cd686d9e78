"""Checks of what names something else: adjustments, tie breakers, levels, the decision behind, the edition before."""

from collections.abc import Iterator

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.tie_breakers import property_of
from parindex.sources.definitions.lint.tree_places import spots
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_events import KeyPath

__all__ = ["check_adjustments", "check_basis", "check_levels", "check_series", "check_tie_breakers"]

_PARTS = frozenset({"survey", "appraisal"})


def check_adjustments(edition: Edition, document: Document) -> Iterator[Issue]:
    """Bonuses and penalties have codes of their own."""
    first: dict[str, KeyPath] = {}
    for spot in spots(edition):
        first.setdefault(spot.node.code, (*spot.path, "code"))
    for number, adjustment in enumerate(edition.adjustments):
        path, code = ("adjustments", number, "code"), adjustment.code
        if code in first:
            yield issue("C016", document.place(path), criterion=code, node=code, first=document.line(first[code]))
        first.setdefault(code, path)


def check_tie_breakers(edition: Edition, document: Document) -> Iterator[Issue]:
    """Ties are broken by what is there."""
    for number, code in enumerate(edition.policy.tie_breakers):
        place = document.place(("policy", "tie_breakers", number))
        if property_of(code):
            continue
        if code not in edition.nodes and code not in _PARTS:
            yield issue("C017", place, node=code)
        elif code == "survey" and not edition.survey_codes:
            yield issue("C018", place)


def check_levels(edition: Edition, document: Document) -> Iterator[Issue]:
    """Every level of the tree has a name, where names are given; the first node that lies too deep is told."""
    if "levels" not in edition.model_fields_set:
        return
    number = len(edition.levels)
    for spot in spots(edition):
        if spot.depth >= number:
            code = spot.node.code
            place = document.place(spot.path)
            yield issue("C019", place, criterion=code, node=code, depth=spot.depth + 1, number=number)
            return


def check_basis(edition: Edition, document: Document) -> Iterator[Issue]:
    """An official set says which decision it stands on."""
    if edition.basis is None and not edition.model:
        yield issue("C055", document.place())


def check_series(edition: Edition, before: Edition, document: Document) -> Iterator[Issue]:
    """What is said to have been another criterion before was one."""
    for spot in spots(edition):
        code = spot.node.compares_with
        if code is not None and code not in before.nodes:
            place = document.place((*spot.path, "compares_with"))
            yield issue("C047", place, criterion=spot.node.code, node=code, set=before.key)
