"""The store of one workspace: score sheets in, score sheets out, and what was done to it."""

from collections.abc import Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from parindex.model.records.arrivals import Arrival, StoredSheet
from parindex.model.records.journal import Stamp
from parindex.model.scores import ScoreSheet, Step
from parindex.store.backends.interface import Connection
from parindex.store.dossiers import DossierRows
from parindex.store.history import History
from parindex.store.journal import Journal
from parindex.store.revisions import Revisions
from parindex.store.saved import Saved
from parindex.store.sheets import Sheets

__all__ = ["Arrival", "Saved", "Store", "StoredSheet"]


class Store:
    """An open store; made by `open_store`, closed by `with` or `close`."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.location = connection.location
        self.journal = Journal(connection)
        self.revisions = Revisions(connection, self.journal)
        self.history = History(connection, self.revisions, self.journal)
        self.dossiers = DossierRows(connection, self.revisions, self.journal)
        self._sheets = Sheets(connection, self.revisions, self.journal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.connection.close()

    def begin_moment(self) -> None:
        """See `Connection.begin_moment`."""
        self.connection.begin_moment()

    def end_moment(self) -> None:
        """See `Connection.end_moment`."""
        self.connection.end_moment()

    def save(  # noqa: PLR0913  the sheets, what is noted beside them, and how they meet what is there
        self,
        year: int,
        sheets: Sequence[ScoreSheet],
        *,
        at: datetime,
        version: str,
        who: str = "",
        step: Step | None = None,
        replace: bool = False,
    ) -> Saved:
        """Store the sheets of a year: all of them, or none if anything goes wrong.

        Units that are not in `sheets` stay. Sheets of one step replace that step of their units and
        nothing else. Whole sheets take the place of all steps that they have. The journal says so.

        Args:
            year: The year of all the sheets.
            sheets: One sheet for each unit.
            at: The time to write beside them, with its zone.
            version: The version of the program to write beside them.
            who: The person to write into the journal.
            step: What the sheets bring; the rest of them is left out.
            replace: Whole sheets may drop steps that they lack.

        Raises:
            ParindexError: The year is published, a unit has two sheets or a sheet is of another year, a whole
                sheet lacks a step that is there, or the file cannot be written (locked for too long, read-only …).
        """
        return self._sheets.save(year, sheets, Stamp(at, version, who), step=step, replace=replace)

    def load(self, year: int, revision: int | None = None) -> list[StoredSheet]:
        """Return the sheets of a year in the order of the ids of their units (none: an empty list).

        Args:
            year: The year.
            revision: Its revision; `None`: the latest.

        Raises:
            ParindexError: The file cannot be read (locked for too long, damaged …).
        """
        return self._sheets.load(year, revision)

    def years(self) -> list[int]:
        """Return the years that have sheets, oldest first.

        Raises:
            ParindexError: The file cannot be read.
        """
        return self._sheets.years()
