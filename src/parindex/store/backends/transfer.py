"""All rows of a store into another one, whatever databases the two are in."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Final

from parindex.errors import ParindexError
from parindex.store.backends.interface import Connection, Copied, Row

__all__ = ["content_digest", "transfer"]

_PLACE = "path, sheet, sha256, at, version"
_TABLES: Final[Mapping[str, tuple[str, str]]] = {
    "sheets": ("year, revision, unit, step", f"name, edition, digest, {_PLACE}, entries"),
    "revisions": ("year, number", "reason, opened_at, published_at, manifest"),
    "files": ("sha256", "content"),
    "journal": ("number", "at, who, version, action, year, revision, detail, previous, digest"),
    "history": ("year, unit", f"block, name, results, cell, {_PLACE}"),
    "dossiers": ("year, month, unit, receiver", f"counts, cell, {_PLACE}"),
}
"""The key and the other columns of every table; numbers that a database gives to rows are its own affair."""


def transfer(source: Connection, target: Connection, read_back: Callable[[Connection], Copied]) -> Copied:
    """Copy every row of one moment of `source` into `target`, and read it back: all of them, or none.

    Raises:
        ParindexError: Something is in `target` already, or what was written is not what was read.
    """
    source.begin_moment()
    try:
        with target.told(), target.transaction():
            if not _is_empty(target):
                raise ParindexError("{store} holds scores already; nothing was copied.", store=target.location)
            for table in _TABLES:
                _copy(table, source, target)
            copied = read_back(target)
            if copied.digest != content_digest(source):
                raise target.damaged(copied.digest)
            return copied
    finally:
        source.end_moment()


def _copy(table: str, source: Connection, target: Connection) -> None:
    columns = ", ".join(_TABLES[table])
    marks = ", ".join("?" * len(columns.split(", ")))
    for row in _rows(table, source):
        target.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)  # noqa: S608  names of ours


def _rows(table: str, connection: Connection) -> Iterator[Row]:
    key, rest = _TABLES[table]
    yield from connection.execute(f"SELECT {key}, {rest} FROM {table} ORDER BY {key}")  # noqa: S608  names of ours


def _is_empty(connection: Connection) -> bool:
    """Tell whether no table has a row."""
    return not any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall() for table in _TABLES)  # noqa: S608  as above


def content_digest(connection: Connection) -> str:
    """Return the SHA-256 of all rows, equal for equal contents in any database."""
    digest = sha256()
    with connection.told():
        for table in _TABLES:
            for row in sorted(sha256(repr(row).encode()).digest() for row in _rows(table, connection)):
                digest.update(row)
            digest.update(table.encode())
    return digest.hexdigest()
