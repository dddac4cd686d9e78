"""Use case: what was done to the store, by whom and when."""

from dataclasses import dataclass
from pathlib import Path

from parindex.model.records.journal import Record, broken
from parindex.workflow.years.workspace import Session, session_of

__all__ = ["Log", "log"]


@dataclass(frozen=True, slots=True)
class Log:
    """The records, oldest first; `broken` are the numbers of those that are not what was written."""

    records: tuple[Record, ...]
    broken: tuple[int, ...]
    total: int
    """Records of all years."""


def log(place: Path | Session, year: int | None = None) -> Log:
    """Return the journal of the workspace in a place, or its records of one year; the chain is checked as a whole.

    Raises:
        ParindexError: there is no store, or its journal cannot be read.
    """
    session = session_of(place)
    with session.store.moment(), session.store.reading() as store:
        records = store.journal.records()
    chosen = tuple(record for record in records if year in {None, record.year})
    return Log(chosen, tuple(broken(records)), len(records))
