"""The only place where a text becomes markup."""

import json
from collections.abc import Iterable
from html import escape
from typing import Final

from parindex.language.single_line import one_line

__all__ = ["Html", "element", "escaped", "in_script", "joined"]

_IN_SCRIPT: Final = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)
"""Signs by which a text could end a script, or a line of one."""


class Html(str):
    """Markup that is safe to print: made by `escaped` and `element`, or written by hand without any value."""

    __slots__ = ()

    def __html__(self) -> str:
        """Tell Jinja that it is markup already."""
        return str(self)


def escaped(text: object) -> Html:
    """Return a text as markup that shows just this text, on one line, without signs that steer; markup stays.

    A percent sign stays with its number.
    """
    return text if isinstance(text, Html) else Html(escape(one_line(str(text))).replace(" %", "\u00a0%"))


def element(name: str, *content: object, **attributes: object) -> Html:
    """Return an element with escaped content and attributes.

    `True` is an attribute without a value, `None` and `False` leave it out; `class_` is `class`, `aria_label` is
    `aria-label`.
    """
    inside = "".join(map(escaped, content))
    return Html(f"<{name}{_attributes(attributes)}>{inside}</{name}>")


def joined(parts: Iterable[object], between: str = "") -> Html:
    """Return pieces one after the other."""
    return Html(escaped(between).join(map(escaped, parts)))


def in_script(value: object) -> Html:
    """Return a value as JSON that can stand inside a script element and cannot leave it."""
    return Html(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT))


def _attributes(attributes: dict[str, object]) -> str:
    found = ""
    for name, value in attributes.items():
        if value is True:
            found += f" {_name(name)}"
        elif value is not None and value is not False:
            found += f' {_name(name)}="{escaped(value)}"'
    return found


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
