"""Published results in the store: totals of years whose scores nobody has."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from parindex.errors import ParindexError
from parindex.model.records.journal import Action, Stamp
from parindex.model.results.printed.history import PublishedResult
from parindex.model.scores import Source
from parindex.store.backends.interface import Connection
from parindex.store.journal import Journal
from parindex.store.revisions import Revisions
from parindex.store.saved import Saved

if TYPE_CHECKING:
    from parindex.model.records.manifest import HistoryLine

__all__ = ["History"]

_COLUMNS = "unit, block, name, results, path, sheet, cell, sha256"
_PUT = f"""
INSERT INTO history (year, {_COLUMNS}, at, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (year, unit) DO UPDATE SET
    block = excluded.block, name = excluded.name, results = excluded.results, path = excluded.path,
    sheet = excluded.sheet, cell = excluded.cell, sha256 = excluded.sha256, at = excluded.at,
    version = excluded.version
"""  # noqa: S608  the line above
_UNIT = f"SELECT {_COLUMNS} FROM history WHERE year = ? AND unit = ?"  # noqa: S608  as above
_YEAR = f"SELECT {_COLUMNS} FROM history WHERE year = ? ORDER BY unit"  # noqa: S608  as above

_Texts = tuple[str, ...]
"""Unit, block, name, results, path, sheet, cell and SHA-256 of a row."""

_NUMBERS = ("index", "points", "maximum")


class History:
    """The rows of published results: one for each year and unit."""

    def __init__(self, connection: Connection, revisions: Revisions, journal: Journal) -> None:
        self._connection = connection
        self._revisions = revisions
        self._journal = journal

    def save(self, year: int, results: Sequence[PublishedResult], stamp: Stamp) -> Saved:
        """Store published results of a year: all of them, or none if anything goes wrong.

        Units that are not in `results` keep what they have. The journal says what came.

        Raises:
            ParindexError: The year is locked, a result is of another year or a unit has two, or the file cannot
                be written.
        """
        _check(year, results)
        outcomes: dict[str, list[str]] = {"new": [], "replaced": [], "unchanged": []}
        with self._connection.told(), self._connection.transaction():
            revision = self._revisions.must_be_open(year).number
            for result in results:
                outcomes[self._put(result, stamp)].append(result.unit)
            detail = {"history": _noted(results, outcomes), "unchanged": len(outcomes["unchanged"])}
            self._journal.add(stamp, Action.IMPORTED, year, revision, detail)
        return Saved(**{outcome: tuple(units) for outcome, units in outcomes.items()})

    def _put(self, result: PublishedResult, stamp: Stamp) -> str:
        texts = _texts(result)
        row = self._connection.execute(_UNIT, (result.year, result.unit)).fetchone()
        before = None if row is None else tuple(row)
        if before != texts:
            self._connection.execute(_PUT, (result.year, *texts, stamp.utc, stamp.version))
        if before is None:
            return "new"
        return "unchanged" if _content(before) == _content(texts) else "replaced"

    def load(self, year: int) -> list[PublishedResult]:
        """Return the published results of a year in the order of the ids of their units (none: an empty list).

        Raises:
            ParindexError: The file cannot be read, or a row is not what `save` writes.
        """
        with self._connection.told():
            rows = self._connection.execute(_YEAR, (year,)).fetchall()
        try:
            return [_result(year, *row) for row in rows]
        except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as error:
            raise self._connection.damaged("history", year) from error

    def lines(self, year: int) -> "list[HistoryLine]":
        """Return the figures of a year as they are written, with their digests, in the order of the ids of the units.

        Raises:
            ParindexError: The file cannot be read.
        """
        from parindex.model.records.manifest import HistoryLine  # noqa: PLC0415  pydantic is slow to import

        with self._connection.told():
            rows = self._connection.execute(_YEAR, (year,)).fetchall()
        return [
            HistoryLine(unit=unit, block=block, name=name, figures=text, digest=sha256(_bytes(text)).hexdigest())
            for unit, block, name, text, *_ in rows
        ]

    def years(self) -> list[int]:
        """Return the years that have published results, oldest first.

        Raises:
            ParindexError: The file cannot be read.
        """
        with self._connection.told():
            return [year for (year,) in self._connection.execute("SELECT DISTINCT year FROM history ORDER BY year")]


def _check(year: int, results: Sequence[PublishedResult]) -> None:
    seen: set[str] = set()
    for result in results:
        if result.year != year:
            raise ParindexError(
                "The published result of {unit} is for {found}, not for {year}. Nothing was stored.",
                unit=result.unit,
                found=result.year,
                year=year,
            )
        if result.unit in seen:
            raise ParindexError(
                "There are two published results of {unit} for {year}. Nothing was stored; keep one of them.",
                unit=result.unit,
                year=year,
            )
        seen.add(result.unit)


def _noted(results: Sequence[PublishedResult], outcomes: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """Say for the journal what came: of every new or replaced unit the digests of its file and of its figures."""
    digests = {one.unit: [one.unit, one.source.sha256 if one.source else "", _digest(one)] for one in results}
    return {outcome: [digests[unit] for unit in outcomes[outcome]] for outcome in ("new", "replaced")}


def _digest(result: PublishedResult) -> str:
    return sha256(_bytes(_written(result))).hexdigest()


def _texts(result: PublishedResult) -> _Texts:
    source = result.source or Source("", "", "")
    figures = _written(result)
    return result.unit, result.block, result.name, figures, source.path, source.sheet, result.cell, source.sha256


def _content(texts: _Texts) -> _Texts:
    """Leave out where the same figures stood, and how the unit is spelled."""
    _, block, _, figures, *_ = texts
    return block, figures


def _written(result: PublishedResult) -> str:
    """Write the figures; numbers are texts, so that they come back digit by digit."""
    numbers = {name: str(number) for name in _NUMBERS if (number := getattr(result, name)) is not None}
    said: dict[str, object] = {
        **numbers,
        "rank": result.rank,
        "of": result.of,
        "tier": result.tier,
        "criteria": result.criteria,
        "areas": [(heading, str(number)) for heading, number in result.areas.items()],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _result(  # noqa: PLR0913, PLR0917  a row
    year: int, unit: str, block: str, name: str, figures: str, path: str, sheet: str, cell: str, digest: str
) -> PublishedResult:
    said: dict[str, Any] = json.loads(figures)
    numbers: dict[str, Any] = {key: Decimal(said[key]) for key in _NUMBERS if key in said}
    return dataclasses.replace(
        PublishedResult(unit, name, block, year, **numbers),
        rank=said["rank"],
        of=said["of"],
        tier=said["tier"],
        criteria=said["criteria"],
        areas={heading: Decimal(number) for heading, number in said["areas"]},
        source=Source(path, sheet, digest) if path or sheet or digest else None,
        cell=cell,
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
