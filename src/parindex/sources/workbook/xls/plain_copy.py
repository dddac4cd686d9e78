"""An .xls workbook with nothing but what was looked at, so that the reader cannot see anything else.

Sheets are called 1, 2, …; formulas are their results; no size is claimed that is not true.
"""

import struct
from collections.abc import Sequence

from parindex.sources.workbook.xls.book import BIFF8, BookPart
from parindex.sources.workbook.xls.records import BOF, EOF, joined, record
from parindex.sources.workbook.xls.shared_texts import written

__all__ = ["biff_copy"]

_BOOK, _WORKSHEET = 0x0005, 0x0010
_SECTOR = 4096
_END, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_IN_HEADER = 109
"""Sectors of the table that the header names: with sectors of this size enough for 450 MB."""
_ROOT, _STREAM = 5, 2
_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def biff_copy(book: BookPart, sheets: Sequence[Sequence[bytes]]) -> bytes:
    """Write a workbook whose sheets hold these records."""
    bodies = [_start(book, _WORKSHEET) + b"".join(values) + record(EOF, b"") for values in sheets]
    before = _before(book)
    texts = [*book.texts, *book.long_texts]
    after = (joined(0x00FC, written(texts)) if texts else b"") + record(EOF, b"")
    at = len(before) + sum(len(_sheet(book, number, 0)) for number in range(len(bodies))) + len(after)
    named = b""
    for number, body in enumerate(bodies):
        named += _sheet(book, number, at)
        at += len(body)
    return _contained(b"".join((before, named, after, *bodies)))


def _start(book: BookPart, kind: int) -> bytes:
    content = struct.pack("<HHHH", book.version, kind, 0, 1996)
    return record(BOF, content + bytes(8) if book.version == BIFF8 else content)


def _before(book: BookPart) -> bytes:
    pieces = [_start(book, _BOOK)]
    if book.version != BIFF8:
        pieces.append(record(0x0042, struct.pack("<H", book.code_page)))
    if book.from_1904:
        pieces.append(record(0x0022, struct.pack("<H", 1)))
    pieces += [record(0x041E, content) for content in book.formats]
    pieces += [record(0x00E0, content) for content in book.looks]
    return b"".join(pieces)


def _sheet(book: BookPart, number: int, at: int) -> bytes:
    name = str(number + 1).encode()
    wide = b"\0" if book.version == BIFF8 else b""
    return record(0x0085, struct.pack("<IHB", at, 0, len(name)) + wide + name)


def _contained(stream: bytes) -> bytes:
    """Put a stream into a compound file: its sectors, one of nothing, the directory, the table."""
    # A stream of less than one sector would belong into the stream of the root.
    stream = stream.ljust(_SECTOR, b"\0")
    long = -(-len(stream) // _SECTOR)
    tables = -(-(long + 2) // (_SECTOR // 4 - 1))
    numbers = [*range(1, long), _END, _END, _END, *[_TABLE] * tables]
    table = struct.pack(f"<{len(numbers)}I", *numbers).ljust(tables * _SECTOR, b"\xff")
    directory = _entry("Root Entry", _ROOT, 1, long, 64) + _entry("Workbook", _STREAM, _FREE, 0, len(stream))
    places = [*range(long + 2, long + 2 + tables)] + [_FREE] * (_IN_HEADER - tables)
    return b"".join(
        (
            (_SIGNATURE + bytes(16) + struct.pack("<HHHHH6xII", 0x3E, 4, 0xFFFE, 12, 6, 1, tables))
            + struct.pack("<IIIIIII", long + 1, 0, _SECTOR, _END, 0, _END, 0)
            + struct.pack(f"<{_IN_HEADER}I", *places)
            + bytes(_SECTOR - 512),
            stream.ljust(long * _SECTOR, b"\0"),
            bytes(_SECTOR),
            directory.ljust(_SECTOR, b"\0"),
            table,
        )
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
