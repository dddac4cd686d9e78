"""Numbers inside messages, before a language is chosen."""

__all__ = ["NumberText"]


class NumberText(str):
    """A number, or a few of them, written with a decimal point; said with the point or comma of the language."""

    __slots__ = ()

    def in_(self, locale: str) -> str:
        """Return the text as it is written in `locale`."""
        return self.replace(".", ",") if locale == "vi" else str(self)
