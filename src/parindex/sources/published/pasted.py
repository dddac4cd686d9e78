"""A table that was copied out of Word, Excel or a Markdown text, through the one reading door."""

import csv
import io
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from parindex.sources.grid import Workbook
from parindex.sources.workbook import open_workbooks

__all__ = ["as_csv", "open_pasted"]

_PASTED = Path("-")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
"""The line of dashes under the heading of a Markdown table."""
_PIPE = re.compile(r"(?<!\\)\|")
_FEWEST = 2


def open_pasted(raw: bytes) -> Workbook:
    """Read pasted text as a workbook of one sheet whose path is `-`."""
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        path = Path(folder) / "pasted.csv"
        path.write_bytes(as_csv(raw))
        (book,) = open_workbooks([path], workers=1)
    issues = tuple(replace(one, place=replace(one.place, file=str(_PASTED))) for one in book.issues)
    return replace(book, path=_PASTED, issues=issues)


def as_csv(raw: bytes) -> bytes:
    """Write a table with tabs or upright lines as CSV in which every field is quoted; leave other texts as they are.

    A comma inside a number must never be taken for the sign between two cells.
    """
    try:
        rows = _rows(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, csv.Error):  # the door says what is wrong with it
        return raw
    if rows is None:
        return raw
    out = io.StringIO()
    csv.writer(out, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _rows(text: str) -> Sequence[Sequence[str]] | None:
    lines = text.splitlines()
    if any("\t" in line for line in lines):
        return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    if sum("|" in line for line in lines) >= _FEWEST:
        return [_cells(line) for line in lines if not ("|" in line and _RULE.fullmatch(line))]
    if sum(";" in line for line in lines) >= _FEWEST:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    return None


def _cells(line: str) -> list[str]:
    if "|" not in line:
        return [line]
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.replace("\\|", "|").strip() for cell in _PIPE.split(inner)]
