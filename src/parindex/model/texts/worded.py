"""Texts in one language that still know themselves in both."""

from collections.abc import Callable

__all__ = ["Worded", "both", "reworded", "worded"]


class Worded(str):
    """A text in one language that still knows itself in both, for documents that no language may change."""

    __slots__ = ("en", "vi")

    vi: str
    en: str


def both(text: str) -> dict[str, str]:
    """Return a text in both languages; one that was never in two is the same in both.

    >>> both(worded("Xã", "Xã", "Communes")), both("Khối 1")
    ({'vi': 'Xã', 'en': 'Communes'}, {'vi': 'Khối 1', 'en': 'Khối 1'})
    """
    return {"vi": text.vi, "en": text.en} if isinstance(text, Worded) else {"vi": text, "en": text}


def reworded(text: str, change: Callable[[str], str]) -> str:
    """Change a text; one that knows itself in both languages is changed in both.

    >>> both(reworded(worded("Xã", "Xã", "Communes"), str.upper))
    {'vi': 'XÃ', 'en': 'COMMUNES'}
    """
    return worded(change(text), change(text.vi), change(text.en)) if isinstance(text, Worded) else change(text)


def worded(text: str, vi: str, en: str) -> Worded:
    """Return a text that knows itself in both languages."""
    made = Worded(text)
    made.vi, made.en = vi, en
    return made
