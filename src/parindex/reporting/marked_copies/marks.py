"""Colours and comments in the cells of a workbook."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from parindex.language import Speech
from parindex.model.issues import Severity
from parindex.reporting.marked_copies.findings import Finding, severity_word
from parindex.reporting.marked_copies.stored_text import as_stored

__all__ = ["AUTHOR", "COLOURS", "forget_marks", "mark"]

AUTHOR = "parindex"
COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "FFFFB3B3",
    Severity.WARNING: "FFFFE08A",
    Severity.REPAIRED: "FFB9DCF5",
    Severity.HINT: "FFE3E3E3",
}
"""A colour for every severity; they differ in brightness too, so that they can be told apart in black and white."""

_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_RULE = f"———— {AUTHOR} ————"
_MOST = 5
"""Findings that one comment tells; a longer one is read by nobody, and the list has them all."""
_LONGEST = 2_000
_WIDTH, _LINE, _CHARACTERS = 340, 18, 46
"""Size of a comment in pixels, and what goes into a line of it."""

Corners = Mapping[tuple[int, int], tuple[int, int]]


def mark(sheets: Mapping[str, tuple[Worksheet, Corners]], findings: Sequence[Finding], voice: Speech) -> None:
    """Colour and comment every cell that a finding names.

    `sheets` maps the names in the findings to sheets, each with the cells that are covered by a
    merged range and the cell that shows in their place; (row, column) from 1.
    """
    for (name, row, column), found in _by_cell(sheets, findings).items():
        cell = sheets[name][0].cell(row, column)
        cell.fill = PatternFill("solid", fgColor=COLOURS[found[0].severity])
        cell.comment = _comment(cell.comment, found, voice)


def forget_marks(sheet: Worksheet) -> None:
    """Take away the marks of an earlier return, so that a repaired cell does not stay coloured."""
    for cell in _cells(sheet):
        text = cell.comment.text if cell.comment else ""
        if _RULE not in text:
            continue
        own = text.partition(_RULE)[0].rstrip()
        cell.comment = Comment(own, cell.comment.author) if own else None
        if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in COLOURS.values():
            cell.fill = PatternFill()


def _cells(sheet: Worksheet) -> Iterable[Any]:
    return list(sheet._cells.values())  # noqa: SLF001  every other way makes the cells in between


def _by_cell(
    sheets: Mapping[str, tuple[Worksheet, Corners]], findings: Sequence[Finding]
) -> dict[tuple[str, int, int], list[Finding]]:
    """Gather the findings of each cell, worst first."""
    found: dict[tuple[str, int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.sheet in sheets and _CELL.fullmatch(finding.cell):
            letters, row = coordinate_from_string(finding.cell)
            at = (row, column_index_from_string(letters))
            found[(finding.sheet, *sheets[finding.sheet][1].get(at, at))].append(finding)
    return {at: sorted(several, key=_rank) for at, several in found.items()}


def _rank(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


def _comment(before: Comment | None, findings: Sequence[Finding], voice: Speech) -> Comment:
    """Write what is wrong and what to do, below what the sender had written."""
    told = [
        f"[{severity_word(one.severity, voice).upper()} {one.code}] {one.message}\n→ {one.remedy}"
        for one in findings[:_MOST]
    ]
    if len(findings) > _MOST:
        told.append(voice.say("… and {number} more; see the list on the first sheet.", number=len(findings) - _MOST))
    ours = "\n\n".join(told)
    if len(ours) > _LONGEST:
        ours = ours[: _LONGEST - 1] + "…"
    text = as_stored("\n".join(filter(None, [before.text if before else "", _RULE, ours])))
    lines = sum(1 + len(line) // _CHARACTERS for line in text.split("\n"))
    author = (before.author if before else None) or AUTHOR
    return Comment(text, author, height=_LINE * (lines + 1), width=_WIDTH)


def own_sheet(book: Workbook, marker: str) -> list[Worksheet]:
    """Return the sheets that an earlier return put in front."""
    return [sheet for sheet in book.worksheets if sheet.sheet_properties.codeName == marker]
