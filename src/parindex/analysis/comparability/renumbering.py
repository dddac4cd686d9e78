"""Codes over several editions: `compares_with` names the code of the edition just before.

Between editions that do not follow each other, a code may have been handed on twice, or left and come back for
another criterion. So the way back is walked edition by edition.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from parindex.analysis.comparability.comparability import earlier_code
from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.model.criteria import Edition, Node

__all__ = ["matched", "walked_back"]

_NONE = "≠"
"""Before a code: the criterion was not there in an edition on the way."""


def walked_back(current: Edition, others: Iterable[Edition], previous: Edition) -> Edition:
    """Return `current` with `compares_with` naming the codes of `previous`; `others` may hold any editions."""
    between = [
        edition
        for edition in others
        if edition.id == current.id and previous.edition < edition.edition < current.edition
    ]
    if not between or previous.id != current.id:
        return current
    way = sorted(between, key=lambda edition: -edition.edition)
    parts = tuple(_node(node, way) for node in current.index)
    return Edition.model_construct(**{**_fields(current), "index": parts})


def matched(current: Edition, previous: Edition) -> Edition:
    """Return `current` with `compares_with` naming what the crosswalk found, by titles too; doubtful is silent."""
    if current.edition <= previous.edition:
        return current
    walk = crosswalk(previous, current)
    codes = {match.now.code: None if match.doubtful else match.before.code for match in walk.matches}
    parts = tuple(_named(node, codes) for node in current.index)
    return Edition.model_construct(**{**_fields(current), "index": parts})


def _named(node: Node, codes: Mapping[str, str | None]) -> Node:
    before = codes.get(node.code, f"{_NONE}{node.code}")
    parts = tuple(_named(part, codes) for part in node.parts)
    return node.model_copy(update={"compares_with": None if before == node.code else before, "parts": parts})


def _node(node: Node, way: Sequence[Edition]) -> Node:
    code = earlier_code(node)
    for edition in way:
        if code not in edition.nodes:
            code = f"{_NONE}{node.code}"
            break
        code = earlier_code(edition.nodes[code])
    changed = {"compares_with": None if code == node.code else code}
    return node.model_copy(update={**changed, "parts": tuple(_node(part, way) for part in node.parts)})


def _fields(edition: Edition) -> dict[str, Any]:
    """Return the fields of an edition without what it has computed from them."""
    return {name: getattr(edition, name) for name in Edition.model_fields}
