"""Use case: what was done to the store, by whom and when."""

from pathlib import Path

from parindex.model.records.journal import Log, broken
from parindex.workflow.years.workspace import Session, session_of

__all__ = ["log"]


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
