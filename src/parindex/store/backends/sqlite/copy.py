"""A copy of a store while others may be writing to it: one moment of it, checked before it counts."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason
from parindex.store.backends.interface import Connection, Copied, CopyOptions
from parindex.store.backends.sqlite.connection import SqliteConnection
from parindex.store.backends.sqlite.migrations import APPLICATION_ID, LATEST, version_of
from parindex.store.backends.sqlite.opening import connect
from parindex.store.backends.transfer import transfer

__all__ = ["copy_open", "copy_rows", "is_store"]

_HEADER = (b"SQLite format 3\0", slice(68, 72))
"""How the file of a database begins, and where it says whose it is."""


def copy_open(connection: SqliteConnection, target: Path, options: CopyOptions) -> Copied:
    """Copy an open store into the file `target`; writers wait for a moment at most.

    The copy is made beside its place, read back whole, flushed to the disk and put there in one step. The same
    content gives the same bytes.

    Raises:
        ParindexError: The store is damaged, or the copy cannot be written or is there already.
    """
    _refuse(connection.path, target, replaces=options.replace)
    return _made_beside(connection, target, options, lambda made: _write(connection, target, made))


def copy_rows(connection: Connection, target: Path, options: CopyOptions) -> Copied:
    """Write one moment of a store of any kind into the file `target`, as a store in a file; see `copy_open`."""
    _refuse(None, target, replaces=options.replace)

    def write(made: Path) -> None:
        with closing(connect(made, create=True, patience=options.patience)) as copy:
            transfer(connection, copy, options.read_back)

    return _made_beside(connection, target, options, write)


def _made_beside(connection: Connection, target: Path, options: CopyOptions, write: Callable[[Path], None]) -> Copied:
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".parindex-")
        os.close(handle)
        made = Path(name)
        try:
            write(made)
            copied = _looked_at(made, connection, options)
            _put(made, target, replaces=options.replace)
        finally:
            made.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritten(target, system_reason(error)) from error
    return copied


def _refuse(source: Path | None, target: Path, *, replaces: bool) -> None:
    if not target.parent.is_dir():
        raise ParindexError("There is no folder {folder} for the copy; make it first.", folder=target.parent)
    if source is not None and target.exists() and target.samefile(source):
        raise ParindexError("{path} is the store itself; name another file for the copy.", path=target)
    if target.is_dir() or (target.exists() and not target.is_file()):
        raise ParindexError("{path} is not a file; name a file for the copy.", path=target)
    if target.exists() and not replaces:
        raise _there(target)
    if target.exists() and not is_store(target):
        raise ParindexError(
            "{path} is not a store of parindex and is left as it is; nothing was copied. Name another file.",
            path=target,
        )


def is_store(path: Path) -> bool:
    """Tell by its first bytes whether a file is a store, without opening it as one."""
    magic, whose = _HEADER
    with path.open("rb") as file:
        head = file.read(whose.stop)
    return head.startswith(magic) and head[whose] == APPLICATION_ID.to_bytes(4, "big")


def _there(target: Path) -> ParindexError:
    return ParindexError("{path} is there already; nothing was copied. Name another file, or add --force.", path=target)


def _write(connection: SqliteConnection, target: Path, made: Path) -> None:
    """Write one moment of the store; VACUUM lays the pages out anew, so that deleted rows are not in the copy."""
    with connection.told():
        try:
            connection.execute("VACUUM INTO ?", (str(made),))
        except sqlite3.Error as error:
            if _is_full(error):
                raise _unwritten(target, error) from error
            raise


def _is_full(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


def _unwritten(target: Path, reason: object) -> ParindexError:
    return ParindexError("{path} could not be written: {reason}.", path=target, reason=reason)


def _looked_at(made: Path, source: Connection, options: CopyOptions) -> Copied:
    """Read the copy back: its pages, its schema, its sheets and its journal."""
    with source.told(), closing(sqlite3.connect(made, isolation_level=None)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok" or version_of(connection) != LATEST:
            raise source.damaged(verdict)
    with closing(connect(made, create=False, patience=options.patience)) as copy:
        return replace(options.read_back(copy), size=made.stat().st_size)


def _put(made: Path, target: Path, *, replaces: bool) -> None:
    """Put the copy in its place so that there is the old file or the whole new one, also after a power cut."""
    mask = os.umask(0)
    os.umask(mask)
    made.chmod(0o666 & ~mask)
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    if replaces:
        made.replace(target)
    else:
        _link(made, target)
    if os.name == "posix":  # the name in its folder has to reach the disk, too
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _link(made: Path, target: Path) -> None:
    """Never replace a file that came in the meantime, where the file system can tell."""
    try:
        os.link(made, target)
    except FileExistsError as error:
        raise _there(target) from error
    except OSError:  # no hard links here, as on FAT
        if target.exists():
            raise _there(target) from None
        made.replace(target)
