"""Lists with places, in which equals share one and stand by name."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import groupby
from typing import TypeVar

from parindex.model.results.trends import Placed
from parindex.model.texts.collation import collation_key

__all__ = ["placed"]

Item = TypeVar("Item")


def placed(
    items: Sequence[Item], key: Callable[[Item], Fraction], name: Callable[[Item], tuple[str, str]]
) -> list[Placed[Item]]:
    """Return items by `key`, least first, as 1, 2, 2, 4; equals in the order of (name, id)."""
    found: list[Placed[Item]] = []
    for _, equals in groupby(sorted(items, key=key), key):
        group = sorted(equals, key=lambda item: (*collation_key(name(item)[0]), name(item)[1]))
        found += [Placed(len(found) + 1, len(group) > 1, item) for item in group]
    return found
