"""The records of an .xls workbook: number, length, content, one after another. Source: [MS-XLS]."""

import struct
from collections.abc import Iterator

from parindex.sources.workbook.guard.refusal import Refused

__all__ = ["BOF", "CONTINUE", "EOF", "joined", "record", "records"]

BOF, EOF, CONTINUE = 0x0809, 0x000A, 0x003C

_HEAD = struct.Struct("<HH")
_MOST = 8_224
"""Bytes in one record; what is longer goes on in records of its own."""


def records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield (kind, content) of every record of one part, from its BOF to its EOF.

    Parts inside of the part (charts) are passed over. Raises `Refused` where a record breaks off.
    """
    end, depth = len(stream), 0
    unpack, head = _HEAD.unpack_from, _HEAD.size
    while at + head <= end:
        kind, length = unpack(stream, at)
        start = at + head
        at = start + length
        if at > end:
            break
        if kind == BOF:
            depth += 1
        if depth == 0:
            break
        if depth == 1:
            yield kind, stream[start:at]
        if kind == EOF:
            depth -= 1
            if depth == 0:
                return
    raise Refused("F201")


def record(kind: int, content: bytes) -> bytes:
    """Write a record that fits into one."""
    return _HEAD.pack(kind, len(content)) + content


def joined(kind: int, pieces: Iterator[bytes]) -> bytes:
    """Write a record of pieces none of which may be parted, with continuations where it gets too long."""
    out: list[bytes] = []
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        if held and size + len(piece) > _MOST:
            out.append(record(CONTINUE if out else kind, b"".join(held)))
            held, size = [], 0
        held.append(piece)
        size += len(piece)
    out.append(record(CONTINUE if out else kind, b"".join(held)))
    return b"".join(out)
