"""A table of scores by unit and component, as `parindex score` reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from parindex.language import Speech
from parindex.model.scores import Stage
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import plain_number
from parindex.reporting.blocks import Column, Kind, Table, tabled

__all__ = ["ScoreRow", "percent_cell", "score_rows_table"]

_HEADS = {
    Stage.SELF: Phrase("Self score"),
    Stage.APPRAISAL_1: Phrase("Appraisal 1"),
    Stage.APPRAISAL_2: Phrase("Appraisal 2"),
    Stage.SURVEY: Phrase("Survey"),
}


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score as it is typed into a sheet, and the counts that it comes from."""

    unit: str
    code: str
    score: str
    evidence: str


def percent_cell(percent: Decimal, voice: Speech) -> str:
    """Write a percentage with all its digits."""
    return f"{plain_number(percent).in_(voice.locale)}%"


def score_rows_table(rows: Sequence[ScoreRow], stage: Stage) -> Table:
    """Return the table; its headings are those that score sheets have."""
    columns = (
        (Column("unit", Phrase("Unit")), lambda row: row.unit),
        (Column("code", Phrase("Code"), Kind.CODE), lambda row: row.code),
        (Column("score", _HEADS[stage], width=22), lambda row: row.score),
        (Column("evidence", Phrase("Evidence"), width=70), lambda row: row.evidence),
    )
    return tabled("scores", columns, rows)
