"""Issue codes of what is not as it looks: shown values, letters, typed sums, stages in files of their own."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_REPAIRED = Severity.REPAIRED
_HINT = Severity.HINT

CODES: tuple[IssueCode, ...] = (
    IssueCode(
        "S122",
        _WARNING,
        "{component} {title}: the cell shows {shown} but holds {value}; {value} was read.",
        "If {value} is meant, format the cell with as many decimals; if {shown} is meant, type {shown}.",
    ),
    IssueCode(
        "S123",
        _ERROR,
        "{component} {title}: the cell holds {value}, but its number format shows nothing of it.",
        "Format the cell as a number, look at the score, and clear the cell if there should be none.",
    ),
    IssueCode(
        "S124",
        _ERROR,
        "{component} {title}: by its number format the cell shows {shown}, but it holds {value}.",
        "Format the cell as a number and type the score that is meant.",
    ),
    IssueCode(
        "S125",
        _WARNING,
        "{component} {title}: the cell holds 0, but its number format shows nothing or a dash; 0 was read.",
        "Format the cell as a number so that the 0 is seen; if no score is meant, clear the cell.",
    ),
    IssueCode(
        "S126",
        _REPAIRED,
        "{component} {title}: the text “{before}” was read as “{after}”: {why}.",
        "Type the answer again, or choose it from the list.",
    ),
    IssueCode(
        "S127",
        _REPAIRED,
        "The text “{before}” was read as “{after}”: {why}.",
        "Type the text again; letters are stored as one character each by the usual keyboards (Unicode, precomposed).",
    ),
    IssueCode(
        "S161",
        _ERROR,
        "{component} {title}: {value} is struck out in the cell, wholly or in part.",
        "Delete what is struck out, type the score that counts, and take the strikethrough away.",
    ),
    IssueCode(
        "S162",
        _ERROR,
        "{component} {title}: in {value} some characters are raised or lowered, as signs of notes are, "
        "so it is not one number.",
        "Type the score alone, and the note into the column of comments.",
    ),
    IssueCode(
        "S163",
        _ERROR,
        "{component} {title}: the code of this row (or column) is struck out, or has raised or lowered characters.",
        "Type the code alone; if the row does not count, clear its score.",
    ),
    IssueCode(
        "S164",
        _REPAIRED,
        "{component} {title}: the check box {before} was read as “{after}”.",
        "Nothing, if that is meant; else type the answer.",
    ),
    IssueCode(
        "S170",
        _WARNING,
        "“{text}” is struck out, wholly or in part, but the scores of its row or column were read.",
        "If they do not count, clear them; if they do, take the strikethrough away.",
    ),
    IssueCode(
        "S171",
        _WARNING,
        "{component} {title}: “{value}” was read as an answer, but programs write it where a cell is empty.",
        "If nothing was entered, clear the cell; if the answer is meant, type its title.",
    ),
    IssueCode(
        "S208",
        _ERROR,
        "This sheet brings {stages} of {name} (units: {number}); other stages of the same year stand in {others}.",
        "Score each file by itself, with the stage that it brings; this one with: {options}.",
    ),
    IssueCode(
        "S209",
        _HINT,
        "This sheet brings {stages} of {name} (units: {number}); other stages of the same year stand in {others}.",
        "Score each file by itself, with the stage that it brings; this one with: {options}.",
    ),
    IssueCode(
        "S309",
        _WARNING,
        "{component} {title}: the sheet says {value}, but its parts come to {computed} points.",
        "Correct the parts or the subtotal; only the parts are scored.",
    ),
    IssueCode(
        "S310",
        _WARNING,
        "The sheet gives the total {value}, but its scores come to {computed} points.",
        "Correct the scores or the total; only the scores count.",
    ),
    IssueCode(
        "S365",
        _ERROR,
        "The sheet sums up to {value}, which is right only if points are typed in {components}; rates in percent are "
        "asked for there, and read as rates the sum is {computed}.",
        "Type the rates in percent (95, or 95%), not the points that they earn. Where points are typed every year, "
        "give the components the rule points in the criteria set.",
    ),
    IssueCode(
        "S412",
        _ERROR,
        "The column of self scores is empty.",
        "Type the self scores of the unit and send the sheet again.",
    ),
)
