"""A table of published results in a text: pasted, or in a text file."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from parindex.model.issues import Issue
from parindex.sources.printed.expectation import Asked
from parindex.sources.printed.pasted_text import left_out, open_pasted
from parindex.sources.printed.reader import TableRead, read_published

__all__ = ["read_text"]

_CELL = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>[0-9]+)")


def read_text(raw: bytes, asked: Asked, path: Path = Path("-")) -> TableRead:
    """Read a table with tabs, semicolons or upright lines; cells are counted by the lines of the text."""
    read = read_published(open_pasted(raw, path), asked)
    gone = left_out(raw)
    if gone:
        read.issues = [_issue(one, gone) for one in read.issues]
        read.results = [replace(one, cell=_cell(one.cell, gone)) for one in read.results]
    return read


def _issue(issue: Issue, gone: Sequence[int]) -> Issue:
    values = dict(issue.values)
    if issue.code == "H203":
        values["first"] = _CELL.sub(lambda found: _cell(found[0], gone), str(values["first"]))
    return replace(issue, values=values, place=replace(issue.place, cell=_cell(issue.place.cell, gone)))


def _cell(cell: str, gone: Sequence[int]) -> str:
    """Count the lines that were left out before a cell, too."""
    found = _CELL.fullmatch(cell)
    if found is None:
        return cell
    row = int(found["row"]) - 1
    for line in gone:
        row += line <= row
    return f"{found['column']}{row + 1}"
