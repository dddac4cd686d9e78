"""Codes over several editions: `compares_with` names the code of the edition just before.

Between editions that do not follow each other, a code may have been handed on twice, or left and come back for
another criterion. So the way back is walked edition by edition.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from parindex.analysis.comparability import earlier_code
from parindex.model.criteria import Edition, Node

__all__ = ["walked_back"]

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
