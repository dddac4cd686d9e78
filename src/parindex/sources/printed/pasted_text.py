"""A table that was copied out of Word, Excel or a Markdown text, through the one reading door."""

import csv
import io
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from parindex.sources.cells.grid import Workbook
from parindex.sources.workbook import open_workbooks

__all__ = ["as_csv", "left_out", "open_pasted"]

_PASTED = Path("-")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
"""The line of dashes under the heading of a Markdown table."""
_PIPE = re.compile(r"(?<!\\)\|")
_FEWEST = 2


def open_pasted(raw: bytes, path: Path = _PASTED) -> Workbook:
    """Read pasted text as a workbook of one sheet whose path is `-`, or that of the text file."""
    with tempfile.TemporaryDirectory(prefix="parindex-") as folder:
        copy = Path(folder) / "pasted.csv"
        copy.write_bytes(as_csv(raw))
        (book,) = open_workbooks([copy], workers=1)
    issues = tuple(replace(one, place=replace(one.place, file=str(path))) for one in book.issues)
    digest = book.sha256 if path == _PASTED else sha256(raw).hexdigest()
    return replace(book, path=path, issues=issues, sha256=digest)


def left_out(raw: bytes) -> tuple[int, ...]:
    """Return the lines of a Markdown table that are no rows of it, counted from 0."""
    try:
        lines = raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return ()
    if not _is_markdown(lines):
        return ()
    return tuple(number for number, line in enumerate(lines) if _is_rule(line))


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
    if _is_markdown(lines):
        return [_cells(line) for line in lines if not _is_rule(line)]
    if sum(";" in line for line in lines) >= _FEWEST:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    return None


def _is_markdown(lines: Sequence[str]) -> bool:
    return not any("\t" in line for line in lines) and sum("|" in line for line in lines) >= _FEWEST


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.fullmatch(line) is not None


def _cells(line: str) -> list[str]:
    if "|" not in line:
        return [line]
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.replace("\\|", "|").strip() for cell in _PIPE.split(inner)]
