"""Published tables: totals, ranks and tiers as printed, checked against themselves, never recomputed."""

from parindex.sources.published.asked import Asked
from parindex.sources.published.pasted import open_pasted
from parindex.sources.published.reader import TableRead, read_published

__all__ = ["Asked", "TableRead", "open_pasted", "read_published"]
