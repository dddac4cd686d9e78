"""Revisions of a year in the store: open, published, amended; and the definitions that they were computed with."""

import zlib
from collections.abc import Callable, Mapping
from hashlib import sha256

from parindex.errors import ParindexError
from parindex.model.records.journal import Action, Stamp
from parindex.model.records.revisions import Revision
from parindex.store.backends.interface import Connection
from parindex.store.journal import Journal

__all__ = ["Revisions"]

_ALL = "SELECT number, reason, opened_at, published_at, manifest FROM revisions WHERE year = ? ORDER BY number"
_LAST = """
SELECT number, reason, opened_at, published_at FROM revisions WHERE year = ? ORDER BY number DESC LIMIT 1
"""
_PUBLISH = """
INSERT INTO revisions (year, number, published_at, manifest) VALUES (?, ?, ?, ?)
ON CONFLICT (year, number) DO UPDATE SET published_at = excluded.published_at, manifest = excluded.manifest
"""
_AMEND = "INSERT INTO revisions (year, number, reason, opened_at) VALUES (?, ?, ?, ?)"
_SHEET = "unit, step, name, edition, digest, path, sheet, sha256, at, version, entries"
_COPY = f"""
INSERT INTO sheets (year, revision, {_SHEET}) SELECT year, revision + 1, {_SHEET} FROM sheets
WHERE year = ? AND revision = ? ORDER BY id
"""  # noqa: S608  the line above
_MOST = 400_000_000
"""Bytes of a manifest: twenty times those of a country."""
_KEEP = "INSERT INTO files (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING"


class Revisions:
    """The revisions of every year."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def of(self, year: int) -> list[Revision]:
        """Return the revisions of a year that were published or amended, oldest first."""
        with self._connection.told():
            rows = self._connection.execute(_ALL, (year,)).fetchall()
        return [
            Revision(year, number, reason, opened_at, published_at, _unpacked(packed))
            for number, reason, opened_at, published_at, packed in rows
        ]

    def current(self, year: int) -> Revision:
        """Return the latest revision of a year."""
        return (self.of(year) or [Revision(year)])[-1]

    def latest(self, year: int) -> int:
        """Return the number of the latest revision; its manifest is not read."""
        with self._connection.told():
            number, *_ = self._connection.execute(_LAST, (year,)).fetchone() or (1,)
        return int(number)

    def must_agree(self, year: int) -> None:
        """Refuse a year whose latest revision is not in the state that the journal tells of last.

        Raises:
            ParindexError: A revision was taken away, reopened or made up behind the program's back.
        """
        with self._connection.told():
            number, _, _, published_at = self._connection.execute(_LAST, (year,)).fetchone() or (1, "", "", "")
        if (number, bool(published_at)) != self._journal.state(year):
            raise ParindexError(
                "The store says otherwise than its journal whether {year} is published, and in which revision: it was "
                "changed by another program. Nothing was done; see what differs: parindex verify --year {year}",
                year=year,
            )

    def must_be_open(self, year: int) -> Revision:
        """Return the latest revision, or refuse to change what was published."""
        self.must_agree(year)
        number, reason, opened_at, published_at = self._connection.execute(_LAST, (year,)).fetchone() or (1, "", "", "")
        if published_at:
            raise ParindexError(
                "The year {year} is published (revision {revision}) and locked; nothing was stored. To correct it, "
                "open a new revision: parindex amend --year {year} --reason …",
                year=year,
                revision=number,
            )
        return Revision(year, number, reason, opened_at)

    def publish(
        self, year: int, manifest: str, files: Mapping[str, bytes], stamp: Stamp, *, after: str | None = None
    ) -> Revision:
        """Lock the open revision of a year with its manifest, and keep the definition files by their digests.

        `after` is the digest of the last record of the journal that the manifest knows.

        Raises:
            ParindexError: The year is published already, something was done since `after`, or the file cannot be
                written.
        """
        with self._connection.told(), self._connection.transaction():
            number = self.must_be_open(year).number
            if after not in {None, self._journal.head()}:
                raise ParindexError("The store was changed by another program meanwhile; nothing was published.")
            for digest, content in files.items():
                self._connection.execute(_KEEP, (digest, content))
            self._connection.execute(_PUBLISH, (year, number, stamp.utc, _packed(manifest)))
            detail = {"manifest": sha256(manifest.encode()).hexdigest()}
            self._journal.add(stamp, Action.PUBLISHED, year, number, detail)
        return self.current(year)

    def amend(self, year: int, reason: str, stamp: Stamp) -> Revision:
        """Open the next revision of a published year, with the same sheets in it.

        Raises:
            ParindexError: The year is not published, or the file cannot be written.
        """
        with self._connection.told(), self._connection.transaction():
            self.must_agree(year)
            before = self.current(year)
            if not before.is_published:
                raise ParindexError(
                    "The year {year} is not published: revision {revision} is open and takes corrections as it is.",
                    year=year,
                    revision=before.number,
                )
            self._connection.execute(_AMEND, (year, before.number + 1, reason, stamp.utc))
            self._connection.execute(_COPY, (year, before.number))
            self._journal.add(stamp, Action.AMENDED, year, before.number + 1, {"reason": reason})
        return self.current(year)

    def file(self, digest: str) -> bytes:
        """Return the content of a definition file that was kept.

        Raises:
            ParindexError: There is none, or it is not what was kept.
        """
        with self._connection.told():
            row = self._connection.execute("SELECT content FROM files WHERE sha256 = ?", (digest,)).fetchone()
        return self._kept(digest, row[0] if row else None)

    def files(self) -> Callable[[str], bytes]:
        """Return `file` for all definition files as they are now: it asks the store no more."""
        with self._connection.told():
            found = dict(self._connection.execute("SELECT sha256, content FROM files").fetchall())
        return lambda digest: self._kept(digest, found.get(digest))

    def _kept(self, digest: str, content: object) -> bytes:
        if not isinstance(content, bytes) or sha256(content).hexdigest() != digest:
            raise self._connection.damaged(digest)
        return content


def _packed(manifest: str) -> bytes:
    """A country's manifest has some ten megabytes, packed less than one."""
    return zlib.compress(manifest.encode(), 6)


def _unpacked(packed: bytes) -> str:
    """Return the manifest; a damaged one is empty, which no digest fits."""
    inflater = zlib.decompressobj()
    try:
        return inflater.decompress(packed, _MOST).decode() if packed else ""
    except (zlib.error, UnicodeDecodeError, TypeError):
        return ""
