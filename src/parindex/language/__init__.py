"""Vietnamese and English: translated texts, and numbers and dates as people write them."""

from parindex.language.speech import Speech, speech

__all__ = ["Speech", "speech"]
