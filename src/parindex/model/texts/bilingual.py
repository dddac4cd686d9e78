"""Texts that may stand in two languages."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from parindex.model.definition import Frozen, Name
from parindex.model.texts.worded import worded

__all__ = ["Bilingual", "Locale", "Text"]

Locale = Literal["vi", "en"]


class Bilingual(Frozen):
    """A text in Vietnamese, English or both; at least one must be given."""

    vi: Name | None = None
    en: Name | None = None

    def in_(self, locale: str) -> str:
        """Return the text in `locale`, or in the other language if there is none."""
        vi, en = self.vi or self.en or "", self.en or self.vi or ""
        return worded(en if locale == "en" else vi, vi, en)

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
