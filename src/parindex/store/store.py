"""The store of one workspace: score sheets in, score sheets out."""

import dataclasses
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Self

from parindex.errors import ParindexError
from parindex.model.arrivals import Parts, merge, part, steps_in
from parindex.model.scores import ScoreSheet, Source, Step
from parindex.store.documents import Decoder, Undecodable, encode, may_hold
from parindex.store.refusals import damaged, told
from parindex.store.transaction import transaction

__all__ = ["Arrival", "Saved", "Store", "StoredSheet"]

_PUT = """
INSERT INTO sheets (year, unit, step, name, edition, digest, path, sheet, sha256, entries, at, version)
VALUES (?, CAST(? AS TEXT), ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
        CAST(? AS TEXT), CAST(? AS TEXT), ?, ?)
ON CONFLICT (year, unit, step) DO UPDATE SET
    name = excluded.name, edition = excluded.edition, digest = excluded.digest, path = excluded.path,
    sheet = excluded.sheet, sha256 = excluded.sha256, entries = excluded.entries, at = excluded.at,
    version = excluded.version
"""
_UNIT = """
SELECT step, name, edition, digest, path, sheet, sha256, entries FROM sheets WHERE year = ? AND unit = CAST(? AS TEXT)
"""
_DROP = "DELETE FROM sheets WHERE year = ? AND unit = CAST(? AS TEXT) AND step = ?"
_YEAR = """
SELECT unit, step, name, edition, digest, path, sheet, sha256, entries, at, version FROM sheets WHERE year = ?
ORDER BY unit, step
"""

_Texts = tuple[str, ...]
"""Name, edition and its digest, path, sheet, SHA-256 and entries of a row."""

_STEPS: tuple[Step | None, ...] = (None, *Step)


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did: ids of units, in the order of the sheets."""

    new: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    """The same file and entries, read with the same edition, were there already."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One step of a unit as it came, when it was stored (UTC) and by which version of the program.

    `step` is `None` for a sheet that was taken whole.
    """

    step: Step | None
    sheet: ScoreSheet
    at: datetime
    version: str


@dataclass(frozen=True, slots=True)
class StoredSheet:
    """What a unit's arrivals come to, and when and by which version of the program the last of them was stored."""

    sheet: ScoreSheet
    at: datetime
    version: str
    arrivals: tuple[Arrival, ...] = ()

    @property
    def parts(self) -> Parts:
        """The sheets that came, by step."""
        return {arrival.step: arrival.sheet for arrival in self.arrivals}


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

    def save(  # noqa: PLR0913  the sheets, what is noted beside them, and how they meet what is there
        self,
        year: int,
        sheets: Sequence[ScoreSheet],
        *,
        at: datetime,
        version: str,
        step: Step | None = None,
        replace: bool = False,
    ) -> Saved:
        """Store the sheets of a year: all of them, or none if anything goes wrong.

        Units that are not in `sheets` stay. Sheets of one step replace that step of their units and
        nothing else. Whole sheets take the place of all steps that they have.

        Args:
            year: The year of all the sheets.
            sheets: One sheet for each unit.
            at: The time to write beside them, with its zone.
            version: The version of the program to write beside them.
            step: What the sheets bring; the rest of them is left out.
            replace: Whole sheets may drop steps that they lack.

        Raises:
            ParindexError: A unit has two sheets or a sheet is of another year, a whole sheet lacks a
                step that is there, or the file cannot be written (locked for too long, read-only, disk full …).
        """
        _check(year, sheets)
        stamp = (_utc(at), version)
        outcomes: dict[str, list[str]] = {"new": [], "replaced": [], "unchanged": []}
        with told(self.path), transaction(self._connection):
            for sheet in sheets:
                outcomes[self._put(sheet, step, stamp, replace=replace)].append(sheet.unit)
        return Saved(**{outcome: tuple(units) for outcome, units in outcomes.items()})

    def _put(self, sheet: ScoreSheet, step: Step | None, stamp: tuple[str, str], *, replace: bool = False) -> str:
        key = (sheet.year, _bytes(sheet.unit))
        before: dict[str, _Texts] = {one: tuple(texts) for one, *texts in self._connection.execute(_UNIT, key)}
        texts = _texts(sheet if step is None else part(sheet, step))
        mine = before.get(step or "")
        dropped = self._superseded(sheet, before, texts, replace=replace) if step is None else []
        for one in dropped:
            self._connection.execute(_DROP, (*key, one))
        if mine != texts:
            self._connection.execute(_PUT, (*key, step or "", *map(_bytes, texts), *stamp))
        if mine is None and not dropped:
            return "replaced" if step and self._columns(sheet, before, [step]) else "new"
        same = mine is not None and _content(mine) == _content(texts)
        return "unchanged" if same and not dropped else "replaced"

    def _superseded(
        self, sheet: ScoreSheet, before: Mapping[str, _Texts], texts: _Texts, *, replace: bool
    ) -> list[str]:
        """Return the steps whose rows a whole sheet takes the place of; refuse to lose what it lacks."""
        steps = [step for step in before if step]
        if replace or not before or (not steps and before[""] == texts):
            return steps
        brought = set(steps_in(sheet))
        absent = [step for step in Step if step.stage and step not in brought]
        lost = sorted({*self._columns(sheet, before, absent), *steps} - brought - {Step.EXPLANATION})
        if lost:
            raise ParindexError(
                "The store holds scores of {unit} for {year} that the sheet lacks ({steps}). Nothing was stored; "
                "name the stage of the sheet: --stage.",
                unit=sheet.unit,
                year=sheet.year,
                steps=", ".join(lost),
            )
        return [step for step in steps if step in brought]

    def _columns(self, sheet: ScoreSheet, before: Mapping[str, _Texts], steps: Sequence[Step]) -> set[Step]:
        """Return which of the steps the whole sheet in the store has; reading it is rarely needed."""
        document = before[""][-1] if "" in before else ""
        if not any(may_hold(document, step.value) for step in steps):
            return set()
        try:
            entries = Decoder().decode(document)
        except Undecodable as error:
            raise damaged(self.path, f"{sheet.year}, {sheet.unit}") from error
        return set(steps).intersection(steps_in(dataclasses.replace(sheet, entries=entries)))

    def load(self, year: int) -> list[StoredSheet]:
        """Return the sheets of a year in the order of the ids of their units (none: an empty list).

        Raises:
            ParindexError: The file cannot be read (locked for too long, damaged …).
        """
        with told(self.path):
            return list(self._read(year, self._connection.execute(_YEAR, (year,))))

    def _read(self, year: int, rows: Iterable[tuple[str, ...]]) -> Iterator[StoredSheet]:
        decoder = Decoder()
        for unit, mine in groupby(rows, key=itemgetter(0)):
            try:
                yield _stored([_arrival(year, row, decoder) for row in mine])
            except (Undecodable, ValueError) as error:
                raise damaged(self.path, f"{year}, {unit}") from error

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


def _arrival(year: int, row: tuple[str, ...], decoder: Decoder) -> Arrival:
    if not all(isinstance(text, str) for text in row):  # a flipped bit makes a number or nothing of a text
        raise Undecodable
    unit, step, name, edition, digest, path, sheet, sha256, entries, at, version = row
    found = ScoreSheet(unit, name, edition, year, decoder.decode(entries), Source(path, sheet, sha256), digest)
    return Arrival(Step(step) if step else None, found, datetime.fromisoformat(at), version)


def _stored(arrivals: Sequence[Arrival]) -> StoredSheet:
    ordered = tuple(sorted(arrivals, key=_in_year))
    last = max(ordered, key=lambda arrival: arrival.at)
    return StoredSheet(merge({arrival.step: arrival.sheet for arrival in ordered}), last.at, last.version, ordered)


def _in_year(arrival: Arrival) -> int:
    return _STEPS.index(arrival.step)


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
