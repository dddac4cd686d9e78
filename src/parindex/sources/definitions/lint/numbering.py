"""How codes such as 1.2.3 count: which one comes next, and which one was probably meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parindex.model.criteria import Edition, Node
from parindex.model.restarting import begins_with
from parindex.sources.definitions.lint.tree_places import TreeSpot, spots
from parindex.sources.definitions.yaml.yaml_events import KeyPath

__all__ = ["Numbered", "begins_elsewhere", "loses_its_zero", "numbered", "prefix", "same_series"]

_NUMBERED = re.compile(r"((?:\d+\.)*)(\d+)\.?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A node, its number in its group (from 0), and the code that it has by its place.

    `before` is the code of its neighbour; `expected` is `None` where nothing can be said;
    `again` tells a code that stood in the set already.
    """

    spot: TreeSpot
    number: int
    before: str
    expected: str | None
    again: bool


def numbered(edition: Edition) -> Iterator[Numbered]:
    """Yield every node in printed order with what its code should be."""
    seen: set[str] = set()
    last: dict[KeyPath, tuple[int, str, str | None]] = {}
    for spot in spots(edition):
        group, code = spot.path[:-1], spot.node.printed
        number, before, expected = last.get(group, (0, "", _first(spot)))
        again = spot.node.code in seen
        seen.add(spot.node.code)
        yield Numbered(spot, number, before, expected, again)
        # After a code that cannot be right, its place counts, or nothing is said of the next one.
        known = not again or (expected and loses_its_zero(expected, code))
        last[group] = number + 1, code, _following(expected if again else code) if known else None


def _first(spot: TreeSpot) -> str:
    """Return the code of the first part of a group, counted anew where its codes are."""
    return "1" if spot.node.mark and not _goes_on(spot) else f"{prefix(spot.group)}1"


def _goes_on(spot: TreeSpot) -> bool:
    return spot.group is not None and begins_with(spot.node.printed, spot.group.printed)


def prefix(group: Node | None) -> str:
    """Return what the codes of a group begin with: `1.2.`; nothing at the top."""
    return f"{group.printed.rstrip('.')}." if group else ""


def loses_its_zero(meant: str, code: str) -> bool:
    """Tell whether `code` is what a spreadsheet makes of `meant` when it takes it for a number."""
    return meant != code and meant.endswith("0") and meant.rstrip("0") == code


def begins_elsewhere(spot: TreeSpot) -> bool:
    """Tell whether a numbered code does not begin with the numbered code of its group."""
    group, code = spot.group, spot.node.printed
    if group is None or not _NUMBERED.fullmatch(group.printed) or not _NUMBERED.fullmatch(code):
        return False
    return not code.startswith(prefix(group))


def same_series(one: str, other: str) -> bool:
    """Tell whether two codes differ in their last number only."""
    left, right = _NUMBERED.fullmatch(one), _NUMBERED.fullmatch(other)
    return bool(left and right) and left[1] == right[1]  # type: ignore[index]


def _following(code: str | None) -> str | None:
    found = _NUMBERED.fullmatch(code) if code else None
    return f"{found[1]}{int(found[2]) + 1}" if found else None
