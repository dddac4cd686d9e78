"""What is kept of a published revision, wherever it is kept: in a store or in a bundle."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.definitions.workspace import Settings
from parindex.model.records.arrivals import StoredSheet
from parindex.model.records.journal import Link, Record
from parindex.model.records.revisions import Revision
from parindex.model.records.verification import Finding
from parindex.store import Store
from parindex.workflow.publication.chain import check_undone
from parindex.workflow.publication.local_copies import check_beside
from parindex.workflow.publication.told_lines import check_told

__all__ = ["AtHand", "Exhibit", "Shelf", "exhibits_of", "located", "shelf_of"]

AtHand = Callable[[str, str], Path | None]
"""Where the file of a path and SHA-256 is now, if it is at hand."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One published revision."""

    revision: Revision
    stored: Sequence[StoredSheet]
    superseded: Mapping[str, int] = field(default_factory=dict)
    """Digests of files that only later revisions were computed from, with the number of the first of these."""
    unreadable: ParindexError | None = None
    """Why the stored sheets cannot be read, if they cannot."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that a year is verified from."""

    year: int
    home: Path
    records: Sequence[Record] | None
    """The journal; `None`: it cannot be read."""
    revisions: Sequence[Revision]
    """All revisions of the year, the open one too."""
    exhibits: Sequence[Exhibit]
    definition: Callable[[str], bytes]
    """The kept definition file of a digest; raises ParindexError."""
    at_hand: AtHand
    today: tuple[Path, Settings] | None = None
    """The root and the settings of the workspace as they are now."""
    doubts: Sequence[Finding] = ()
    """What is wrong with the year as a whole, before any revision is looked at."""
    links: Sequence[Link] = ()
    """The places of records of the journal that are kept back."""


def located(home: Path) -> AtHand:
    """Look for files where they were: in the workspace, or in the current folder."""

    def find(path: str, _sha256: str) -> Path | None:
        for place in (home / path, Path(path)):
            try:
                if place.is_file():
                    return place
            except (OSError, ValueError):  # a name that cannot be
                continue
        return None

    return find


def shelf_of(store: Store, year: int, today: tuple[Path, Settings], number: int | None) -> Shelf:
    """Gather the published revisions of a year from a store: one of them, or all.

    Raises:
        ParindexError: the year, or the revision, was never published.
    """
    known = store.revisions.of(year)
    records, home = _records(store), today[0]
    doubts = (
        *check_undone(known, year, records),
        *check_beside(home, year, known, records),
        *check_told(store, year, records),
    )
    try:
        exhibits = exhibits_of(store, year, known, number)
    except ParindexError:
        if not doubts:
            raise
        exhibits = []  # somebody took the revision away behind the program's back; the doubts say so
    return Shelf(year, home, records, known, exhibits, store.revisions.files(), located(home), today, doubts)


def exhibits_of(store: Store, year: int, known: Sequence[Revision], number: int | None) -> list[Exhibit]:
    """Return the published revisions, or the one with a number."""
    published = [one for one in known if one.is_published]
    if not published:
        raise ParindexError(
            "The year {year} is not published; there is nothing to compare with. Publish it first: "
            "parindex publish --year {year}",
            year=year,
        )
    chosen = [one for one in published if number in {None, one.number}]
    if not chosen:
        raise ParindexError(
            "{year} has no published revision {revision}; there are: {known}.",
            year=year,
            revision=number,
            known=", ".join(str(one.number) for one in published),
        )
    first = min(one.number for one in chosen)
    amended = any(one.number > first for one in known)
    files = {one.number: _files(store, one) for one in known if one.number >= first} if amended else {}
    return [_exhibit(store, one, _later(files, one.number)) for one in chosen]


def _exhibit(store: Store, revision: Revision, superseded: Mapping[str, int]) -> Exhibit:
    try:
        return Exhibit(revision, store.load(revision.year, revision.number), superseded)
    except ParindexError as error:
        return Exhibit(revision, (), superseded, error)


def _files(store: Store, revision: Revision) -> set[str]:
    """Return the digests of all files that a revision was read from."""
    stored = _exhibit(store, revision, {}).stored
    return {arrival.sheet.source.sha256 for one in stored for arrival in one.arrivals}


def _later(files: Mapping[int, set[str]], number: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for later in sorted(one for one in files if one > number):
        for digest in files[later] - files[number]:
            found.setdefault(digest, later)
    return found


def _records(store: Store) -> list[Record] | None:
    try:
        return store.journal.records()
    except ParindexError:
        return None
