"""What one score cell says, by the rule of its component."""

from parindex.sources.score_sheets.answers.answer_place import Slot
from parindex.sources.score_sheets.answers.reader import AnswerReader, CellOutcome

__all__ = ["AnswerReader", "CellOutcome", "Slot"]
