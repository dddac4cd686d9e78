"""The records of the binary parts of an .xlsb workbook. Source: [MS-XLSB] 2.1.4."""

import struct
from collections.abc import Iterator

from parindex.sources.workbook.guard.refusal import Refused

__all__ = ["record", "records", "text_at"]

_MORE, _SEVEN = 0x80, 0x7F
_LONG_LENGTH = 4
_NO_TEXT = 0xFFFFFFFF


def records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (kind, content) of every record. Raises `Refused` where one breaks off."""
    at, end = 0, len(content)
    try:
        while at < end:
            kind = content[at]
            at += 1
            if kind >= _MORE:
                kind = (kind & _SEVEN) + ((content[at] & _SEVEN) << 7)
                at += 1
            length = content[at]
            at += 1
            if length >= _MORE:
                length, at = _length(content, at - 1)
            start = at
            at += length
            if at > end:
                break
            yield kind, content[start:at]
    except IndexError:
        at = end + 1
    if at > end:
        raise Refused("F201")


def _length(content: bytes, at: int) -> tuple[int, int]:
    """Read a length of up to four bytes of seven bits, and where it ends."""
    length = 0
    for number in range(_LONG_LENGTH):
        byte = content[at + number]
        length += (byte & _SEVEN) << 7 * number
        if byte < _MORE:
            return length, at + number + 1
    return length, at + _LONG_LENGTH


def record(kind: int, content: bytes) -> bytes:
    """Write a record."""
    head = bytes((kind,)) if kind < _MORE else bytes((kind & _SEVEN | _MORE, kind >> 7))
    length = len(content)
    while length >= _MORE:
        head += bytes((length & _SEVEN | _MORE,))
        length >>= 7
    return head + bytes((length,)) + content


def text_at(content: bytes, at: int) -> tuple[str, int]:
    """Read a text that begins with its length, and where it ends; a text may be missing, which is an empty one.

    Raises struct.error or IndexError if it is not all there.
    """
    (length,) = struct.unpack_from("<I", content, at)
    start = at + 4
    if length == _NO_TEXT:
        return "", start
    end = start + 2 * length
    if end > len(content):
        raise IndexError
    return content[start:end].decode("utf-16-le", "replace"), end
