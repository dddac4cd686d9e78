"""A unit between what it came from and what became of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from parindex.model.units import Unit

__all__ = ["Family", "Kin"]


@dataclass(frozen=True, slots=True)
class Kin:
    """A predecessor or successor, and in the same direction its own."""

    id: str
    unit: Unit | None
    """`None`: the registry does not have it."""
    share: Decimal | None
    """The part of the predecessor that went into the successor."""
    day: date | None
    """When it went."""
    kin: tuple["Kin", ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A unit between its predecessors and its successors."""

    unit: Unit
    predecessors: tuple[Kin, ...]
    successors: tuple[Kin, ...]
