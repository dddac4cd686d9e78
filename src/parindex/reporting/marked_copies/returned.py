"""What was sent back: marked copies and covering notes, by sender."""

from dataclasses import dataclass
from pathlib import Path

from parindex.model.issues import Issue, Severity

__all__ = ["Parcel", "ReturnedFile", "Returns"]


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file with something to tell. `copy` is `None` if it could not be read or marked."""

    original: Path
    copy: Path | None
    edited: bool
    lost: tuple[str, ...]
    issues: tuple[Issue, ...]

    def number(self, severity: Severity) -> int:
        """Return how many issues of one kind the sender is told."""
        return sum(issue.severity is severity for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes back to one sender: a unit, or whoever sent a file of several units or of none that is known."""

    unit: str
    """The id of the unit, empty if there is not just one."""
    name: str
    note: Path
    files: tuple[ReturnedFile, ...]

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything that the sender is told."""
        return tuple(issue for file in self.files for issue in file.issues)


@dataclass(frozen=True, slots=True)
class Returns:
    """What was written, and how many files had nothing to send back."""

    parcels: tuple[Parcel, ...]
    clean: int
    unread: tuple[Issue, ...] = ()
    """What there is to tell of files that were not read."""
