"""What a store holds, as something that can be compared; and stores of earlier schemas."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from parindex.model.records.journal import broken
from parindex.store import open_store
from parindex.store.backends.sqlite import migrations
from parindex.store.backends.sqlite.transaction import transaction
from parindex.store.sheets import digest_of_entries

__all__ = ["State", "make_earlier", "state_of"]

_FIRST = ("id", "year", "unit", "name", "edition", "digest", "path", "sheet", "sha256", "at", "version", "entries")


@dataclass(frozen=True)
class State:
    """The sheets of a year by the digest of what was typed, and how many records the journal has."""

    sheets: Mapping[str, str]
    records: int


def state_of(path: Path, year: int) -> State:
    """Open a store as the program does and check it: pages, schema, journal."""
    with open_store(path, create=False) as store:
        assert store.connection.raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert migrations.version_of(store.connection.raw) == migrations.LATEST
        records = store.journal.records()
        assert broken(records) == []
        return State({one.sheet.unit: digest_of_entries(one.sheet) for one in store.load(year)}, len(records))


def make_earlier(schema: int, source: Path, target: Path) -> None:
    """Write a store of an earlier schema with the sheets of `source`."""
    connection = sqlite3.connect(target, isolation_level=None)
    with transaction(connection):
        for step in migrations.MIGRATIONS[:schema]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {schema}")
    connection.execute("ATTACH ? AS other", (str(source),))
    names = ", ".join(_FIRST)
    connection.execute(f"INSERT INTO sheets ({names}) SELECT {names} FROM other.sheets")  # noqa: S608  the line above
    connection.close()
