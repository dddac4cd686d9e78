"""What was read in the annex of a decision: its rows, each with what it was read as, why, and what must be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.rules import PointsTyped, Rule
from parindex.model.texts.message import Phrase

__all__ = ["AnnexRow", "Certainty", "ReadAnnex", "RowKind", "RuleReading"]


class Certainty(StrEnum):
    """How sure a row is."""

    SURE = "sure"
    CHECK = "check"
    """It was read, but something was mended or supplied: look at it."""
    ASKED = "asked"
    """Somebody has to answer; until then it is points typed."""


class RowKind(StrEnum):
    """What a row is."""

    GROUP = "group"
    COMPONENT = "component"
    OPTION = "option"
    """A choice of the component above, with points of its own."""
    BONUS = "bonus"
    PENALTY = "penalty"
    TOTAL = "total"
    TEXT = "text"
    """It belongs to the row above, or to nothing."""
    LEFT_OUT = "left_out"
    NOTE = "note"
    """It stands below the table, or among its rows, and may change the rule of any row."""


@dataclass(frozen=True, slots=True)
class RuleReading:
    """A rule with the reason why it was read so; with a question it is points typed, until somebody answers.

    `candidates` are sentences that would be certain: an answer may be one of them.
    """

    rule: Rule
    why: Phrase
    question: Phrase | None = None
    candidates: tuple[str, ...] = ()
    survey: bool = False
    """The points come from a survey."""

    @property
    def certain(self) -> bool:
        """Tell whether nothing has to be asked."""
        return self.question is None


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One row of an annex. `max` and options are in points; `sheet` and `cell` say where it stands."""

    sheet: str
    cell: str
    kind: RowKind
    code: str
    title: str
    depth: int = 0
    max: Decimal | None = None
    sentence: str = ""
    note: str = ""
    reading: RuleReading = field(default=RuleReading(PointsTyped(), Phrase("no rule is printed: points are typed")))
    survey: bool = False
    questions: tuple[Phrase, ...] = ()
    """What must be answered about the row itself."""
    mended: tuple[Phrase, ...] = ()
    """What was supplied or put right."""

    @property
    def certainty(self) -> Certainty:
        """The worst of what is known about the row and its rule."""
        if self.questions or not self.reading.certain:
            return Certainty.ASKED
        return Certainty.CHECK if self.mended else Certainty.SURE


@dataclass(frozen=True, slots=True)
class ReadAnnex:
    """One annex of a file: its rows and the draft made of them (`None` if no component could be read)."""

    caption: str
    rows: Sequence[AnnexRow]
    edition: Edition | None
    issues: Sequence[Issue] = ()

    @property
    def asked(self) -> int:
        """How many rows wait for an answer."""
        return sum(row.certainty is Certainty.ASKED for row in self.rows)
