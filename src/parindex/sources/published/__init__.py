"""Published tables: totals, ranks and tiers as printed, checked against themselves, never recomputed."""

from parindex.sources.published.asked import Asked
from parindex.sources.published.pasted import as_csv, open_pasted
from parindex.sources.published.reader import TableRead, read_published
from parindex.sources.published.text import read_text

__all__ = ["Asked", "TableRead", "as_csv", "open_pasted", "read_published", "read_text"]
