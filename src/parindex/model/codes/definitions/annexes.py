"""Issue codes of annexes that are read as criteria sets, and of lists of units (X…)."""

from typing import Final

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_HINT: Final = Severity.HINT

CODES: Final = (
    IssueCode(
        "X001",
        _ERROR,
        "No table of criteria was found.",
        "Head the columns, for example: STT, Tiêu chí, Điểm tối đa, Cách tính điểm; or No., Criterion, Maximum, "
        "Scoring.",
    ),
    IssueCode(
        "X002",
        _ERROR,
        "The file has {number} annexes: {captions}.",
        "Choose one with --annex, counted from 1.",
    ),
    IssueCode(
        "X003",
        _ERROR,
        "The table of criteria has no component with points.",
        "See whether the right column is headed as maximum points.",
    ),
    IssueCode(
        "X004",
        _WARNING,
        "{row}: {question}",
        "Answer it in the review workbook, and take the answers with --review.",
    ),
    IssueCode(
        "X005", _HINT, "{row}: {mended}.", "Look whether that is right; correct it in the review workbook if not."
    ),
    IssueCode(
        "X006",
        _ERROR,
        "The draft is not a set yet: {reason}",
        "Correct the row in the review workbook, and take the correction with --review.",
    ),
    IssueCode(
        "X007",
        _ERROR,
        "This is no review workbook: the sheet {sheet} with the rows is missing.",
        "Name the workbook that was written beside the draft.",
    ),
    IssueCode("X008", _ERROR, "The correction {found} cannot be used here.", "{cure}"),
    IssueCode(
        "X009",
        _ERROR,
        "The row with the number {number} is missing.",
        "Put it back; to leave a row out of the set, choose “row left out” as its right kind of row.",
    ),
    IssueCode(
        "X011",
        _ERROR,
        "The PDF is a scan: its pages are pictures without a text layer.",
        "Ask for the Word or Excel file; or open the scan in a program that recognises text, look the numbers "
        "through, and save it as .docx.",
    ),
    IssueCode("X012", _ERROR, "The PDF has {found} pages; at most {most} are read.", "Cut out the pages of the annex."),
    IssueCode(
        "X021",
        _ERROR,
        "No list of units was found.",
        "Head the column of names, for example: Tên đơn vị; or unit.",
    ),
    IssueCode("X022", _WARNING, "{name} stands twice in the list; it was taken once.", "Keep one of the rows."),
    IssueCode(
        "X023",
        _WARNING,
        "{name} is in the registry but not in the list. It was kept.",
        "If it no longer exists, give its last day in the registry: until.",
    ),
)
