"""What the store asks of SQLite: opening, copying, and which files are its own."""

import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Final

from parindex.store.backends.interface import Connection, Copied, CopyOptions
from parindex.store.backends.sqlite.connection import SqliteConnection
from parindex.store.backends.sqlite.copy import copy_open, is_store
from parindex.store.backends.sqlite.opening import connect

__all__ = ["SQLITE", "SqliteBackend"]

_SUFFIXES: Final = ("", "-journal", "-wal", "-shm")
"""The file, and what SQLite keeps beside it as long as it is needed."""

_MEANT: Final = re.compile(r"backup|bak|sao.?l[uư]u|(?:19|2[01])[0-9]{2}", re.IGNORECASE)
"""Names of copies that were made on purpose."""


class SqliteBackend:
    """Stores in files."""

    def exists(self, location: str) -> bool:
        """Tell whether there is anything of that name."""
        return Path(location).exists()

    def connect(self, location: str, *, create: bool, patience: float) -> SqliteConnection:
        """See `Backend.connect`."""
        return connect(Path(location), create=create, patience=patience)

    def copy(self, connection: Connection, target: Path, options: CopyOptions) -> Copied:
        """See `Backend.copy`; the same content gives the same bytes."""
        assert isinstance(connection, SqliteConnection), "stores of one kind are copied by that kind"
        return copy_open(connection, target, options)

    def files(self, location: str) -> tuple[Path, ...]:
        """Return the file itself first."""
        return tuple(Path(location + suffix) for suffix in _SUFFIXES)

    def others(self, location: str) -> Iterator[Path]:
        """Yield the other stores in the folder of one whose names begin as its name does."""
        store = Path(location)
        if not store.parent.is_dir():
            return
        for path in sorted(store.parent.iterdir(), key=attrgetter("name")):
            rest = path.name.removeprefix(store.stem)
            beside = path != store and path.suffix == store.suffix and rest != path.name
            if beside and not _MEANT.search(rest) and _is_store(path):
                yield path


def _is_store(path: Path) -> bool:
    try:
        return path.is_file() and (not path.stat().st_size or is_store(path))
    except OSError:
        return False


SQLITE: Final = SqliteBackend()
