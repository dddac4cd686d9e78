"""The two ways in which a sentence can be read: as a rule, or as points and a question."""

from parindex.model.definitions.annex import RuleReading
from parindex.model.rules import PointsTyped, Rule
from parindex.model.texts.message import Phrase

__all__ = ["asked", "sure"]


def sure(rule: Rule, why: Phrase, *, survey: bool = False) -> RuleReading:
    """Return a reading of which nothing has to be asked."""
    return RuleReading(rule, why, survey=survey)


def asked(question: Phrase, *candidates: str) -> RuleReading:
    """Return points and a question."""
    return RuleReading(PointsTyped(), Phrase("the sentence is not certain"), question, candidates)
