"""What a database has to do for the store; everything that is special about it stays behind this.

The repositories (`store.sheets`, `store.revisions`, `store.journal`, `store.history`) write SQL that is nearly ANSI:
parameters are `?`; texts may hold anything that a name of a file may, lone surrogates too; rows are replaced with
`INSERT … ON CONFLICT (…) DO UPDATE SET … = excluded.…`; only the first rows of an order are asked for with `LIMIT`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from parindex.errors import ParindexError

__all__ = ["PATIENCE", "Backend", "Connection", "Copied", "CopyOptions", "Row", "Rows", "Value"]

PATIENCE: Final = 30.0
"""Seconds to wait for another process that is writing."""

Value: TypeAlias = str | int | bytes
"""A parameter of a query."""

Row: TypeAlias = tuple[Any, ...]
"""One row of an answer; what stands in a damaged store may be of any type."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds: sheets by year (of its last revision), and records of the journal."""

    sheets: tuple[tuple[int, int], ...]
    records: int
    size: int
    """Bytes of the file; 0 for a copy on a server."""
    digest: str
    """SHA-256 of all rows, equal for equal contents in any database."""


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """How a copy is made."""

    read_back: "Callable[[Connection], Copied]"
    """Reads all of the copy; raises ParindexError where it cannot be read."""
    replace: bool = False
    """A copy that is there already may be replaced."""
    patience: float = PATIENCE


class Rows(Protocol):
    """The answer to a query, read row by row."""

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows that have not been read yet."""

    def fetchone(self) -> Any:  # noqa: ANN401  a row or None, as of every database interface of Python
        """Return the next row, or `None`."""

    def fetchall(self) -> list[Any]:
        """Return all rows that have not been read yet."""


class Connection(Protocol):
    """An open database whose tables are those of the latest version."""

    location: str
    """What a person calls the place of the store; never with a secret in it."""

    def execute(self, query: str, values: Sequence[Value] = ()) -> Rows:
        """Ask or tell something; outside of a transaction and of a moment it counts for itself."""

    def transaction(self) -> AbstractContextManager[None]:
        """Write everything that happens inside, or (on any exception) nothing; one writer at a time."""

    def begin_moment(self) -> None:
        """Let all that is asked from now on be answered as of now, whatever others write; nothing if it is so already.

        Raises:
            ParindexError: The store cannot be read (locked for too long, damaged …).
        """

    def end_moment(self) -> None:
        """See again what others write, and be in nobody's way."""

    def told(self) -> AbstractContextManager[None]:
        """Turn every error of the database inside into a ParindexError about this store."""

    def damaged(self, *part: object) -> ParindexError:
        """Return the error about a part of this store that cannot be read, as its year and unit."""

    def close(self) -> None:
        """Let go of the store."""


class Backend(Protocol):
    """A kind of database."""

    def exists(self, location: str) -> bool:
        """Tell whether there is a store at a location, without opening it."""

    def connect(self, location: str, *, create: bool, patience: float) -> Connection:
        """Open the store at a location, and bring an older schema up to date.

        Args:
            location: As the settings name it; a file with its folder.
            create: Make the store if there is none. Without it nothing is ever created.
            patience: How many seconds to wait for another process that is writing.

        Raises:
            ParindexError: There is no such store or it cannot be opened, is none of ours, damaged, locked, or made by
                a newer parindex.
        """

    def copy(self, connection: Connection, target: Path, options: "CopyOptions") -> Copied:
        """Write one moment of an open store into a file, read it back whole, and put it into its place in one step.

        Raises:
            ParindexError: The copy cannot be written, is there already, or is not what was copied.
        """

    def files(self, location: str) -> tuple[Path, ...]:
        """Return the files that are the store's own, those too that are there only while it is written."""

    def others(self, location: str) -> Iterator[Path]:
        """Yield other stores beside this one, as services that synchronise folders leave them after a conflict."""
