"""What SQLite says, told to the person who has to do something about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from parindex.errors import ParindexError

__all__ = ["damaged", "foreign", "told"]

N_ = str
"""Marks a text for the translators, where it is not raised at once."""

_LOCKED = N_("The store {path} is in use by another program. Wait until it has finished, and try again.")

_MESSAGES: Final = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: N_(
        "The store {path} is read-only. Nothing was stored; ask for the right to write to the file and its folder."
    ),
    sqlite3.SQLITE_CANTOPEN: N_("The store {path} cannot be opened. Check the rights on the file and on its folder."),
    sqlite3.SQLITE_FULL: N_("There is no room left for the store {path}. Nothing was stored; free some space."),
    sqlite3.SQLITE_IOERR: N_("The disk failed while the store {path} was in use ({reason}). Nothing was stored."),
    sqlite3.SQLITE_CORRUPT: N_(
        "The store {path} is damaged ({reason}). Put back its last copy, or move it away and score the sheets again."
    ),
    sqlite3.SQLITE_NOTADB: N_(
        "{path} is not a store of parindex, and was left as it is. Name another file as store in parindex.yaml."
    ),
}

_OTHERWISE: Final = N_("The store {path} could not be used ({reason}).")

_PRIMARY: Final = 0xFF
"""The low byte of an SQLite error code is its kind, the rest its details."""


def damaged(path: Path, reason: object) -> ParindexError:
    """Return the error about a store of which a part cannot be read."""
    return _error(sqlite3.SQLITE_CORRUPT, path, reason)


def foreign(path: Path) -> ParindexError:
    """Return the error about a file that is something else."""
    return _error(sqlite3.SQLITE_NOTADB, path)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn every error of SQLite inside into a ParindexError about the store at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _error(getattr(error, "sqlite_errorcode", 0), path, error) from error
    except UnicodeDecodeError as error:
        raise damaged(path, error.reason) from error


def _error(code: int, path: Path, reason: object = "") -> ParindexError:
    return ParindexError(_MESSAGES.get(code & _PRIMARY, _OTHERWISE), path=path, reason=reason)
