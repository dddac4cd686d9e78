"""Letters that are written otherwise than they look, in texts that are matched: what was repaired, and how it shows."""

import unicodedata
from functools import lru_cache

from parindex.model.texts.message import Phrase

__all__ = ["repair", "visible"]

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_LINES = "\n\r\t"
_ALIKE = "Ðð"
"""The Icelandic letter that looks like Đ; which of several apostrophes is typed says nothing."""
_WIDE = range(0xFF01, 0xFF5F)
_LONGEST = 200

_PARTS = Phrase("letters and their marks stand apart (NFD)")
_HIDDEN = Phrase("characters that cannot be seen")
_LOOKALIKE = Phrase("letters of another alphabet that look alike")
_FULL = Phrase("full-width characters")
_SPACES = Phrase("spaces of another kind")
_ENDS = Phrase("spaces before or after")


@lru_cache(maxsize=4096)
def repair(text: str, *, ends: bool = False) -> Phrase | None:
    """Say what has to be repaired before a text can be compared, or `None`; `ends`: spaces around it count."""
    around = _ENDS if ends and text != text.strip() else None
    if text.isascii() and text.isprintable():
        return around
    if not unicodedata.is_normalized("NFC", text):
        return _PARTS
    for char in text:
        if (found := _odd(char)) is not None:
            return found
    return around


def _odd(char: str) -> Phrase | None:
    kind = unicodedata.category(char)
    if kind in _UNSEEN and char not in _LINES:
        return _HIDDEN
    if char in _ALIKE:
        return _LOOKALIKE
    if ord(char) in _WIDE:
        return _FULL
    return _SPACES if kind in {"Zs", "Zl", "Zp"} and char != " " else None


def visible(text: str) -> str:
    """Write a text so that what was repaired can be seen: `Đu[U+0301]ng hạn`."""
    return "".join(
        f"[U+{ord(char):04X}]" if unicodedata.combining(char) or _odd(char) else char for char in text[:_LONGEST]
    )
