"""Issue codes of a form that returns: what its hidden sheet says against what it is read as (L2…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING

CODES: tuple[IssueCode, ...] = (
    IssueCode(
        "L201",
        _ERROR,
        "The form was issued to {issued}, but its title names {found}.",
        "See whose scores these are. Each unit fills in the form that was issued to it.",
    ),
    IssueCode(
        "L202",
        _ERROR,
        "The form was issued for {issued}, but the sheet is read for {found}.",
        "Fill in the form of {found}, or read the sheet for {issued}: --year {issued}.",
    ),
    IssueCode(
        "L203",
        _WARNING,
        "The criteria set {edition} has been changed since the form was issued (components, maxima or rules).",
        "Issue the forms of {edition} anew, or see whether the scores still answer what the changed set asks.",
    ),
    IssueCode(
        "L204",
        _ERROR,
        "The form was made from the criteria set {issued}, but the sheet is read against {found}.",
        "Fill in the form of {found}, or give the criteria set of the form.",
    ),
    IssueCode(
        "L205",
        _WARNING,
        "The form was issued by another workspace ({issued}), not by this one ({found}).",
        "See whether the file was meant for this index.",
    ),
    IssueCode(
        "L206",
        _WARNING,
        "The form was written by a newer version of the program (form {issued}; this one knows {found}).",
        "Update the program before the scores are used.",
    ),
)
