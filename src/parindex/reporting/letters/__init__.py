"""Letters to units: each its result, what it lost and why, and what would lift it."""

from parindex.reporting.letters.formats import LETTER_FORMATS, letter_bytes
from parindex.reporting.letters.paper import letter_number, letter_paper

__all__ = ["LETTER_FORMATS", "letter_bytes", "letter_number", "letter_paper"]
