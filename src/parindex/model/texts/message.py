"""A text with values inside a message, before a language is chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Phrase"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An English template, which is the key of its translation, and what fills it."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format_map(self.values)
