"""Whether the tables of a file are those that this program makes: names, columns, types and constraints."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache

from parindex.store.backends.sqlite.migrations import MIGRATIONS

__all__ = ["altered"]

_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
_MARKS = re.compile(r'[\s"`\[\]]+')
_ALL = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
"""Without what SQLite itself makes: indexes of UNIQUE, figures of ANALYZE."""


def altered(connection: sqlite3.Connection, version: int) -> list[str]:
    """Return the names of what differs from the schema of a version; the layout of its text does not matter."""
    found, expected = _schema(connection), _expected(version)
    return sorted({name for name, _ in found.items() ^ expected.items()})


@cache
def _expected(version: int) -> Mapping[str, tuple[str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in MIGRATIONS[:version]:
            step(connection)
        return _schema(connection)


def _schema(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    return {str(name): (str(kind), _plain(str(sql))) for kind, name, sql in connection.execute(_ALL)}


def _plain(sql: str) -> str:
    return _MARKS.sub("", _COMMENT.sub("", sql)).casefold()
