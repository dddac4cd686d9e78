"""The schema of the store, as numbered steps: step n makes version n out of version n - 1."""

import sqlite3
from collections.abc import Callable
from typing import Final

from parindex.store.backends.sqlite.transaction import transaction

__all__ = ["APPLICATION_ID", "LATEST", "MIGRATIONS", "migrate", "version_of"]

APPLICATION_ID: Final = 0x50415249
"""`PARI` in ASCII: in the header of the file it tells our databases from others."""


def _sheets(connection: sqlite3.Connection) -> None:
    """One row for each score sheet; `entries` is the document of `parindex.store.documents`."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        """
        CREATE TABLE sheets (
            id       INTEGER PRIMARY KEY,
            year     INTEGER NOT NULL,
            unit     TEXT NOT NULL,
            name     TEXT NOT NULL,
            edition  TEXT NOT NULL,
            digest   TEXT NOT NULL,  -- of the edition: its criteria, maxima and rules
            path     TEXT NOT NULL,
            sheet    TEXT NOT NULL,
            sha256   TEXT NOT NULL,
            at       TEXT NOT NULL,  -- when it was stored: UTC, ISO 8601
            version  TEXT NOT NULL,  -- of the program that stored it
            entries  TEXT NOT NULL,
            UNIQUE (year, unit)
        ) STRICT
        """
    )


def _steps(connection: sqlite3.Connection) -> None:
    """One row for each step of a unit; `step` is empty for a sheet that was taken whole."""
    connection.execute("ALTER TABLE sheets RENAME TO sheets_1")
    connection.execute(
        """
        CREATE TABLE sheets (
            id       INTEGER PRIMARY KEY,
            year     INTEGER NOT NULL,
            unit     TEXT NOT NULL,
            step     TEXT NOT NULL DEFAULT '',
            name     TEXT NOT NULL,
            edition  TEXT NOT NULL,
            digest   TEXT NOT NULL,
            path     TEXT NOT NULL,
            sheet    TEXT NOT NULL,
            sha256   TEXT NOT NULL,
            at       TEXT NOT NULL,
            version  TEXT NOT NULL,
            entries  TEXT NOT NULL,
            UNIQUE (year, unit, step)
        ) STRICT
        """
    )
    columns = "id, year, unit, name, edition, digest, path, sheet, sha256, at, version, entries"
    connection.execute(f"INSERT INTO sheets ({columns}) SELECT {columns} FROM sheets_1")  # noqa: S608  the line above
    connection.execute("DROP TABLE sheets_1")


def _trust(connection: sqlite3.Connection) -> None:
    """Revisions of years with their manifests, a chained journal, and results known only as published."""
    _with_revisions(connection)
    for table in _TRUST:
        connection.execute(table)


def _with_revisions(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE sheets RENAME TO sheets_2")
    connection.execute(
        """
        CREATE TABLE sheets (
            id       INTEGER PRIMARY KEY,
            year     INTEGER NOT NULL,
            revision INTEGER NOT NULL DEFAULT 1,
            unit     TEXT NOT NULL,
            step     TEXT NOT NULL DEFAULT '',
            name     TEXT NOT NULL,
            edition  TEXT NOT NULL,
            digest   TEXT NOT NULL,
            path     TEXT NOT NULL,
            sheet    TEXT NOT NULL,
            sha256   TEXT NOT NULL,
            at       TEXT NOT NULL,
            version  TEXT NOT NULL,
            entries  TEXT NOT NULL,
            UNIQUE (year, revision, unit, step)
        ) STRICT
        """
    )
    columns = "id, year, unit, step, name, edition, digest, path, sheet, sha256, at, version, entries"
    connection.execute(f"INSERT INTO sheets ({columns}) SELECT {columns} FROM sheets_2")  # noqa: S608  the line above
    connection.execute("DROP TABLE sheets_2")


_TRUST: Final = (
    """
    CREATE TABLE revisions (
        year         INTEGER NOT NULL,
        number       INTEGER NOT NULL,
        reason       TEXT NOT NULL DEFAULT '',  -- why the revision before was amended
        opened_at    TEXT NOT NULL DEFAULT '',
        published_at TEXT NOT NULL DEFAULT '',  -- empty: open
        manifest     BLOB NOT NULL DEFAULT x'',  -- zlib
        PRIMARY KEY (year, number)
    ) STRICT
    """,
    """
    CREATE TABLE files (  -- the definitions that published years were computed with
        sha256  TEXT PRIMARY KEY,
        content BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE journal (
        number   INTEGER PRIMARY KEY,
        at       TEXT NOT NULL,
        who      TEXT NOT NULL,
        version  TEXT NOT NULL,
        action   TEXT NOT NULL,
        year     INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        detail   TEXT NOT NULL,  -- JSON
        previous TEXT NOT NULL,  -- digest of the record before
        digest   TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE history (  -- results known only as published
        id       INTEGER PRIMARY KEY,
        year     INTEGER NOT NULL,
        unit     TEXT NOT NULL,
        block    TEXT NOT NULL,
        name     TEXT NOT NULL,
        results  TEXT NOT NULL,  -- JSON
        path     TEXT NOT NULL,
        sheet    TEXT NOT NULL,
        cell     TEXT NOT NULL,
        sha256   TEXT NOT NULL,
        at       TEXT NOT NULL,
        version  TEXT NOT NULL,
        UNIQUE (year, unit)
    ) STRICT
    """,
)


def _dossiers(connection: sqlite3.Connection) -> None:
    """Counts of dossiers during the year: one row for each month, unit that solves and unit that received."""
    connection.execute(
        """
        CREATE TABLE dossiers (
            id       INTEGER PRIMARY KEY,
            year     INTEGER NOT NULL,
            month    INTEGER NOT NULL,
            unit     TEXT NOT NULL,
            receiver TEXT NOT NULL DEFAULT '',  -- empty: the same unit
            counts   TEXT NOT NULL,  -- JSON
            path     TEXT NOT NULL,
            sheet    TEXT NOT NULL,
            cell     TEXT NOT NULL,
            sha256   TEXT NOT NULL,
            at       TEXT NOT NULL,
            version  TEXT NOT NULL,
            UNIQUE (year, month, unit, receiver)
        ) STRICT
        """
    )


MIGRATIONS: Final[tuple[Callable[[sqlite3.Connection], None], ...]] = (_sheets, _steps, _trust, _dossiers)
"""Append only: stores of every version are out there."""

LATEST: Final = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the last step that the file has taken (0: none)."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, each in one transaction with its number."""
    while version_of(connection) < LATEST:
        with transaction(connection):
            version = version_of(connection)  # again: another process may have been first
            if version < LATEST:
                MIGRATIONS[version](connection)
                connection.execute(f"PRAGMA user_version = {version + 1}")
