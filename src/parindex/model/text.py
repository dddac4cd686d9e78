"""Texts that may stand in two languages."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from parindex.model.frozen import Frozen, Name

__all__ = ["Locale", "Text"]

Locale = Literal["vi", "en"]


class Bilingual(Frozen):
    """A text in Vietnamese, English or both; at least one must be given."""

    vi: Name | None = None
    en: Name | None = None

    def in_(self, locale: str) -> str:
        """Return the text in `locale`, or in the other language if there is none."""
        first, second = (self.en, self.vi) if locale == "en" else (self.vi, self.en)
        return first or second or ""

    def __str__(self) -> str:
        return self.in_("vi")


def _bilingual(value: object) -> object:
    if isinstance(value, str):
        return {"vi": value}
    if isinstance(value, dict) and not value:
        message = "a text is needed: a string, or {vi: …, en: …}"
        raise ValueError(message)
    return value


Text = Annotated[Bilingual, BeforeValidator(_bilingual)]
"""A plain string, or a mapping with `vi` and `en`."""
