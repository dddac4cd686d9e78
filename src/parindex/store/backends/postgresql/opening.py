"""Opening a store on a server: a schema that is ours, in a version that we know, or a clear refusal."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import psycopg

from parindex.errors import ParindexError
from parindex.language.single_line import one_line
from parindex.store.backends.postgresql.address import ServerAddress
from parindex.store.backends.postgresql.connection import PostgresqlConnection, lock
from parindex.store.backends.postgresql.refusals import absent, foreign, told, unreached
from parindex.store.backends.postgresql.schema import LATEST, Raw, altered, make_tables, version_of

__all__ = ["connect", "is_there", "opened", "told"]

_NAMED: Final = 6
_OLDEST: Final = 130_000
"""Earlier servers cannot say what became of a transaction."""
_LEAST: Final = 2
"""Seconds that a server has to answer at all, however little patience there is for other writers."""


def is_there(address: ServerAddress, patience: float) -> bool:
    """Tell whether the store has been made."""
    with told(address.location), opened(address, patience) as raw:
        return version_of(raw, address.schema) != 0


def connect(address: ServerAddress, *, create: bool, patience: float) -> PostgresqlConnection:
    """Open the store at an address; see `Backend.connect`."""

    def again() -> Raw:
        return opened(address, patience)

    with told(address.location):
        raw = again()
        try:
            _prepare(raw, address, create=create)
        except BaseException:
            raw.close()
            raise
    return PostgresqlConnection(raw, address, again, patience)


def opened(address: ServerAddress, patience: float) -> Raw:
    """Connect, waiting for a server that is just starting; the schema of the store comes first.

    Raises:
        ParindexError: The server cannot be reached or does not let us in.
    """
    raw = _let_in(address, patience)
    raw.execute(f"SET search_path TO {address.schema}")
    raw.execute(f"SET lock_timeout TO {max(1, round(patience * 1000))}")
    return raw


def _let_in(address: ServerAddress, patience: float) -> Raw:
    until = time.monotonic() + patience
    while True:
        try:
            return psycopg.connect(
                address.server,
                autocommit=True,
                connect_timeout=max(_LEAST, round(patience)),
                application_name="parindex",
                client_encoding="UTF8",
            )
        except psycopg.OperationalError as error:
            if "starting up" not in str(error) or time.monotonic() > until:
                raise unreached(address.location, error) from error
            time.sleep(0.1)


def _prepare(raw: Raw, address: ServerAddress, *, create: bool) -> None:
    _look(raw, address)
    if version_of(raw, address.schema) == 0:
        if not create:
            raise absent(address.location)
        _in_one(raw, lambda: _make(raw, address))
    version = version_of(raw, address.schema)
    if version < 1:
        raise foreign(address.location)
    if version > LATEST:
        raise ParindexError(
            "The store {path} was written by a newer parindex (schema {found}; this one knows {known}), and was left "
            "as it is. Update parindex.",
            path=address.location,
            found=version,
            known=LATEST,
        )
    if names := altered(raw, address.schema):
        raise ParindexError(
            "The store {path} has been altered by another program: its tables are not those that parindex makes "
            "({names}). Put back its last copy, or move it away and score the sheets again.",
            path=address.location,
            names=", ".join(map(one_line, names[:_NAMED])),
        )


def _look(raw: Raw, address: ServerAddress) -> None:
    if raw.info.server_version < _OLDEST or raw.info.parameter_status("server_encoding") != "UTF8":
        raise ParindexError(
            "The server of the store {store} does not fit: PostgreSQL 13 or later is needed, and a database in UTF8.",
            store=address.location,
        )


def _make(raw: Raw, address: ServerAddress) -> None:
    """Make the schema and its tables; another process may have been first."""
    lock(raw, address.schema)
    if version_of(raw, address.schema) != 0:
        return
    known = raw.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (address.schema,)).fetchone()
    if not known:  # asking to create one that is there takes a right that its owner need not have
        raw.execute(f"CREATE SCHEMA {address.schema}")
    query = "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = %s LIMIT 1"
    if raw.execute(query, (address.schema,)).fetchone():
        raise foreign(address.location)
    make_tables(raw)


def _in_one(raw: Raw, change: Callable[[], None]) -> None:
    raw.execute("BEGIN")
    try:
        change()
        raw.execute("COMMIT")
    except BaseException:
        with suppress(psycopg.Error):
            raw.execute("ROLLBACK")
        raise
