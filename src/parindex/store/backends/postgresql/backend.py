"""What the store asks of a PostgreSQL server; the library that talks to it is an extra and imported late."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from parindex.errors import ParindexError
from parindex.store.backends.interface import PATIENCE, Connection, Copied, CopyOptions
from parindex.store.backends.postgresql.address import ServerAddress, address_of
from parindex.store.backends.sqlite.copy import copy_rows

__all__ = ["POSTGRESQL", "PostgresqlBackend", "reachable"]


class PostgresqlBackend:
    """Stores on a server, each in a schema of its own."""

    def exists(self, location: str) -> bool:
        """Tell whether the tables of a store are there."""
        address = reachable(location)
        from parindex.store.backends.postgresql.opening import is_there  # noqa: PLC0415  an extra

        return is_there(address, PATIENCE)

    def connect(self, location: str, *, create: bool, patience: float) -> Connection:
        """See `Backend.connect`."""
        address = reachable(location)
        from parindex.store.backends.postgresql.opening import connect  # noqa: PLC0415  an extra

        return connect(address, create=create, patience=patience)

    def copy(self, connection: Connection, target: Path, options: CopyOptions) -> Copied:
        """Copy the rows into a store in a file, which can be looked at and opened without a server."""
        return copy_rows(connection, target, options)

    def files(self, location: str) -> tuple[Path, ...]:  # noqa: ARG002  as every backend
        """Return none: the files are the server's."""
        return ()

    def others(self, location: str) -> Iterator[Path]:  # noqa: ARG002  as above
        """Yield none: nobody synchronises folders here."""
        return iter(())


def reachable(location: str) -> ServerAddress:
    """Return the parts of an address that can be tried.

    Raises:
        ParindexError: It is none, holds a secret, or the part of the program that talks to servers is not installed.
    """
    address = address_of(location)
    if find_spec("psycopg") is None:
        raise ParindexError(
            "The store {store} is on a PostgreSQL server, which needs one more part of this program: "
            "pip install parindex[postgresql]",
            store=address.location,
        )
    return address


POSTGRESQL: Final = PostgresqlBackend()
