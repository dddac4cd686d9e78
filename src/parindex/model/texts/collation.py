"""The order of Vietnamese names (CLDR collation `vi`): letters first, then tones, then case."""

import unicodedata

__all__ = ["collation_key"]

_LETTERS = {letter: number for number, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {tone: number for number, tone in enumerate(("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"))}
"""None, huyền, hỏi, ngã, sắc, nặng."""

_ASCII = 128

Key = tuple[tuple[int, ...], tuple[int, ...], str]


def collation_key(name: str) -> Key:
    """Return the sort key of a name: all letters decide first, tones second, the text itself last."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", name):
        letter, tone = _split(char)
        letters.append(_LETTERS.get(letter.lower(), _sign(letter)))
        tones.append(tone)
    return tuple(letters), tuple(tones), name


def _split(char: str) -> tuple[str, int]:
    """Take the tone mark off a letter, leaving the marks that make another letter (ă â ê ô ơ ư đ)."""
    base, *marks = tuple(unicodedata.normalize("NFD", char))
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    kept = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", base + kept), tone


def _sign(char: str) -> int:
    """Digits and signs come before the letters, other scripts after them, by code point."""
    code = ord(char[0])
    return code - _ASCII if code < _ASCII else code
