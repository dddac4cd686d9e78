"""Codes that restart under each area (I, 1, 1.1; II, 1, 1.1), joined to codes that are unique in the set."""

from collections.abc import Mapping

__all__ = ["begins_with", "joined"]


def joined(nodes: object, above: str = "", printed: str = "") -> object:
    """Return nodes as they stand in a file, with unique codes; `mark` keeps what is printed.

    A code that begins with the printed code of its group goes on from it: `1.1` in `1`, which is `I.1`, is `I.1.1`.
    What is not as it should be is left for the validation.
    """
    if not isinstance(nodes, list | tuple):
        return nodes
    return [_joined(node, above, printed) for node in nodes]


def _joined(node: object, above: str, printed: str) -> object:
    if not isinstance(node, Mapping) or not isinstance(node.get("code"), str):
        return node
    own = str(node["code"])
    code = own if node.get("mark") is not None else _unique(own, above, printed)
    found = {**node, "code": code}
    if code != own:
        found["mark"] = own
    if "parts" in node:
        found["parts"] = joined(node["parts"], code, str(found.get("mark") or own))
    return found


def _unique(own: str, above: str, printed: str) -> str:
    if not above:
        return own
    rest = own[len(printed.rstrip(".")) + 1 :] if begins_with(own, printed) else own
    return f"{above.rstrip('.')}.{rest}"


def begins_with(code: str, group: str) -> bool:
    """Tell whether a printed code goes on from the printed code of its group."""
    lead = f"{group.rstrip('.')}."
    return code.startswith(lead) and len(code) > len(lead)
