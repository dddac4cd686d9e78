"""Numbers inside messages, before a language is chosen."""

from decimal import Decimal

__all__ = ["NumberText", "plain_number"]


class NumberText(str):
    """A number, or a few of them, written with a decimal point; said with the point or comma of the language."""

    __slots__ = ()

    def in_(self, locale: str) -> str:
        """Return the text as it is written in `locale`."""
        return self.replace(".", ",") if locale == "vi" else str(self)


def plain_number(number: Decimal) -> NumberText:
    """Write a decimal without exponent and without idle zeros: `1.5`, `100`."""
    text = f"{number:f}"
    return NumberText(text.rstrip("0").rstrip(".") if "." in text else text)
