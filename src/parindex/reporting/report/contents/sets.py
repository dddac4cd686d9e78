"""What a report says of a criteria set."""

from dataclasses import dataclass

from parindex.reporting.figure import Figure

__all__ = ["CriteriaSet", "PolicyLine"]


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """The criteria set of a block."""

    title: str
    id: str
    edition: int
    key: str
    """`id@edition`."""
    basis: str
    """The decision that issued the set; empty if not given."""
    model: bool
    """True: not an official text."""
    total: Figure
    """Full maximum in points."""
    areas: int
    """Number of areas."""
    components: int
    """Number of components that take a score."""


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """One policy in words."""

    subject: str
    text: str
