"""Texts that may stand in two languages."""

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BeforeValidator

from parindex.model.frozen import Frozen, Name

__all__ = ["Bilingual", "Locale", "Text", "Worded", "both", "reworded"]

Locale = Literal["vi", "en"]


class Worded(str):
    """A text in one language that still knows itself in both, for documents that no language may change."""

    __slots__ = ("en", "vi")

    vi: str
    en: str


def both(text: str) -> dict[str, str]:
    """Return a text in both languages; one that was never in two is the same in both.

    >>> both(Bilingual(vi="Xã", en="Communes").in_("vi")), both("Khối 1")
    ({'vi': 'Xã', 'en': 'Communes'}, {'vi': 'Khối 1', 'en': 'Khối 1'})
    """
    return {"vi": text.vi, "en": text.en} if isinstance(text, Worded) else {"vi": text, "en": text}


def reworded(text: str, change: Callable[[str], str]) -> str:
    """Change a text; one that knows itself in both languages is changed in both.

    >>> both(reworded(Bilingual(vi="Xã", en="Communes").in_("vi"), str.upper))
    {'vi': 'XÃ', 'en': 'COMMUNES'}
    """
    return _worded(change(text), change(text.vi), change(text.en)) if isinstance(text, Worded) else change(text)


def _worded(text: str, vi: str, en: str) -> Worded:
    worded = Worded(text)
    worded.vi, worded.en = vi, en
    return worded


class Bilingual(Frozen):
    """A text in Vietnamese, English or both; at least one must be given."""

    vi: Name | None = None
    en: Name | None = None

    def in_(self, locale: str) -> str:
        """Return the text in `locale`, or in the other language if there is none."""
        vi, en = self.vi or self.en or "", self.en or self.vi or ""
        return _worded(en if locale == "en" else vi, vi, en)

    def __str__(self) -> str:
        return self.in_("vi")


def _bilingual(value: object) -> object:
    if isinstance(value, str):
        return {"vi": value}
    if isinstance(value, dict) and not any(value.values()):
        message = "a text is needed: a string, or {vi: …, en: …}"
        raise ValueError(message)
    return _rejoined(value) if isinstance(value, dict) else value


def _rejoined(value: dict[str, object]) -> dict[str, object]:
    """Undo what YAML does to a comma without quotes: {vi: A, B, en: C} has a key B without a value."""
    texts: dict[str, object] = {}
    for key, text in value.items():
        last = next(reversed(texts), None)
        if text is None and key not in {"vi", "en"} and last is not None and isinstance(texts[last], str):
            texts[last] = f"{texts[last]}, {key}"
        else:
            texts[key] = text
    return texts


Text = Annotated[Bilingual, BeforeValidator(_bilingual, json_schema_input_type=Name | Bilingual)]
"""A plain string, or a mapping with `vi` and `en`."""
