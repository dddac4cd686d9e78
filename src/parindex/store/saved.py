"""What saving did."""

from dataclasses import dataclass

__all__ = ["Saved"]


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did: ids of units, in the order of what came."""

    new: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    """The same was there already: for sheets the same file and entries, read with the same edition."""
