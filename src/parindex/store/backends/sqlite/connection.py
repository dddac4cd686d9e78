"""A connection to a store in a file, as the repositories use it."""

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from parindex.errors import ParindexError
from parindex.store.backends.interface import Rows, Value
from parindex.store.backends.sqlite.refusals import damaged, told
from parindex.store.backends.sqlite.transaction import transaction

__all__ = ["SqliteConnection"]

_FIRST = "SELECT 1 FROM sqlite_schema"
"""The first question after BEGIN takes the lock that keeps the file as it is."""


class SqliteConnection:
    """See `Connection`; an open moment keeps others from committing, so that it has to be a short one."""

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self.raw = raw
        self.path = path
        self.location = str(path)

    def execute(self, query: str, values: Sequence[Value] = ()) -> Rows:
        """Execute a statement; SQLite takes lone surrogates in texts only as bytes that are cast to text."""
        try:
            return self.raw.execute(query, values)
        except UnicodeEncodeError:
            return self.raw.execute(_with_casts(query, values), [_bytes(value) for value in values])

    def transaction(self) -> AbstractContextManager[None]:
        """The write lock is taken first, so that a second process waits here and not half-way."""
        return transaction(self.raw)

    def begin_moment(self) -> None:
        """Take the lock of a reader."""
        if not self.raw.in_transaction:
            with self.told():
                self.raw.execute("BEGIN")
                try:
                    self.raw.execute(_FIRST).fetchone()
                except BaseException:
                    self.end_moment()
                    raise

    def end_moment(self) -> None:
        """Give the lock back."""
        if self.raw.in_transaction:
            self.raw.execute("ROLLBACK")  # nothing was written: it cannot fail for want of a lock, as COMMIT can

    def told(self) -> AbstractContextManager[None]:
        """See `Connection.told`."""
        return told(self.path)

    def damaged(self, *part: object) -> ParindexError:
        """See `Connection.damaged`."""
        return damaged(self.path, ", ".join(map(str, part)))

    def close(self) -> None:
        """Let go of the file."""
        self.raw.close()


def _with_casts(query: str, values: Sequence[Value]) -> str:
    pieces = query.split("?")
    marks = ["CAST(? AS TEXT)" if isinstance(value, str) else "?" for value in values]
    return "".join(f"{piece}{mark}" for piece, mark in zip(pieces, [*marks, ""], strict=True))


def _bytes(value: Value) -> Value:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
