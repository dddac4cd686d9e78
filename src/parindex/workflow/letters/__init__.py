"""Use case: a letter for every unit."""

from parindex.workflow.letters.sent import LettersMade, letters

__all__ = ["LettersMade", "letters"]
