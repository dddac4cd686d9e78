"""Numbers inside messages, before a language is chosen."""

import re
from decimal import Decimal

__all__ = ["NumberText", "plain_number"]


_BELOW_ZERO = re.compile(r"(?<![^\s(])-(?=\d)")
"""A hyphen that is a sign: not the one of a range or of a date."""


class NumberText(str):
    """A number, or a few of them, written with a decimal point; said with the point or comma of the language."""

    __slots__ = ()

    def in_(self, locale: str) -> str:
        """Return the text as it is written in `locale`, below zero with the minus of all other numbers."""
        text = _BELOW_ZERO.sub("−", self)
        return text.replace(".", ",") if locale == "vi" else text


def plain_number(number: Decimal) -> NumberText:
    """Write a decimal without exponent and without idle zeros: `1.5`, `100`."""
    text = f"{number:f}"
    return NumberText(text.rstrip("0").rstrip(".") if "." in text else text)
