"""What was done to a store: who, when, what; each record chained to the one before by its digest."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

__all__ = ["FIRST", "Action", "Link", "Log", "Record", "Stamp", "broken", "digest_of", "sheets_noted"]

FIRST = "0" * 64
"""What the first record names as the digest before it."""


_NOTED = 3


class Action(StrEnum):
    """What a record is about."""

    SCORED = "scored"
    IMPORTED = "imported"
    PUBLISHED = "published"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When (with a zone), by which version of the program and by whom something is stored."""

    at: datetime
    version: str
    who: str = ""

    @property
    def utc(self) -> str:
        """The time as it is stored: UTC, ISO 8601.

        Raises:
            ValueError: it has no zone.
        """
        if self.at.tzinfo is None:
            why = "the time of storing needs a zone"
            raise ValueError(why)
        return self.at.astimezone(UTC).isoformat()


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the journal; `detail` holds only texts, whole numbers, lists and mappings of these."""

    number: int
    at: str
    """UTC, ISO 8601."""
    who: str
    version: str
    action: Action
    year: int
    revision: int
    detail: Mapping[str, object] = field(default_factory=dict)
    previous: str = FIRST
    """Digest of the record before."""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A record of which only its place in the chain is told; the record after it vouches for its digest."""

    number: int
    previous: str
    digest: str


def digest_of(record: Record) -> str:
    """Return the SHA-256 of all that a record says, the digest of the record before it among it."""
    said = [
        record.number,
        record.at,
        record.who,
        record.version,
        record.action.value,
        record.year,
        record.revision,
        record.detail,
        record.previous,
    ]
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def sheets_noted(detail: object) -> Iterator[tuple[str, str, str]]:
    """Yield unit, digest of the file and digest of the content of what a record says came.

    What a stranger wrote may have any form; only what has this one is yielded.
    """
    if not isinstance(detail, Mapping):
        return
    for outcome in ("new", "replaced"):
        rows = detail.get(outcome)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, list) and len(row) == _NOTED and all(isinstance(one, str) for one in row):
                yield row[0], row[1], row[2]


def broken(records: Iterable[Record | Link]) -> list[int]:
    """Return the numbers of records that are not what was written, or not in their place."""
    found, expected, before = [], 1, FIRST
    for record in records:
        digest = record.digest if isinstance(record, Link) else digest_of(record)
        if (record.number, record.previous, record.digest) != (expected, before, digest):
            found.append(record.number)
        expected, before = record.number + 1, record.digest
    return found


@dataclass(frozen=True, slots=True)
class Log:
    """The records, oldest first; `broken` are the numbers of those that are not what was written."""

    records: tuple[Record, ...]
    broken: tuple[int, ...]
    total: int
    """Records of all years."""
