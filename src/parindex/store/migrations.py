"""The schema of the store, as numbered steps: step n makes version n out of version n - 1."""

import sqlite3
from collections.abc import Callable
from typing import Final

from parindex.store.transaction import transaction

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


MIGRATIONS: Final[tuple[Callable[[sqlite3.Connection], None], ...]] = (_sheets, _steps)
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
