"""Issue codes of what a score cell holds (S1…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_REPAIRED = Severity.REPAIRED

CODES: tuple[IssueCode, ...] = (
    IssueCode(
        "S101",
        _ERROR,
        "{component} {title}: {value} is not a number that is understood.",
        "Type {asked}. If nothing arose, type: không phát sinh.",
    ),
    IssueCode(
        "S102",
        _ERROR,
        "{component} {title}: {value} is negative.",
        "Type 0 or more; a deduction is typed as a positive number in its own row.",
    ),
    IssueCode(
        "S103",
        _ERROR,
        "{component} {title}: the score {value} is over the maximum {max}.",
        "Type a score from 0 to {max}.",
    ),
    IssueCode(
        "S104",
        _ERROR,
        "{component} {title}: the score {value} is not a multiple of {step}.",
        "Type a score in steps of {step}; nearest: {near}.",
    ),
    IssueCode(
        "S105",
        _ERROR,
        "{component} {title}: {value} can be read as {first} or as {second}.",
        "Type the number as a number and not as a text: {first} or {second}.",
    ),
    IssueCode(
        "S106",
        _ERROR,
        "{component} {title}: {unknown} is none of the answers that are possible.",
        "Type {asked}. If nothing arose, type: không phát sinh.",
    ),
    IssueCode(
        "S107",
        _ERROR,
        "{component} {title}: none of the possible answers is worth {value}.",
        "Type one of: {possible}.",
    ),
    IssueCode(
        "S108",
        _ERROR,
        "{component} {title}: the rate {value} is not between 0 and 100 %.",
        "Type the rate in percent, from 0 to 100.",
    ),
    IssueCode(
        "S109",
        _WARNING,
        "{component} {title}: {value} was read as {read} %; is {rather} % meant?",
        "Type the rate in percent ({rather}), or format the cell as percent.",
    ),
    IssueCode(
        "S165",
        _WARNING,
        "{component} {title}: {value} was read as the rate {read} %; are {read} of {max} points meant?",
        "If the rate is meant, type it with the sign %: {read}%. If points are meant, type the rate that they stand "
        "for; where points are typed every year, give the component the rule points in the criteria set.",
    ),
    IssueCode(
        "S166",
        _ERROR,
        "{number} of the {all} rates of this column are at most as large as the maximum of their component, or at "
        "most 1 ({cells}): points, or shares of 1, seem to be typed where rates in percent are asked for.",
        "Type the rates in percent (95, or 95%), not the points that they earn. If a rate is really so low, type it "
        "with the sign %. Where points are typed every year, give the components the rule points in the criteria set.",
    ),
    IssueCode(
        "S167",
        _WARNING,
        "{number} of the {all} rates are at most as large as the maximum of their component, or at most 1 ({cells}); "
        "they were read as rates in percent.",
        "See whether points, or shares of 1, are meant in these cells; a rate that is typed with the sign % is not "
        "asked about.",
    ),
    IssueCode(
        "S110",
        _ERROR,
        "{component} {title}: {value} is not a whole number.",
        "Type how many there were: 0, 1, 2, …",
    ),
    IssueCode(
        "S111",
        _ERROR,
        "{component} {title}: the cell shows {value} but holds {holds}; points are asked for.",
        "Format the cell as a number and type the points, from 0 to {max}.",
    ),
    IssueCode(
        "S112",
        _ERROR,
        "{component} {title}: the cell shows the error {value}.",
        "Repair the formula, or type the score in its place.",
    ),
    IssueCode(
        "S113",
        _ERROR,
        "{component} {title}: the cell holds a formula whose result was never calculated.",
        "Open the file in Excel or LibreOffice, let it calculate, save it and send it again.",
    ),
    IssueCode(
        "S114",
        _ERROR,
        "{component} {title}: the cell holds {value}, a date, time or truth value, where a score is asked for.",
        "Format the cell as a number and type the score again; Excel makes a date of texts such as 1/2.",
    ),
    IssueCode(
        "S115",
        _ERROR,
        "{component} {title}: {value} does not say which part has which value.",
        "Type the parts in this form: {possible}.",
    ),
    IssueCode(
        "S116",
        _ERROR,
        "{component} {title}: {piece} is not a count of answers.",
        "Type the number of answers for each option ({possible}), for example A=45; B=30, or the "
        "satisfaction in percent.",
    ),
    IssueCode(
        "S117",
        _WARNING,
        "{component} {title}: {value} points are over the cap; {max} will count.",
        "Type at most {max} points.",
    ),
    IssueCode(
        "S120",
        _REPAIRED,
        "{component} {title}: the cell holds the text “{before}”; it was read as the number {after}.",
        "Type {typed} as a number: not as a text, and without the sign %.",
    ),
    IssueCode(
        "S121",
        _REPAIRED,
        "{component} {title}: the cell shows {before}, but no rate is asked for here; "
        "it was read as the number {after}.",
        "Format the cell as a number and type {after}.",
    ),
)
