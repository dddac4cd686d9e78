"""What one score cell says, by the rule of its component."""

from parindex.sources.answers.reader import AnswerReader, Outcome
from parindex.sources.answers.slot import Slot

__all__ = ["AnswerReader", "Outcome", "Slot"]
