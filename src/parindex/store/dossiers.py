"""Counts of dossiers in the store: one row for each month, unit that solves and unit that received."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from parindex.model.monitoring.dossiers import COUNTS, Dossiers, MonthOfUnit
from parindex.model.records.journal import Action, Stamp
from parindex.model.scores import Source
from parindex.store.backends.interface import Connection
from parindex.store.journal import Journal
from parindex.store.revisions import Revisions
from parindex.store.saved import Saved

if TYPE_CHECKING:
    from parindex.model.records.manifest import DossierLine

__all__ = ["DossierRows"]

_COLUMNS = "month, unit, receiver, counts, path, sheet, cell, sha256"
_FIND = "SELECT counts FROM dossiers WHERE year = ? AND month = ? AND unit = ? AND receiver = ?"
_DROP = "DELETE FROM dossiers WHERE year = ? AND month = ? AND unit = ? AND receiver = ?"
_PUT = f"""
INSERT INTO dossiers (year, {_COLUMNS}, at, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""  # noqa: S608  the line above
_TEXTS = "SELECT unit, month, receiver, counts FROM dossiers WHERE year = ? ORDER BY unit, month, receiver"
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
            before = self._texts(year)
            for row in rows:
                outcomes[self._put(row, stamp)].append(f"{row.month}/{row.unit}")
            noted = {
                **_units(before, self._texts(year), {row.unit: row.source.sha256 for row in rows}),
                "rows": {outcome: len(found) for outcome, found in outcomes.items()},
                "files": sorted({row.source.sha256 for row in rows}),
            }
            self._journal.add(stamp, Action.IMPORTED, year, revision, {"dossiers": noted})
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

    def lines(self, year: int) -> "list[DossierLine]":
        """Return the rows of each unit as they are written, with their digests, in the order of the ids of the units.

        Raises:
            ParindexError: the file cannot be read.
        """
        from parindex.model.records.manifest import DossierLine  # noqa: PLC0415  pydantic is slow to import

        with self._connection.told():
            return [DossierLine(unit=unit, rows=text, digest=_digest(text)) for unit, text in self._texts(year).items()]

    def _texts(self, year: int) -> dict[str, str]:
        """Return what there is of each unit: month, receiver and counts of every row, in this order."""
        found: dict[str, list[str]] = {}
        for unit, *row in self._connection.execute(_TEXTS, (year,)):
            found.setdefault(unit, []).append(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
        return {unit: f"[{','.join(rows)}]" for unit, rows in found.items()}

    def years(self) -> list[int]:
        """Return the years that have rows, oldest first.

        Raises:
            ParindexError: the file cannot be read.
        """
        with self._connection.told():
            return [year for (year,) in self._connection.execute("SELECT DISTINCT year FROM dossiers ORDER BY year")]


def _units(before: Mapping[str, str], after: Mapping[str, str], files: Mapping[str, str]) -> dict[str, object]:
    """Say for the journal what units have now: of each new or changed one a file it came from, and the digest."""
    changed = [unit for unit in files if before.get(unit) != after[unit]]
    told = {unit: [unit, files[unit], _digest(after[unit])] for unit in sorted(changed)}
    return {
        "new": [line for unit, line in told.items() if unit not in before],
        "replaced": [line for unit, line in told.items() if unit in before],
    }


def _digest(text: str) -> str:
    return sha256(_bytes(text)).hexdigest()


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
