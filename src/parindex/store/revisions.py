"""Revisions of a year in the store: open, published, amended; and the definitions that they were computed with."""

import sqlite3
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.journal import Action, Stamp
from parindex.model.revisions import Revision
from parindex.store.journal import Journal, utc
from parindex.store.refusals import damaged, told
from parindex.store.transaction import transaction

__all__ = ["Revisions"]

_ALL = "SELECT year, number, reason, opened_at, published_at, manifest FROM revisions WHERE year = ? ORDER BY number"
_PUBLISH = """
INSERT INTO revisions (year, number, published_at, manifest) VALUES (?, ?, ?, ?)
ON CONFLICT (year, number) DO UPDATE SET published_at = excluded.published_at, manifest = excluded.manifest
"""
_AMEND = "INSERT INTO revisions (year, number, reason, opened_at) VALUES (?, ?, CAST(? AS TEXT), ?)"
_SHEET = "unit, step, name, edition, digest, path, sheet, sha256, at, version, entries"
_COPY = f"""
INSERT INTO sheets (year, revision, {_SHEET}) SELECT year, revision + 1, {_SHEET} FROM sheets
WHERE year = ? AND revision = ? ORDER BY id
"""  # noqa: S608  the line above
_KEEP = "INSERT INTO files (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING"


class Revisions:
    """The revisions of every year."""

    def __init__(self, connection: sqlite3.Connection, path: Path, journal: Journal) -> None:
        self._connection = connection
        self._path = path
        self._journal = journal

    def of(self, year: int) -> list[Revision]:
        """Return the revisions of a year that were published or amended, oldest first."""
        with told(self._path):
            return [Revision(*row) for row in self._connection.execute(_ALL, (year,))]

    def current(self, year: int) -> Revision:
        """Return the latest revision of a year."""
        return (self.of(year) or [Revision(year)])[-1]

    def must_be_open(self, year: int) -> Revision:
        """Return the latest revision, or refuse to change what was published."""
        revision = self.current(year)
        if revision.is_published:
            raise ParindexError(
                "The year {year} is published (revision {revision}) and locked; nothing was stored. To correct it, "
                "open a new revision: parindex amend --year {year} --reason …",
                year=year,
                revision=revision.number,
            )
        return revision

    def publish(self, year: int, manifest: str, files: Mapping[str, bytes], stamp: Stamp) -> Revision:
        """Lock the open revision of a year with its manifest, and keep the definition files by their digests.

        Raises:
            ParindexError: The year is published already, or the file cannot be written.
        """
        with told(self._path), transaction(self._connection):
            revision = self.must_be_open(year)
            for digest, content in files.items():
                self._connection.execute(_KEEP, (digest, content))
            self._connection.execute(_PUBLISH, (year, revision.number, utc(stamp.at), manifest))
            detail = {"manifest": sha256(manifest.encode()).hexdigest()}
            self._journal.add(stamp, Action.PUBLISHED, year, revision.number, detail)
        return self.current(year)

    def amend(self, year: int, reason: str, stamp: Stamp) -> Revision:
        """Open the next revision of a published year, with the same sheets in it.

        Raises:
            ParindexError: The year is not published, or the file cannot be written.
        """
        with told(self._path), transaction(self._connection):
            before = self.current(year)
            if not before.is_published:
                raise ParindexError(
                    "The year {year} is not published: revision {revision} is open and takes corrections as it is.",
                    year=year,
                    revision=before.number,
                )
            said = reason.encode("utf-8", "surrogatepass")
            self._connection.execute(_AMEND, (year, before.number + 1, said, utc(stamp.at)))
            self._connection.execute(_COPY, (year, before.number))
            self._journal.add(stamp, Action.AMENDED, year, before.number + 1, {"reason": reason})
        return self.current(year)

    def file(self, digest: str) -> bytes:
        """Return the content of a definition file that was kept.

        Raises:
            ParindexError: There is none, or it is not what was kept.
        """
        with told(self._path):
            row = self._connection.execute("SELECT content FROM files WHERE sha256 = ?", (digest,)).fetchone()
        if row is None or sha256(row[0]).hexdigest() != digest:
            raise damaged(self._path, digest)
        return bytes(row[0])
