"""Counts of dossiers in the store: one row for each month, unit that solves and unit that received."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from parindex.model.monitoring.dossiers import COUNTS, Dossiers, MonthOfUnit
from parindex.model.records.journal import Action, Stamp
from parindex.model.scores import Source
from parindex.store.backends.interface import Connection
from parindex.store.journal import Journal
from parindex.store.revisions import Revisions
from parindex.store.saved import Saved

__all__ = ["DossierRows"]

_COLUMNS = "month, unit, receiver, counts, path, sheet, cell, sha256"
_FIND = "SELECT counts FROM dossiers WHERE year = ? AND month = ? AND unit = ? AND receiver = ?"
_DROP = "DELETE FROM dossiers WHERE year = ? AND month = ? AND unit = ? AND receiver = ?"
_PUT = f"""
INSERT INTO dossiers (year, {_COLUMNS}, at, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608  the line above
_YEAR = f"SELECT {_COLUMNS} FROM dossiers WHERE year = ? ORDER BY month, unit, receiver"  # noqa: S608  as above


class DossierRows:
    """The rows of monthly counts."""

    def __init__(self, connection: Connection, revisions: Revisions, journal: Journal) -> None:
        self._connection = connection
        self._revisions = revisions
        self._journal = journal

    def save(self, year: int, rows: Sequence[MonthOfUnit], stamp: Stamp) -> Saved:
        """Store rows of a year: all of them, or none if anything goes wrong; the journal says what came.

        A row takes the place of the one with the same month, unit and receiver; others stay.

        Raises:
            ParindexError: the year is published, or the file cannot be written.
        """
        outcomes: dict[str, list[str]] = {"new": [], "replaced": [], "unchanged": []}
        with self._connection.told(), self._connection.transaction():
            revision = self._revisions.must_be_open(year).number
            for row in rows:
                outcomes[self._put(row, stamp)].append(f"{row.month}/{row.unit}")
            self._journal.add(stamp, Action.IMPORTED, year, revision, {"dossiers": _noted(rows, outcomes)})
        return Saved(**{outcome: tuple(units) for outcome, units in outcomes.items()})

    def _put(self, row: MonthOfUnit, stamp: Stamp) -> str:
        key = (row.year, row.month, row.unit, row.receiver)
        found = self._connection.execute(_FIND, key).fetchone()
        counts, source = _written(row.counts), row.source
        if found is not None and found[0] == counts:
            return "unchanged"
        self._connection.execute(_DROP, key)
        texts = (row.unit, row.receiver, counts, source.path, source.sheet, row.cell, source.sha256)
        self._connection.execute(_PUT, (row.year, row.month, *texts, stamp.utc, stamp.version))
        return "new" if found is None else "replaced"

    def load(self, year: int) -> list[MonthOfUnit]:
        """Return the rows of a year by month, unit and receiver (none: an empty list).

        Raises:
            ParindexError: the file cannot be read, or a row is not what `save` writes.
        """
        with self._connection.told():
            rows = self._connection.execute(_YEAR, (year,)).fetchall()
        try:
            return [
                MonthOfUnit(unit, year, int(month), _read(counts), receiver, Source(path, sheet, digest), cell)
                for month, unit, receiver, counts, path, sheet, cell, digest in rows
            ]
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise self._connection.damaged("dossiers", year) from error

    def years(self) -> list[int]:
        """Return the years that have rows, oldest first.

        Raises:
            ParindexError: the file cannot be read.
        """
        with self._connection.told():
            return [year for (year,) in self._connection.execute("SELECT DISTINCT year FROM dossiers ORDER BY year")]


def _noted(rows: Sequence[MonthOfUnit], outcomes: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """Say for the journal what came: numbers of rows, and the digests of the files and of all counts."""
    counts = "\n".join(f"{row.key}{_written(row.counts)}" for row in sorted(rows, key=lambda row: row.key))
    return {
        **{outcome: len(units) for outcome, units in outcomes.items()},
        "files": sorted({row.source.sha256 for row in rows}),
        "digest": sha256(_bytes(counts)).hexdigest(),
    }


def _written(counts: Dossiers) -> str:
    return json.dumps({name: number for name in COUNTS if (number := getattr(counts, name))}, sort_keys=True)


def _read(text: str) -> Dossiers:
    found: Mapping[str, int] = json.loads(text)
    if not found.keys() <= set(COUNTS) or not _whole(found.values()):
        raise ValueError(text)
    return Dossiers(**found)


def _whole(numbers: Iterable[object]) -> bool:
    return all(type(number) is int and number >= 0 for number in numbers)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
