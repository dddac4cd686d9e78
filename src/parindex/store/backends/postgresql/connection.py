"""A connection to a store on a server, as the repositories use it."""

import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cache
from typing import Any, Final, LiteralString

import psycopg
from psycopg.pq import TransactionStatus

from parindex.errors import ParindexError
from parindex.store.backends.interface import Row, Value
from parindex.store.backends.postgresql.address import ServerAddress
from parindex.store.backends.postgresql.refusals import damaged, lost, told
from parindex.store.backends.postgresql.schema import Raw
from parindex.store.backends.postgresql.texts import back, sent

__all__ = ["PostgresqlConnection", "lock"]

_CLASS: Final = 0x50415249
"""`PARI` in ASCII: tells our advisory locks from those of others in the database."""


class _Rows:
    """The answer to a query; texts come back as they were sent."""

    def __init__(self, cursor: "psycopg.Cursor[tuple[object, ...]]") -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Row]:
        return map(back, self._cursor)

    def fetchone(self) -> Any:  # noqa: ANN401  as of every database interface of Python
        row = self._cursor.fetchone()
        return None if row is None else back(row)

    def fetchall(self) -> list[Any]:
        return [back(row) for row in self._cursor.fetchall()]


class PostgresqlConnection:
    """See `Connection`; a moment is a snapshot, so that it is in no writer's way."""

    def __init__(self, raw: Raw, address: ServerAddress, connect: Callable[[], Raw], patience: float) -> None:
        self.raw = raw
        self.location = address.location
        self._address = address
        self._connect = connect
        self._patience = patience

    def execute(self, query: str, values: Sequence[Value] = ()) -> _Rows:
        """Execute a statement of the repositories, whose parameters are `?`."""
        return _Rows(self.raw.execute(_with_marks(query), sent(values)))

    @property
    def _is_idle(self) -> bool:
        return self.raw.info.transaction_status == TransactionStatus.IDLE

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One writer at a time: the lock is taken first, so that a second one waits here and not half-way."""
        assert self._is_idle, "a change ends the moment before it begins"
        self.raw.execute("BEGIN")
        try:
            lock(self.raw, self._address.schema)
            yield
            self._commit()
        except BaseException:
            self._roll_back()
            raise

    def _commit(self) -> None:
        """Commit; if the answer does not come, ask the server afterwards what became of it."""
        found = self.raw.execute("SELECT pg_current_xact_id()::text").fetchone()
        try:
            self.raw.execute("COMMIT")
        except psycopg.OperationalError as error:
            if not self.raw.closed or found is None:
                raise
            if self._fate(str(found[0]), error) != "committed":
                raise

    def _fate(self, number: str, error: Exception) -> str:
        until = time.monotonic() + self._patience
        while True:
            with suppress(psycopg.Error, ParindexError):
                self.raw = self._connect()
                row = self.raw.execute("SELECT pg_xact_status(%s::text::xid8)", (number,)).fetchone()
                if row and row[0] in {"committed", "aborted"}:
                    return str(row[0])
            if time.monotonic() > until:
                raise lost(self.location, error) from error
            time.sleep(0.1)

    def _roll_back(self) -> None:
        with suppress(psycopg.Error):  # a broken connection has rolled back already
            if not self.raw.closed and not self._is_idle:
                self.raw.execute("ROLLBACK")

    def begin_moment(self) -> None:
        """Take a snapshot."""
        if self._is_idle:
            with self.told():
                self.raw.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                self.raw.execute("SELECT 1")  # the first statement takes the snapshot

    def end_moment(self) -> None:
        """Let go of the snapshot."""
        self._roll_back()

    def told(self) -> AbstractContextManager[None]:
        """See `Connection.told`."""
        return told(self.location)

    def damaged(self, *part: object) -> ParindexError:
        """See `Connection.damaged`."""
        return damaged(self.location, ", ".join(map(str, part)))

    def close(self) -> None:
        """Let go of the server."""
        self.raw.close()


def lock(raw: Raw, schema: str) -> None:
    """Wait until nobody else writes to the store, until the end of the transaction."""
    number = zlib.crc32(schema.encode())
    raw.execute("SELECT pg_advisory_xact_lock(%s::integer, %s::integer)", (_CLASS, number - 2**31))


@cache
def _with_marks(query: str) -> LiteralString:
    return query.replace("%", "%%").replace("?", "%s")
