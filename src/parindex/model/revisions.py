"""The revisions of a year: what was published stays; a correction opens the next one."""

from dataclasses import dataclass

__all__ = ["Revision"]


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

    @property
    def is_published(self) -> bool:
        return bool(self.published_at)
