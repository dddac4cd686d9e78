"""An .ods document without its rows, which are most of it and have a faster reading of their own."""

from parindex.sources.workbook.guard.refusal import Refused, within

__all__ = ["MARK", "whole", "without_rows"]

MARK = b"<parindex:row/>"
"""What stands where rows were taken out that follow upon each other."""

_START, _END = b"<table:table-row", b"</table:table-row>"
_AFTER_NAME = b" />\t\r\n"


def without_rows(content: bytes) -> tuple[bytes, list[list[bytes]]]:
    """Return a document with marks in place of rows, and for each mark its rows, without their end tags.

    Raises `Refused` for a document that has marks.
    """
    if MARK[1:-2] in content:
        raise Refused("F201")
    within("rows", content.count(_START), part="content.xml")
    rest: list[bytes] = []
    rows: list[list[bytes]] = []
    *chunks, last = content.split(_END)
    for chunk in chunks:
        if _is_row(chunk) and rest and rest[-1] is MARK:
            rows[-1].append(chunk)
        else:
            begun = _take_rows(chunk, rest, rows)
            _put(begun, rest, rows) if begun else rest.append(_END)
    rest.append(_take_rows(last, rest, rows))
    return b"".join(rest), rows


def _is_row(chunk: bytes) -> bool:
    """Tell whether there is just one row in what ends where a row ends."""
    name = len(_START)
    is_row = chunk.startswith(_START) and chunk[name : name + 1] in _AFTER_NAME
    return is_row and chunk.find(_START, name) < 0 and chunk[chunk.find(b">") - 1 : chunk.find(b">")] != b"/"


def _take_rows(chunk: bytes, rest: list[bytes], rows: list[list[bytes]]) -> bytes:
    """Take empty rows out of a piece of the document, and return what stands from the first other row on, if any."""
    at = 0
    while (start := chunk.find(_START, at)) >= 0:
        end = chunk.find(b">", start) + 1
        after = chunk[start + len(_START) : start + len(_START) + 1]
        if after in _AFTER_NAME:
            if chunk[at:start]:
                rest.append(chunk[at:start])
            if not chunk.endswith(b"/>", start, end):
                return chunk[start:]
            _put(chunk[start:end], rest, rows)
            at = end
        else:
            rest.append(chunk[at : start + len(_START)])
            at = start + len(_START)
    if chunk[at:]:
        rest.append(chunk[at:])
    return b""


def _put(row: bytes, rest: list[bytes], rows: list[list[bytes]]) -> None:
    if not (rest and rest[-1] is MARK):
        rest.append(MARK)
        rows.append([])
    rows[-1].append(row)


def whole(row: bytes) -> bytes:
    """Return a row with its end tag."""
    return row if row.endswith(b"/>", 0, row.find(b">") + 1) else row + _END
