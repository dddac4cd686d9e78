"""Opening the file of a store: a file that is ours, in a schema that we know, or a clear refusal."""

import re
import sqlite3
from pathlib import Path
from typing import Final

from parindex.errors import ParindexError
from parindex.language.single_line import one_line
from parindex.store.backends.sqlite.connection import SqliteConnection
from parindex.store.backends.sqlite.migrations import APPLICATION_ID, LATEST, migrate, version_of
from parindex.store.backends.sqlite.refusals import foreign, told
from parindex.store.backends.sqlite.schema import altered

__all__ = ["connect"]

_NAMED: Final = 6

_SETTINGS: Final = (
    "PRAGMA trusted_schema = OFF",  # the file may come from somebody else
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = FULL",
)


def connect(path: Path, *, create: bool, patience: float) -> SqliteConnection:
    """Open the database file at `path`; see `Backend.connect`."""
    _look(path, create=create)
    with told(path):
        connection = _connect(path, create=create, patience=patience)
        try:
            _prepare(connection, path, create=create)
        except BaseException:
            connection.close()
            raise
    return SqliteConnection(connection, path)


def _look(path: Path, *, create: bool) -> None:
    """Refuse what SQLite would misunderstand: it waits for ever at a pipe, for instance."""
    if re.match(r"postgres(ql)?:/", str(path)):
        raise ParindexError(
            "This version keeps its store in a file; {path} is a server. Name a file as store in parindex.yaml.",
            path=path,
        )
    try:
        exists = _exists(path)
        fits = path.is_file() if exists else path.parent.is_dir()
    except (OSError, ValueError) as error:
        raise ParindexError("The store {path} cannot be opened ({reason}).", path=path, reason=error) from error
    if exists and not fits:
        raise foreign(path)
    if not exists and not create:
        raise _absent(path)
    if not fits:
        raise ParindexError(
            "There is no folder {folder} for the store. Make it, or name another store in parindex.yaml.",
            folder=path.parent,
        )


def _absent(path: Path) -> ParindexError:
    return ParindexError("There is no store {path} yet. Score some sheets first: parindex score FILE…", path=path)


def _exists(path: Path) -> bool:
    """As `Path.exists`, but a name that cannot be (too long, a NUL inside) is an error and not an absence."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def _connect(path: Path, *, create: bool, patience: float) -> sqlite3.Connection:
    mode = "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
    connection.text_factory = _text
    return connection


def _text(stored: bytes) -> str:
    """Names of files may hold bytes that are no UTF-8 (lone surrogates in Python): they come back as they went in."""
    return stored.decode("utf-8", "surrogatepass")


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    connection.execute("BEGIN")  # all questions are about one moment: another process may be making the store
    _recognise(connection, path, create=create)
    connection.execute("COMMIT")
    for setting in _SETTINGS:
        connection.execute(setting)
    migrate(connection)


def _recognise(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    version = version_of(connection)
    if not _is_ours(connection):
        if version or not _is_empty(connection):
            raise foreign(path)
        if not create:
            raise _absent(path)
    if version < 0:
        raise foreign(path)
    if version > LATEST:
        raise ParindexError(
            "The store {path} was written by a newer parindex (schema {found}; this one knows {known}), and was left "
            "as it is. Update parindex.",
            path=path,
            found=version,
            known=LATEST,
        )
    if _acts_by_itself(connection):
        raise ParindexError(
            "The store {path} has been altered by another program: it holds triggers or views, which could change "
            "what is stored. Put back its last copy, or move it away and score the sheets again.",
            path=path,
        )
    if names := altered(connection, version):
        raise ParindexError(
            "The store {path} has been altered by another program: its tables are not those that parindex makes "
            "({names}). Put back its last copy, or move it away and score the sheets again.",
            path=path,
            names=", ".join(map(one_line, names[:_NAMED])),
        )


def _is_ours(connection: sqlite3.Connection) -> bool:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    return bool(found == APPLICATION_ID)


def _acts_by_itself(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT 1"
    return connection.execute(query).fetchone() is not None


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
