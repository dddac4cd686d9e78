"""Checks of conditions: what they ask about is there, can be compared so, and does not hang on itself."""

from collections.abc import Iterator

from parindex.model.codes import issue
from parindex.model.conditions import Condition
from parindex.model.criteria import Edition
from parindex.model.issues import Issue, Place
from parindex.model.rules.answers import AnswerKind, AsksChoice, AsksParts, AsksTally, AsksTicks
from parindex.sources.definitions.lint.tree_places import TreeSpot, spots
from parindex.sources.definitions.yaml.document import Document

__all__ = ["about", "check_conditions"]


def check_conditions(edition: Edition, document: Document) -> Iterator[Issue]:
    """Conditions on answers name another component, and answers that it can have."""
    for spot in spots(edition) if edition.conditions else ():
        for number, condition in enumerate(spot.node.applies_if):
            place = document.place((*spot.path, "applies_if", number))
            if condition.code is not None:
                yield from about(edition, spot, condition, condition.code, place)


def about(  # noqa: PLR0913  a condition, what it is on and where it stands
    edition: Edition, spot: TreeSpot, condition: Condition, code: str, place: Place, *, itself: bool = False
) -> Iterator[Issue]:
    """Check what a condition asks of a component; `itself`: that may be part of what it decides."""
    node = spot.node.code
    other = edition.nodes.get(code)
    if other is None or not other.is_leaf:
        yield issue("C176", place, criterion=node, node=code)
    elif not itself and node in _all_above(edition, code):
        yield issue("C179", place, criterion=node, node=code)
    else:
        yield from _comparable(other.score.answer, condition, code, node, place)


def _comparable(asked: AnswerKind, condition: Condition, code: str, node: str, place: Place) -> Iterator[Issue]:
    match asked:
        case AsksChoice(choices=choices) | AsksTicks(choices=choices):
            known = {key.casefold() for key in choices}
            for name in condition.named:
                if name.casefold() not in known:
                    yield issue("C177", place, criterion=node, node=code, value=name, known=", ".join(choices))
            fits = not condition.numeric
        case AsksTally() | AsksParts():
            fits = False
        case _:
            fits = not condition.named
    if not fits:
        yield issue("C178", place, criterion=node, node=code)


def _all_above(edition: Edition, code: str) -> set[str]:
    """Return the nodes that a component is part of or hangs on, over any number of conditions."""
    found: set[str] = set()
    waiting = [code]
    while waiting:
        path = edition.paths.get(waiting.pop(), ())
        for node in path:
            if node not in found:
                found.add(node)
                waiting += [one.code for one in edition.conditions.get(node, ()) if one.code]
    return found
