"""Issue codes of the keys and values of a definition (Y101 …)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR

CODES: tuple[IssueCode, ...] = (
    IssueCode(
        "Y101",
        _ERROR,
        "The key {key} is not known here. Did you mean {nearest}?",
        "Known here: {known}.",
    ),
    IssueCode(
        "Y102",
        _ERROR,
        "The key {key} is not known here.",
        "Known here: {known}.",
    ),
    IssueCode("Y103", _ERROR, "The key {key} is missing here.", "Add a line {key}: … at this place."),
    IssueCode(
        "Y104",
        _ERROR,
        "{key} is empty.",
        "Give it a value, or remove the key if it is not needed. A text with a comma needs quotes, "
        "a decimal a point (2.5).",
    ),
    IssueCode(
        "Y105",
        _ERROR,
        "{key} has to be a list.",
        "Write [first, second], or each one in a line that begins with a dash.",
    ),
    IssueCode(
        "Y106",
        _ERROR,
        "{key} has to hold keys with values.",
        "Write {{key: value}}, or each key in a line of its own, indented.",
    ),
    IssueCode(
        "Y107",
        _ERROR,
        "{key} has to be a single text.",
        "Write one text instead of a list or of keys with values.",
    ),
    IssueCode(
        "Y108",
        _ERROR,
        "{key} has to be a number, not {value}.",
        "Write digits with a decimal point, without unit and without separators: 0.5",
    ),
    IssueCode("Y109", _ERROR, "{key} has to be a whole number, not {value}.", "Write digits only: 2020"),
    IssueCode("Y110", _ERROR, "{key} has to be true or false, not {value}.", "Write true or false."),
    IssueCode(
        "Y111",
        _ERROR,
        "{key} has to be a date, not {value}.",
        "Write year-month-day: 2025-06-30",
    ),
    IssueCode("Y112", _ERROR, "{value} is not possible for {key}.", "Choose one of: {known}."),
    IssueCode("Y113", _ERROR, "{key} is out of range: {value}", "Give a value that is {bound}."),
    IssueCode(
        "Y114",
        _ERROR,
        "{key} has too many digits: {value}",
        "Give at most 15 digits, and at most 9 of them after the decimal point.",
    ),
    IssueCode("Y115", _ERROR, "{key} is too long: more than {limit} characters.", "Shorten the text."),
    IssueCode(
        "Y116",
        _ERROR,
        "{value} cannot be an id.",
        "Use small letters without accents, digits, dots and hyphens; begin with a letter or digit: hoa-thuan",
    ),
    IssueCode(
        "Y167",
        _ERROR,
        "{value} cannot be the id of a unit.",
        "Use letters without accents, digits, dots and hyphens; begin with a letter or digit: hoa-thuan, DV0001",
    ),
    IssueCode(
        "Y117",
        _ERROR,
        "{value} cannot be a code.",
        "Leave out spaces, colons, semicolons and commas: 1.1.4",
    ),
    IssueCode(
        "Y118",
        _ERROR,
        "{value} cannot be the name of a choice.",
        "Use at least one letter, and no semicolon, comma, colon or equals sign, so that nobody takes it for a number.",
    ),
    IssueCode("Y119", _ERROR, "{key} needs at least {limit} entries; it has {number}.", "Add what is missing."),
    IssueCode("Y120", _ERROR, "{key} can have at most {limit} entries; it has {number}.", "Remove or divide some."),
    IssueCode(
        "Y121",
        _ERROR,
        "The rule does not say how points are given.",
        "Begin the rule with by: …, one of points, levels, checklist, bands, proportional, best_unit, min_max, count, "
        "percent, deduction, survey, best_of, sum_of.",
    ),
    IssueCode(
        "Y122",
        _ERROR,
        "{key} needs a text.",
        "Write a text, or one for each language: {{vi: …, en: …}}",
    ),
    IssueCode(
        "Y123",
        _ERROR,
        "This file says schema: {value}, which this version of parindex does not know.",
        "Write schema: 1, or use the version of parindex that the file was made for.",
    ),
    IssueCode("Y124", _ERROR, "{value} is not a column.", "Write the letters of one column: D, or AB."),
    IssueCode("Y199", _ERROR, "{value} does not fit {key}.", "See the guide for what {key} can hold."),
)
