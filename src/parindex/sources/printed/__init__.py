"""Published tables: totals, ranks and tiers as printed, checked against themselves, never recomputed."""

from parindex.sources.printed.expectation import Asked
from parindex.sources.printed.pasted_text import as_csv, open_pasted
from parindex.sources.printed.reader import TableRead, read_published
from parindex.sources.printed.text import read_text

__all__ = ["Asked", "TableRead", "as_csv", "open_pasted", "read_published", "read_text"]
