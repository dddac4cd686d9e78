"""The tables of a store on a server, as data: they are made from it, and compared with it."""

from collections.abc import Mapping
from typing import Final, LiteralString

import psycopg

__all__ = ["LATEST", "altered", "has_lz4", "make_tables", "version_of"]

LATEST: Final = 1

_TEXT: Final[LiteralString] = 'text COLLATE "C"'
"""Sorted by code points, as SQLite and Python do; the rules of a language differ from server to server."""
_NAMES: Final = ("name", "edition", "digest", "path", "sheet", "sha256", "at", "version", "entries")

_TABLES: Final[Mapping[LiteralString, tuple[tuple[LiteralString, ...], LiteralString]]] = {
    "sheets": (
        (
            "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "year integer",
            "revision integer DEFAULT 1",
            f"unit {_TEXT}",
            f"step {_TEXT} DEFAULT ''",
            *(f"{name} {_TEXT}" for name in _NAMES),
        ),
        "UNIQUE (year, revision, unit, step)",
    ),
    "revisions": (
        (
            "year integer",
            "number integer",
            f"reason {_TEXT} DEFAULT ''",
            f"opened_at {_TEXT} DEFAULT ''",
            f"published_at {_TEXT} DEFAULT ''",
            "manifest bytea DEFAULT ''",
        ),
        "PRIMARY KEY (year, number)",
    ),
    "files": ((f"sha256 {_TEXT}", "content bytea"), "PRIMARY KEY (sha256)"),
    "journal": (
        (
            "number integer",
            f"at {_TEXT}",
            f"who {_TEXT}",
            f"version {_TEXT}",
            f"action {_TEXT}",
            "year integer",
            "revision integer",
            f"detail {_TEXT}",
            f"previous {_TEXT}",
            f"digest {_TEXT}",
        ),
        "PRIMARY KEY (number)",
    ),
    "history": (
        (
            "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "year integer",
            f"unit {_TEXT}",
            f"block {_TEXT}",
            f"name {_TEXT}",
            f"results {_TEXT}",
            f"path {_TEXT}",
            f"sheet {_TEXT}",
            f"cell {_TEXT}",
            f"sha256 {_TEXT}",
            f"at {_TEXT}",
            f"version {_TEXT}",
        ),
        "UNIQUE (year, unit)",
    ),
    "dossiers": (
        (
            "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "year integer",
            "month integer",
            f"unit {_TEXT}",
            f"receiver {_TEXT} DEFAULT ''",
            f"counts {_TEXT}",
            f"path {_TEXT}",
            f"sheet {_TEXT}",
            f"cell {_TEXT}",
            f"sha256 {_TEXT}",
            f"at {_TEXT}",
            f"version {_TEXT}",
        ),
        "UNIQUE (year, month, unit, receiver)",
    ),
}

_LARGE: Final[tuple[tuple[LiteralString, LiteralString], ...]] = (("sheets", "entries"), ("journal", "detail"))
_VERSION: Final[LiteralString] = "parindex_store"

Raw = psycopg.Connection[tuple[object, ...]]


def version_of(raw: Raw, schema: str) -> int:
    """Return the number of the schema's version (0: there is none)."""
    there = raw.execute("SELECT to_regclass(%s)", (f"{schema}.{_VERSION}",)).fetchone()
    if there is None or there[0] is None:
        return 0
    found = raw.execute("SELECT version FROM parindex_store").fetchone()
    return int(str(found[0])) if found else -1


def make_tables(raw: Raw) -> None:
    """Make all tables in the schema that comes first, inside the caller's transaction."""
    for table, (columns, keys) in _TABLES.items():
        wanted = ", ".join(f"{column} NOT NULL" for column in columns)
        raw.execute(f"CREATE TABLE {table} ({wanted}, {keys})")
    if has_lz4(raw):  # four times as fast as the server's own, for documents
        for table, column in _LARGE:
            raw.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET COMPRESSION lz4")
    raw.execute(f"CREATE TABLE {_VERSION} (version integer NOT NULL)")
    raw.execute("INSERT INTO parindex_store VALUES (%s)", (LATEST,))


def has_lz4(raw: Raw) -> bool:
    """Tell whether the server can pack with lz4."""
    query = "SELECT 1 FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"
    return raw.execute(query).fetchone() is not None


def altered(raw: Raw, schema: str) -> list[str]:
    """Return the names of what is not as this program makes it: columns, and what acts by itself."""
    query = """
        SELECT table_name || '.' || column_name, data_type || ' ' || is_nullable
        FROM information_schema.columns WHERE table_schema = %s AND table_name <> %s
    """
    found = {(str(name), str(kind)) for name, kind in raw.execute(query, (schema, _VERSION)).fetchall()}
    return sorted({name for name, _ in found ^ _expected()} | _acting(raw, schema))


def _expected() -> set[tuple[str, str]]:
    return {
        (f"{table}.{column.split()[0]}", f"{column.split()[1]} NO")
        for table, (columns, _) in _TABLES.items()
        for column in columns
    }


def _acting(raw: Raw, schema: str) -> set[str]:
    """Triggers, views and rules could change what is stored or read."""
    query = """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = %s AND (c.relkind IN ('v', 'm', 'f')
            OR EXISTS (SELECT 1 FROM pg_rewrite r WHERE r.ev_class = c.oid)
            OR EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal))
    """
    return {str(name) for (name,) in raw.execute(query, (schema,)).fetchall()}
