"""The store of one workspace: score sheets in, score sheets out."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from parindex.errors import ParindexError
from parindex.model.scores import ScoreSheet, Source
from parindex.store.documents import Decoder, Undecodable, encode
from parindex.store.refusals import damaged, told
from parindex.store.transaction import transaction

__all__ = ["Saved", "Store", "StoredSheet"]

_PUT = """
INSERT INTO sheets (year, unit, name, edition, digest, path, sheet, sha256, entries, at, version)
VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
        CAST(? AS TEXT), CAST(? AS TEXT), ?, ?)
ON CONFLICT (year, unit) DO UPDATE SET
    name = excluded.name, edition = excluded.edition, digest = excluded.digest, path = excluded.path,
    sheet = excluded.sheet, sha256 = excluded.sha256, entries = excluded.entries, at = excluded.at,
    version = excluded.version
"""
_ONE = """
SELECT name, edition, digest, path, sheet, sha256, entries FROM sheets WHERE year = ? AND unit = CAST(? AS TEXT)
"""
_YEAR = """
SELECT unit, name, edition, digest, path, sheet, sha256, entries, at, version FROM sheets WHERE year = ? ORDER BY unit
"""

_Texts = tuple[str, ...]
"""Name, edition and its digest, path, sheet, SHA-256 and entries of a row."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did: ids of units, in the order of the sheets."""

    new: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    """The same file and entries, read with the same edition, were there already."""


@dataclass(frozen=True, slots=True)
class StoredSheet:
    """A score sheet, when it was stored (UTC) and by which version of the program."""

    sheet: ScoreSheet
    at: datetime
    version: str


class Store:
    """An open store; made by `open_store`, closed by `with` or `close`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def save(self, year: int, sheets: Sequence[ScoreSheet], *, at: datetime, version: str) -> Saved:
        """Store the sheets of a year: all of them, or none if anything goes wrong.

        A unit that is there already is replaced; units that are not in `sheets` stay.

        Args:
            year: The year of all the sheets.
            sheets: One sheet for each unit.
            at: The time to write beside them, with its zone.
            version: The version of the program to write beside them.

        Raises:
            ParindexError: A unit has two sheets or a sheet is of another year, or the file cannot be
                written (locked for too long, read-only, disk full …).
        """
        _check(year, sheets)
        stamp = (_utc(at), version)
        outcomes: dict[str, list[str]] = {"new": [], "replaced": [], "unchanged": []}
        with told(self.path), transaction(self._connection):
            for sheet in sheets:
                outcomes[self._put(year, sheet.unit, _texts(sheet), stamp)].append(sheet.unit)
        return Saved(**{outcome: tuple(units) for outcome, units in outcomes.items()})

    def _put(self, year: int, unit: str, texts: _Texts, stamp: tuple[str, str]) -> str:
        before = self._connection.execute(_ONE, (year, _bytes(unit))).fetchone()
        if before != texts:
            self._connection.execute(_PUT, (year, _bytes(unit), *map(_bytes, texts), *stamp))
        if before is None:
            return "new"
        return "unchanged" if _content(before) == _content(texts) else "replaced"

    def load(self, year: int) -> list[StoredSheet]:
        """Return the sheets of a year in the order of the ids of their units (none: an empty list).

        Raises:
            ParindexError: The file cannot be read (locked for too long, damaged …).
        """
        with told(self.path):
            return list(self._read(year, self._connection.execute(_YEAR, (year,))))

    def _read(self, year: int, rows: Iterable[tuple[str, ...]]) -> Iterator[StoredSheet]:
        decoder = Decoder()
        for row in rows:
            try:
                yield _stored(year, row, decoder)
            except (Undecodable, ValueError) as error:
                raise damaged(self.path, f"{year}, {row[0]}") from error

    def years(self) -> list[int]:
        """Return the years that have sheets, oldest first.

        Raises:
            ParindexError: The file cannot be read.
        """
        with told(self.path):
            return [year for (year,) in self._connection.execute("SELECT DISTINCT year FROM sheets ORDER BY year")]


def _check(year: int, sheets: Sequence[ScoreSheet]) -> None:
    seen: set[str] = set()
    for sheet in sheets:
        if sheet.year != year:
            raise ParindexError(
                "The sheet of {unit} is for {found}, not for {year}. Nothing was stored.",
                unit=sheet.unit,
                found=sheet.year,
                year=year,
            )
        if sheet.unit in seen:
            raise ParindexError(
                "There are two sheets of {unit} for {year}. Nothing was stored; keep one of them.",
                unit=sheet.unit,
                year=year,
            )
        seen.add(sheet.unit)


def _texts(sheet: ScoreSheet) -> _Texts:
    source = sheet.source
    return sheet.name, sheet.edition, sheet.digest, source.path, source.sheet, source.sha256, encode(sheet.entries)


def _stored(year: int, row: tuple[str, ...], decoder: Decoder) -> StoredSheet:
    if not all(isinstance(text, str) for text in row):  # a flipped bit makes a number or nothing of a text
        raise Undecodable
    unit, name, edition, digest, path, sheet, sha256, entries, at, version = row
    found = ScoreSheet(unit, name, edition, year, decoder.decode(entries), Source(path, sheet, sha256), digest)
    return StoredSheet(found, datetime.fromisoformat(at), version)


def _content(texts: _Texts) -> _Texts:
    """Leave out what a file that was moved, or a unit that got another spelling, changes."""
    _, edition, digest, _, _, sha256, entries = texts
    return edition, digest, sha256, entries


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        why = "the time of storing needs a zone"
        raise ValueError(why)
    return at.astimezone(UTC).isoformat()
