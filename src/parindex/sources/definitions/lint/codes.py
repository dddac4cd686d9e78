"""Checks of the codes: that each is there once, and that they are numbered as they stand."""

from collections.abc import Iterator

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.sources.definitions.lint.numbering import (
    Numbered,
    begins_elsewhere,
    loses_its_zero,
    numbered,
    prefix,
    same_series,
)
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_events import KeyPath

__all__ = ["check_duplicates", "check_numbering"]


def check_duplicates(edition: Edition, document: Document) -> Iterator[Issue]:
    """Every code is there once; a second `1.1` in the place of `1.10` is told as such."""
    first: dict[str, KeyPath] = {}
    for one in numbered(edition):
        code = one.spot.node.code
        path = first.setdefault(code, one.spot.path)
        if not one.again:
            continue
        place, line = document.place((*one.spot.path, "code")), document.line((*path, "code"))
        if one.expected and loses_its_zero(one.expected, one.spot.node.printed):
            yield issue("C012", place, criterion=code, node=code, first=line, expected=one.expected)
        else:
            yield issue("C011", place, criterion=code, node=code, first=line)


def check_numbering(edition: Edition, document: Document) -> Iterator[Issue]:
    """Codes such as 1.2.3 begin with the code of their group and count without gaps."""
    everything = [one for one in numbered(edition) if not one.again]
    strays = [one for one in everything if begins_elsewhere(one.spot)]
    # Sets that number their criteria straight through all areas mean it.
    if len(strays) * 2 < len(everything):
        yield from (_stray(one, document) for one in strays)
    for one in everything:
        yield from _gap(one, document)


def _stray(one: Numbered, document: Document) -> Issue:
    group, code = one.spot.group, one.spot.node.printed
    assert group is not None
    expected = f"{prefix(group)}{one.number + 1}"
    place = document.place((*one.spot.path, "code"))
    return issue("C013", place, criterion=one.spot.node.code, node=code, above=group.printed, expected=expected)


def _gap(one: Numbered, document: Document) -> Iterator[Issue]:
    code, expected = one.spot.node.printed, one.expected
    if expected is None or code.rstrip(".") == expected or not same_series(code, expected):
        return
    place = document.place((*one.spot.path, "code"))
    if one.before:
        yield issue("C014", place, criterion=one.spot.node.code, node=code, before=one.before, expected=expected)
    else:
        yield issue("C015", place, criterion=one.spot.node.code, node=code, expected=expected)
