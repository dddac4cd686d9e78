"""What a cell is said to hold, with as much as is needed to see how it differs from another."""

from typing import NamedTuple

__all__ = ["Telling", "told_apart"]


class Telling(NamedTuple):
    """A cell in words."""

    said: str
    """What was typed or, without it, what it means."""
    meaning: str
    """What it was taken for."""
    place: str


def told_apart(one: Telling, other: Telling | None) -> str:
    """Say one cell; its meaning and its place where these alone differ from the other."""
    said = one.said
    if other is not None and one.said == other.said and one.meaning != other.meaning:
        said = f"{said} ({one.meaning})"
    if other is not None and one.place != other.place:
        said = f"{said} [{one.place}]"
    return said
