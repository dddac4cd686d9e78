"""The journal of a store: append-only, each record chained to the one before."""

import json
from collections.abc import Mapping

from parindex.model.records.journal import FIRST, Action, Record, Stamp, digest_of
from parindex.store.backends.interface import Connection

__all__ = ["Journal"]

_COLUMNS = "number, at, who, version, action, year, revision, detail, previous, digest"
_ADD = f"""
INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608  the line above
_ALL = f"SELECT {_COLUMNS} FROM journal ORDER BY number"  # noqa: S608  as above
_ABOUT = f"SELECT {_COLUMNS} FROM journal WHERE year = ? AND action = ? ORDER BY number"  # noqa: S608  as above
_STATE = """
SELECT revision, action FROM journal WHERE year = ? AND action IN (?, ?) ORDER BY number DESC LIMIT 1
"""
_LAST = "SELECT number, digest FROM journal ORDER BY number DESC LIMIT 1"


class Journal:
    """What was done to the store. Records are added inside the transaction of what they tell."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, stamp: Stamp, action: Action, year: int, revision: int, detail: Mapping[str, object]) -> None:
        """Append a record; call it inside a transaction."""
        number, previous = self._connection.execute(_LAST).fetchone() or (0, FIRST)
        record = Record(number + 1, stamp.utc, stamp.who, stamp.version, action, year, revision, detail, previous, "")
        said = json.dumps(detail, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        row = (record.number, record.at, record.who, record.version)
        self._connection.execute(_ADD, (*row, action.value, year, revision, said, previous, digest_of(record)))

    def head(self) -> str:
        """Return the digest of the last record."""
        with self._connection.told():
            _, digest = self._connection.execute(_LAST).fetchone() or (0, FIRST)
        return str(digest)

    def state(self, year: int) -> tuple[int, bool]:
        """Return the revision of a year that was published or opened last, and whether it was published."""
        with self._connection.told():
            found = self._connection.execute(_STATE, (year, Action.PUBLISHED, Action.AMENDED)).fetchone()
        revision, action = found or (1, Action.SCORED)
        return int(revision), action == Action.PUBLISHED

    def records(self) -> list[Record]:
        """Return the whole journal, oldest first.

        Raises:
            ParindexError: The file cannot be read, or a record is not what `add` writes.
        """
        return self._read(_ALL)

    def about(self, year: int, action: Action) -> list[Record]:
        """Return the records of one kind about a year, oldest first; raises as `records`."""
        return self._read(_ABOUT, (year, action.value))

    def _read(self, query: str, values: tuple[int | str, ...] = ()) -> list[Record]:
        with self._connection.told():
            rows = self._connection.execute(query, values).fetchall()
        try:
            return [_record(*row) for row in rows]
        except (ValueError, TypeError) as error:
            raise self._connection.damaged("journal") from error


def _record(  # noqa: PLR0913, PLR0917  a row
    number: int,
    at: str,
    who: str,
    version: str,
    action: str,
    year: int,
    revision: int,
    detail: str,
    previous: str,
    digest: str,
) -> Record:
    return Record(number, at, who, version, Action(action), year, revision, json.loads(detail), previous, digest)
