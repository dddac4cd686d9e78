"""Text put into the XML of a Word document."""

from html import escape

__all__ = ["Xml", "escaped"]

_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})


class Xml(str):
    """Text that is XML already."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def escaped(value: object) -> Xml:
    """Escape for XML, and braces with it: docxtpl looks for `{_{` and the like in what came out."""
    return value if isinstance(value, Xml) else Xml(escape(str(value)).translate(_BRACES))
