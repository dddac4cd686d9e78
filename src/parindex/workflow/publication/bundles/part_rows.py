"""A long part of a bundle that is a list, read row by row: a country's rows are never held together as written."""

import json
import re
from collections.abc import Generator, Iterator
from contextlib import closing
from typing import Final

from pydantic import TypeAdapter, ValidationError

from parindex.sources.bundle_file import BundleFile, damaged

__all__ = ["part_rows"]

_BLANK: Final = re.compile(r"[ \t\n\r]*")
_ROW: Final = TypeAdapter(dict[str, str])
_DECODER: Final = json.JSONDecoder()


def part_rows(bundle: BundleFile, name: str) -> Generator[dict[str, str], None, None]:
    """Yield the rows of a part that is a list of objects of texts.

    Raises:
        DamagedBundleError: the part is missing, or not such a list.
    """
    try:
        with closing(bundle.pieces(name)) as pieces:
            for row in _values(pieces):
                yield _ROW.validate_python(row)
    except (ValidationError, ValueError, RecursionError) as error:
        raise damaged(bundle.path, name) from error


def _values(pieces: Iterator[str]) -> Iterator[object]:
    """Yield the values of a list whose text comes in pieces. Raises ValueError if it is none."""
    text = _Text(pieces)
    if text.sign() != "[":
        raise ValueError
    if text.peek() == "]":
        text.sign()
    else:
        yield text.value()
        while (sign := text.sign()) == ",":
            yield text.value()
        if sign != "]":
            raise ValueError
    if text.peek():
        raise ValueError


class _Text:
    """A text that comes in pieces, and how far it is read."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces, self._text, self._at = pieces, "", 0

    def peek(self) -> str:
        """Return the next sign that is not blank; empty at the end."""
        while (at := self._skipped()) == len(self._text):
            if not self._more(1):
                return ""
        self._at = at
        return self._text[at]

    def sign(self) -> str:
        """Take the next sign that is not blank."""
        sign = self.peek()
        self._at += 1
        return sign

    def value(self) -> object:
        """Take the next object. Raises ValueError if there is none."""
        if self.peek() != "{":  # only what has an end of its own is whole wherever a piece ends
            raise ValueError
        while True:
            try:
                value, self._at = _DECODER.raw_decode(self._text, self._at)
            except ValueError:
                if not self._more(len(self._text) - self._at):  # twice as much each time: a long value is no trap
                    raise
            else:
                return value

    def _skipped(self) -> int:
        found = _BLANK.match(self._text, self._at)
        return found.end() if found else self._at

    def _more(self, least: int) -> bool:
        """Read on, and forget what was taken; false at the end."""
        parts, length = [self._text[self._at :]], 0
        for piece in self._pieces:
            parts.append(piece)
            length += len(piece)
            if length >= least:
                break
        self._text, self._at = "".join(parts), 0
        return length > 0
