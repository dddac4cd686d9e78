"""Use case: what was done to the store, by whom and when."""

from dataclasses import dataclass
from pathlib import Path

from parindex.model.records.journal import Record, broken
from parindex.store import open_store
from parindex.workflow.years.workspace import settings_of

__all__ = ["Log", "log"]


@dataclass(frozen=True, slots=True)
class Log:
    """The records, oldest first; `broken` are the numbers of those that are not what was written."""

    records: tuple[Record, ...]
    broken: tuple[int, ...]
    total: int
    """Records of all years."""


def log(root: Path, year: int | None = None) -> Log:
    """Return the journal, or its records of one year; the chain is checked as a whole.

    Raises:
        ParindexError: there is no store, or its journal cannot be read.
    """
    with open_store(root / settings_of(root).store, create=False) as store:
        records = store.journal.records()
    chosen = tuple(record for record in records if year in {None, record.year})
    return Log(chosen, tuple(broken(records)), len(records))
