"""Opening a store, whichever database it is in."""

from pathlib import Path

from parindex.errors import ParindexError
from parindex.store.backends.interface import PATIENCE, Backend
from parindex.store.backends.postgresql import POSTGRESQL
from parindex.store.backends.postgresql.address import SCHEMES, without_secrets
from parindex.store.backends.sqlite import SQLITE
from parindex.store.store import Store

__all__ = ["backend_of", "open_store"]


def backend_of(location: str) -> Backend:
    """Return the kind of database that a location is of.

    Raises:
        ParindexError: There is none for it.
    """
    scheme, is_address, _ = location.partition("://")
    if not is_address:
        return SQLITE
    if scheme in SCHEMES:
        return POSTGRESQL
    raise ParindexError(
        "The store {store} is not supported. Write a file name in parindex.yaml, for example store: parindex.db, "
        "or the address of a PostgreSQL server: postgresql://host/database.",
        store=without_secrets(location),
    )


def open_store(location: str | Path, *, create: bool = True, patience: float = PATIENCE) -> Store:
    """Open the store at a location, bringing an older schema up to date.

    Args:
        location: The database file, or the address of a server.
        create: Make the store if there is none. Without it nothing is ever created.
        patience: How many seconds to wait for another process that is writing.

    Raises:
        ParindexError: There is no such file or folder; it is not a store, damaged, locked, or
            made by a newer parindex.
    """
    return Store(backend_of(str(location)).connect(str(location), create=create, patience=patience))
