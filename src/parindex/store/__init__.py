"""What is kept between runs: the typed inputs of each year, never results.

Results are recomputed, so that a result can never be older than the sheets or the rules behind it.
"""

from parindex.store.open import open_store
from parindex.store.store import Arrival, Saved, Store, StoredSheet

__all__ = ["Arrival", "Saved", "Store", "StoredSheet", "open_store"]
