"""The revisions of a year: what was published stays; a correction opens the next one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parindex.model.scores import Basis

__all__ = ["Revision", "RevisionPlace", "counted", "place_of"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a year's scores. A year that was never published or amended is at revision 1, open."""

    year: int
    number: int = 1
    reason: str = ""
    """Why the revision before was amended."""
    opened_at: str = ""
    """UTC, ISO 8601; empty for the first."""
    published_at: str = ""
    """UTC, ISO 8601; empty while it is open."""
    manifest: str = ""
    """What was published, as the text whose digest counts; empty while it is open."""

    counted: Basis | None = None
    """Which of its scores an answer counts; `None` where it counts none."""
    published_by: Basis | None = None
    """Which of its scores were published, where an answer counts others; else `None`."""

    @property
    def is_published(self) -> bool:
        return bool(self.published_at)


@dataclass(frozen=True, slots=True)
class RevisionPlace:
    """A revision between its neighbours."""

    revision: Revision
    before: Revision | None = None
    after: Revision | None = None

    @property
    def is_amended(self) -> bool:
        """Tell whether a reader has to know that there is more than one revision."""
        return self.before is not None or self.after is not None


def counted(revision: Revision, basis: Basis, own: Basis) -> Revision:
    """Return a revision told with the scores that count; `own` are those that it was published with."""
    other = own if revision.is_published and own is not basis else None
    return replace(revision, counted=basis, published_by=other)


def place_of(known: Sequence[Revision], number: int) -> RevisionPlace:
    """Return the place of a revision among those of its year, oldest first."""
    at = next(index for index, one in enumerate(known) if one.number == number)
    after = known[at + 1] if at + 1 < len(known) else None
    return RevisionPlace(known[at], known[at - 1] if at else None, after)
