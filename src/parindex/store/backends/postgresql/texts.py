"""Texts that the server cannot hold: NUL and lone surrogates, as names of files may have them."""

import re
from collections.abc import Sequence
from typing import Any, Final

from parindex.store.backends.interface import Row, Value

__all__ = ["back", "sent"]

_ESCAPE: Final = "\x1b"
_UNFIT: Final = re.compile("[\x00\x1b\ud800-\udfff]")
_WRITTEN: Final = re.compile("\x1b([0-9a-f]{4})")


def sent(values: Sequence[Value]) -> list[Value]:
    """Return parameters as the server takes them: what it cannot hold is written as ESC and four digits."""
    return [_UNFIT.sub(_digits, value) if isinstance(value, str) else value for value in values]


def back(row: Row) -> Row:
    """Return a row of the server as it was sent."""
    return tuple(_text(value) for value in row)


def _text(value: Any) -> Any:  # noqa: ANN401  a column of any type
    if isinstance(value, str) and _ESCAPE in value:
        return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), value)
    return value


def _digits(found: "re.Match[str]") -> str:
    return f"{_ESCAPE}{ord(found[0]):04x}"
