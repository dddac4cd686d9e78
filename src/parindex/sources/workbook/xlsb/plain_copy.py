"""An .xlsb workbook with nothing but what was looked at, so that the reader cannot see anything else.

Sheets are called 1, 2, …; formulas are their results; no size is claimed that is not true.
"""

import struct
from collections.abc import Sequence

from parindex.sources.workbook.xlsb.book import BinBook, XlsbStyles
from parindex.sources.workbook.xlsb.records import record
from parindex.sources.workbook.xlsx.book import relationships, stored_zip

__all__ = ["bin_copy"]


def bin_copy(book: BinBook, styles: XlsbStyles, texts: Sequence[bytes], sheets: Sequence[Sequence[bytes]]) -> bytes:
    """Write a workbook whose sheets hold these records."""
    numbers = range(1, len(sheets) + 1)
    links = [(number, b"worksheet", b"worksheets/sheet%d.bin" % number) for number in numbers]
    parts = [
        (b"xl/workbook.bin", _workbook(len(sheets), from_1904=book.from_1904)),
        (b"xl/_rels/workbook.bin.rels", relationships(links)),
        (b"xl/styles.bin", _styles(styles)),
        (b"xl/sharedStrings.bin", _texts(texts)),
    ]
    parts += [(b"xl/worksheets/sheet%d.bin" % number, _sheet(sheets[number - 1])) for number in numbers]
    return stored_zip(parts)


def _workbook(count: int, *, from_1904: bool) -> bytes:
    pieces = [record(131, b""), record(153, struct.pack("<III", from_1904, 0, 0)), record(143, b"")]
    for number in range(1, count + 1):
        content = struct.pack("<II", 0, number) + _text(f"rId{number}") + _text(str(number))
        pieces.append(record(156, content))
    # The reader looks for names until one of the records that come after them.
    return b"".join((*pieces, record(144, b""), record(157, bytes(26)), record(132, b"")))


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _styles(styles: XlsbStyles) -> bytes:
    pieces = [record(278, b"")]
    if styles.formats:
        pieces += [record(615, struct.pack("<I", len(styles.formats)))]
        pieces += [*(record(44, one) for one in styles.formats), record(616, b"")]
    pieces += [record(617, struct.pack("<I", len(styles.looks))), *(record(47, one) for one in styles.looks)]
    return b"".join((*pieces, record(618, b""), record(279, b"")))


def _texts(texts: Sequence[bytes]) -> bytes:
    items = (record(19, b"\0" + text) for text in texts)
    return b"".join((record(159, struct.pack("<II", len(texts), len(texts))), *items, record(160, b"")))


def _sheet(values: Sequence[bytes]) -> bytes:
    before = record(129, b""), record(148, bytes(16)), record(145, b"")
    return b"".join((*before, *values, record(146, b""), record(130, b"")))
