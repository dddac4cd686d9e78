"""A copy of a store while others may be writing to it: one moment of it, checked before it counts."""

from pathlib import Path

from parindex.model.records.journal import broken
from parindex.store.backends.interface import PATIENCE, Connection, Copied, CopyOptions
from parindex.store.backends.sqlite import SQLITE
from parindex.store.backends.transfer import content_digest, transfer
from parindex.store.opening import backend_of, open_store
from parindex.store.store import Store

__all__ = ["copy_open", "copy_store"]

_COUNTS = """
SELECT year, count(*) FROM sheets AS mine
WHERE revision = (SELECT max(revision) FROM sheets WHERE year = mine.year) GROUP BY year ORDER BY year
"""


def copy_store(source: str | Path, target: str | Path, *, replace: bool = False, patience: float = PATIENCE) -> Copied:
    """Copy the store at `source` to `target`, a file or a place on a server; writers wait for a moment at most.

    Args:
        source: The store; it is brought up to date if its schema is an older one.
        target: The file of the copy, whose folder must be there; or the address of a store without any row.
        replace: A file that is there already may be replaced; on a server nothing ever is.
        patience: How many seconds to wait for another process that is writing.

    Raises:
        ParindexError: There is no store, it is damaged, or the copy cannot be written or is there already.
    """
    with open_store(source, create=False, patience=patience) as store:
        if backend_of(str(target)) is SQLITE:
            return copy_open(store, Path(target), replace=replace, patience=patience)
        with open_store(target, patience=patience) as made:
            return transfer(store.connection, made.connection, lambda copy: _read_back(copy, store))


def copy_open(store: Store, target: Path, *, replace: bool, patience: float) -> Copied:
    """Copy a store that is open, and of which no moment is being read; see `copy_store`."""

    def read_back(copy: Connection) -> Copied:
        return _read_back(copy, store)

    return backend_of(store.location).copy(store.connection, target, CopyOptions(read_back, replace, patience))


def _read_back(copy: Connection, source: Store) -> Copied:
    """Read everything that is in a copy."""
    with source.connection.told():
        counts = copy.execute(_COUNTS).fetchall()
    store = Store(copy)
    records = store.journal.records()
    for year in store.years():
        for revision in store.revisions.of(year) or [store.revisions.current(year)]:
            store.load(year, revision.number)
    if wrong := broken(records):
        raise source.connection.damaged("journal", wrong[0])
    return Copied(tuple(counts), len(records), 0, content_digest(copy))
