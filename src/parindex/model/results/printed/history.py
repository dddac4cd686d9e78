"""Results that are known only as somebody published them: totals without the scores behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from parindex.model.brief import brief
from parindex.model.scores import Source

__all__ = ["PublishedResult"]


@brief
@dataclass(frozen=True, slots=True)
class PublishedResult:
    """One unit's line in a published table; what the table does not say is `None` or empty.

    Units: `index` and `areas` in percent or as printed, `points` of `maximum`.
    """

    unit: str
    """Id in the registry."""
    name: str
    """As the registry writes it."""
    block: str
    year: int
    index: Decimal | None = None
    points: Decimal | None = None
    maximum: Decimal | None = None
    rank: int | None = None
    of: int | None = None
    """Number of units that were ranked together, if the table holds or says it."""
    tier: str = ""
    """As printed."""
    areas: Mapping[str, Decimal] = field(default_factory=dict)
    """Index % or points by the heading of the column."""
    criteria: str = ""
    """A name of the criteria set, if it was told; two names say that two sets differ."""
    source: Source | None = None
    cell: str = ""
    """Where the line begins."""
