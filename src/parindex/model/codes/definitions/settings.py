"""Issue codes of the settings of a workspace (Y201 …)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR

CODES: tuple[IssueCode, ...] = (
    IssueCode(
        "Y201",
        _ERROR,
        "{key} has braces that mean nothing: {value}",
        "Only {{year}} is filled in, in sheets: sheets/{{year}}; in the number of letters {{n}} is, too.",
    ),
    IssueCode(
        "Y202",
        _ERROR,
        "The layout rule gives {role} to the columns {first} and {second}.",
        "Give it to one column; write skip for a column that is not to be read.",
    ),
    IssueCode(
        "Y203",
        _ERROR,
        "The layout rule for {files} settles nothing.",
        "Say what is to be settled, for example heading: 7, columns: {{D: appraisal-1, E: skip}}, unit, year, or "
        "skip: true.",
    ),
    IssueCode(
        "Y204",
        _ERROR,
        "In the layout rule {key} does not go with {other}.",
        "A rule describes one form: a sheet of one unit (columns by what they hold, unit), a table with units down (a "
        "column unit, codes, stage) or one with units across (units, stage); or it skips the sheet.",
    ),
    IssueCode(
        "Y205",
        _ERROR,
        "The heading {value} is given to {first} and to {second}.",
        "Give each heading to one kind of column.",
    ),
    IssueCode(
        "Y206",
        _ERROR,
        "The layout rule names {key}, but not where the table begins.",
        "Add the last row of the heading: heading: 7",
    ),
)
