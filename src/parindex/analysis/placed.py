"""Lists with places, in which equals share one and stand by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Generic, TypeVar

from parindex.model.collation import collation_key

__all__ = ["Placed", "placed"]

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Placed(Generic[Item]):
    """An item with its place from 1; `tied` if others have the same."""

    place: int
    tied: bool
    item: Item


def placed(
    items: Sequence[Item], key: Callable[[Item], Fraction], name: Callable[[Item], tuple[str, str]]
) -> list[Placed[Item]]:
    """Return items by `key`, least first, as 1, 2, 2, 4; equals in the order of (name, id)."""
    found: list[Placed[Item]] = []
    for _, equals in groupby(sorted(items, key=key), key):
        group = sorted(equals, key=lambda item: (*collation_key(name(item)[0]), name(item)[1]))
        found += [Placed(len(found) + 1, len(group) > 1, item) for item in group]
    return found
