"""Score sheets in the store: how those that come meet those that are there."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from parindex.errors import ParindexError
from parindex.model.records.arrivals import Arrival, StoredSheet, merge, part, steps_in
from parindex.model.records.journal import Action, Stamp
from parindex.model.scores import ScoreSheet, Source, Step
from parindex.store.backends.interface import Connection, Row
from parindex.store.documents import Decoder, Undecodable, encode, may_hold
from parindex.store.journal import Journal
from parindex.store.revisions import Revisions
from parindex.store.saved import Saved

__all__ = ["Sheets", "arrival_of", "digest_of_entries", "stored_sheet"]

_PUT = """
INSERT INTO sheets (year, revision, unit, step, name, edition, digest, path, sheet, sha256, entries, at, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (year, revision, unit, step) DO UPDATE SET
    name = excluded.name, edition = excluded.edition, digest = excluded.digest, path = excluded.path,
    sheet = excluded.sheet, sha256 = excluded.sha256, entries = excluded.entries, at = excluded.at,
    version = excluded.version
"""
_UNIT = """
SELECT step, name, edition, digest, path, sheet, sha256, entries FROM sheets
WHERE year = ? AND revision = ? AND unit = ?
"""
_DROP = "DELETE FROM sheets WHERE year = ? AND revision = ? AND unit = ? AND step = ?"
_YEAR = """
SELECT unit, step, name, edition, digest, path, sheet, sha256, entries, at, version FROM sheets
WHERE year = ? AND revision = ? ORDER BY unit, step
"""

_Texts = tuple[str, ...]
"""Name, edition and its digest, path, sheet, SHA-256 and entries of a row."""

_STEPS: tuple[Step | None, ...] = (None, *Step)


class Sheets:
    """The rows of score sheets: one for each year, revision, unit and step."""

    def __init__(self, connection: Connection, revisions: Revisions, journal: Journal) -> None:
        self._connection = connection
        self._revisions = revisions
        self._journal = journal

    def save(self, year: int, sheets: Sequence[ScoreSheet], stamp: Stamp, *, step: Step | None, replace: bool) -> Saved:
        """See `Store.save`."""
        _check(year, sheets)
        beside = (stamp.utc, stamp.version)
        outcomes: dict[str, list[ScoreSheet]] = {"new": [], "replaced": [], "unchanged": []}
        with self._connection.told(), self._connection.transaction():
            revision = self._revisions.must_be_open(year).number
            for sheet in sheets:
                outcomes[self._put(sheet, revision, step, beside, replace=replace)].append(sheet)
            detail = _noted(outcomes, step)
            self._journal.add(stamp, Action.SCORED, year, revision, detail)
        return Saved(**{outcome: tuple(sheet.unit for sheet in found) for outcome, found in outcomes.items()})

    def _put(
        self, sheet: ScoreSheet, revision: int, step: Step | None, beside: tuple[str, str], *, replace: bool
    ) -> str:
        key = (sheet.year, revision, sheet.unit)
        before: dict[str, _Texts] = {one: tuple(texts) for one, *texts in self._connection.execute(_UNIT, key)}
        texts = _texts(sheet if step is None else part(sheet, step))
        mine = before.get(step or "")
        dropped = self._superseded(sheet, before, texts, replace=replace) if step is None else []
        for one in dropped:
            self._connection.execute(_DROP, (*key, one))
        if mine != texts:
            self._connection.execute(_PUT, (*key, step or "", *texts, *beside))
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
            raise self._connection.damaged(sheet.year, sheet.unit) from error
        return set(steps).intersection(steps_in(dataclasses.replace(sheet, entries=entries)))

    def load(self, year: int, revision: int | None = None) -> list[StoredSheet]:
        """See `Store.load`."""
        number = self._revisions.latest(year) if revision is None else revision
        with self._connection.told():
            return list(self._read(year, self._connection.execute(_YEAR, (year, number))))

    def _read(self, year: int, rows: Iterable[Row]) -> Iterator[StoredSheet]:
        decoder = Decoder()
        for unit, mine in groupby(rows, key=itemgetter(0)):
            try:
                yield stored_sheet([arrival_of(year, row, decoder) for row in mine])
            except (Undecodable, ValueError) as error:
                raise self._connection.damaged(year, unit) from error

    def years(self) -> list[int]:
        """See `Store.years`."""
        with self._connection.told():
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


def _noted(outcomes: Mapping[str, Sequence[ScoreSheet]], step: Step | None) -> dict[str, object]:
    """Say for the journal what came: of every new or replaced sheet the digests of its file and of what was kept."""
    came: dict[str, object] = {
        outcome: [
            [sheet.unit, sheet.source.sha256, digest_of_entries(sheet if step is None else part(sheet, step))]
            for sheet in outcomes[outcome]
        ]
        for outcome in ("new", "replaced")
    }
    return {**came, "unchanged": len(outcomes["unchanged"]), "step": step or "", "kept": True}


def digest_of_entries(sheet: ScoreSheet) -> str:
    """Return the SHA-256 of what was typed, as the store writes it."""
    return sha256(_bytes(encode(sheet.entries))).hexdigest()


def _texts(sheet: ScoreSheet) -> _Texts:
    source = sheet.source
    return sheet.name, sheet.edition, sheet.digest, source.path, source.sheet, source.sha256, encode(sheet.entries)


def arrival_of(year: int, row: tuple[str, ...], decoder: Decoder) -> Arrival:
    """Make an arrival of the texts of its row.

    Raises:
        Undecodable: the entries are not what the store writes.
        ValueError: the step or the time is none.
    """
    if not all(isinstance(text, str) for text in row):  # a flipped bit makes a number or nothing of a text
        raise Undecodable
    unit, step, name, edition, digest, path, sheet, file, entries, at, version = row
    found = ScoreSheet(unit, name, edition, year, decoder.decode(entries), Source(path, sheet, file), digest)
    written = sha256(_bytes(entries)).hexdigest()
    return Arrival(Step(step) if step else None, found, datetime.fromisoformat(at), version, written)


def stored_sheet(arrivals: Sequence[Arrival]) -> StoredSheet:
    """Return what the arrivals of one unit come to."""
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
