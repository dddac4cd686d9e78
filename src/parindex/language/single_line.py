"""Text from a file made harmless: one line, without signs that steer a terminal, a document or the reader's eye."""

import unicodedata

from parindex.model.texts.worded import reworded

__all__ = ["one_line"]

_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_SIGNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
"""Signs that turn the direction of writing, and two code points that XML forbids."""


def one_line(text: str) -> str:
    """Return `text` without control characters, lone surrogates and direction signs; breaks become spaces."""
    if text.isprintable():
        return text
    return reworded(text, lambda said: "".join(map(_harmless, said)))


def _harmless(char: str) -> str:
    if char in _SPACES:
        return " "
    return "" if char in _SIGNS or unicodedata.category(char) in {"Cc", "Cs"} else char
