"""What is kept between runs: the typed inputs of each year, never results.

Results are recomputed, so that a result can never be older than the sheets or the rules behind it.
"""

from parindex.store.backends.interface import Copied
from parindex.store.backends.sqlite.copy import is_store
from parindex.store.copying import copy_store
from parindex.store.opening import open_store
from parindex.store.rows import read_rows, rows_of
from parindex.store.session import StoreSession
from parindex.store.sheets import digest_of_entries
from parindex.store.store import Arrival, Saved, Store, StoredSheet

__all__ = [
    "Arrival",
    "Copied",
    "Saved",
    "Store",
    "StoreSession",
    "StoredSheet",
    "copy_store",
    "digest_of_entries",
    "is_store",
    "open_store",
    "read_rows",
    "rows_of",
]
