"""A report as a whole."""

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  a field of the context is called date

from parindex.model.definitions.letter_settings import LetterSettings
from parindex.model.records.revisions import RevisionPlace
from parindex.reporting.blocks import AnyBlock
from parindex.reporting.report.contents.block import BlockReport

__all__ = ["ReportContext", "RevisionNote"]


@dataclass(frozen=True, slots=True)
class RevisionNote:
    """Which revision of an amended year the report is about."""

    number: int
    reason: str
    """Why the revision before was amended; empty for the first."""
    published: str
    """The day of its publication in full; empty while it is open."""
    lines: tuple[str, ...]
    """All that a reader has to know, in sentences: `Revision 2, amended: …`, when which was published."""


@dataclass(frozen=True, slots=True)
class ReportContext:
    """A report: the names that a template can use."""

    name: str
    """Name of the workspace; empty if there is none."""
    authority: str
    """The body that publishes."""
    superior: str
    """The body above it."""
    place: str
    """The place of signing."""
    date: str
    """The day of the report in full, with dots to fill in if it is not known."""
    generated_on: Day | None
    year: int
    compare: int | None
    locale: str
    """`vi` or `en`."""
    version: str
    """Version of the program."""
    blocks: tuple[BlockReport, ...]
    marks: tuple[str, ...] = ()
    """What a head says before anything else, in sentences: which scores count, whether they are final, the revision."""
    revision: RevisionNote | None = None
    """`None` for a year that was never amended."""
    revision_place: RevisionPlace | None = None
    """The revision itself, for machines; templates cannot reach it."""
    letters: LetterSettings | None = None
    """Who signs and who gets copies, for papers that are drafted; templates cannot reach it."""
    chapter: tuple[AnyBlock, ...] = ()
    """What the numbers mean, after all that the template prints; templates cannot reach it."""
