"""What a published table is read against."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parindex.model.criteria import Edition
from parindex.model.units import Registry
from parindex.sources.score_sheets.layout.words import PLAIN, Vocabulary

__all__ = ["Asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is read against, and what is said about it on the command line."""

    year: int
    registry: Registry
    editions: Mapping[str, Edition] = field(default_factory=dict)
    """The criteria set of each block in that year, where there is one."""
    block: str | None = None
    of: int | None = None
    """How many units were ranked together, where the table shows only some of them."""
    criteria: str = ""
    words: Vocabulary = PLAIN
