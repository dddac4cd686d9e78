"""Issue codes of YAML files as such (Y0…), of keys and values (Y1…), and of the settings (Y2…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_HINT = Severity.HINT
_WARNING = Severity.WARNING

_FILE = (
    IssueCode(
        "Y001",
        _ERROR,
        "This is not a regular file.",
        "Name a YAML text file; folders, pipes and devices are not read.",
    ),
    IssueCode(
        "Y002",
        _ERROR,
        "The file is larger than {limit} MB.",
        "A definition is far smaller: check that this is the right file, or divide it.",
    ),
    IssueCode(
        "Y003",
        _ERROR,
        "The file is not UTF-8 text (byte {byte}).",
        "Save it again with the encoding UTF-8; old Vietnamese encodings such as TCVN3 or VNI have to be converted.",
    ),
    IssueCode(
        "Y004",
        _HINT,
        "The file begins with a byte order mark.",
        "It does no harm here; save as UTF-8 without BOM to be rid of it.",
    ),
    IssueCode(
        "Y005",
        _ERROR,
        "There is an invisible control character here ({char}).",
        "Delete the character; it often comes along when text is copied from another program.",
    ),
    IssueCode("Y006", _ERROR, "The file is empty.", "Begin with schema: 1, or run parindex init for an example."),
    IssueCode(
        "Y007",
        _ERROR,
        "The file does not hold keys with values.",
        "Write lines of the form key: value, beginning with schema: 1.",
    ),
    IssueCode(
        "Y008",
        _ERROR,
        "A second document begins here.",
        "Keep one definition in a file: remove the line --- or make a file of each part.",
    ),
    IssueCode(
        "Y009",
        _ERROR,
        "The text is nested more than {limit} levels deep here.",
        "No definition needs that: look for brackets that are not closed.",
    ),
    IssueCode(
        "Y010",
        _ERROR,
        "Anchors and aliases (& and *) are not allowed: {text}",
        "Write the value out where it is needed; put text that begins with & or * in quotes.",
    ),
    IssueCode(
        "Y011",
        _ERROR,
        "Tags are not allowed: {text}",
        "Remove the tag; put text that begins with ! in quotes.",
    ),
    IssueCode(
        "Y012",
        _ERROR,
        "The merge key << is not allowed.",
        "Write the keys out where they are needed.",
    ),
    IssueCode(
        "Y013",
        _ERROR,
        "The key {key} stands here twice; first in line {first}.",
        "Keep one of the two lines {first} and {line}; only one could count.",
    ),
    IssueCode(
        "Y014",
        _ERROR,
        "A key has to be a short piece of text.",
        "Write key: value; put a text that begins with a bracket in quotes.",
    ),
    IssueCode(
        "Y015",
        _ERROR,
        "The line is indented with a tab.",
        "Indent with spaces only.",
    ),
    IssueCode(
        "Y016",
        _ERROR,
        "There is a colon here that divides nothing, or the line is indented too far.",
        'Put a text that contains a colon in quotes: title: "Part 1: plans"; or align the line with the ones above.',
    ),
    IssueCode(
        "Y017",
        _ERROR,
        "A quotation mark or bracket that was opened is not closed.",
        "Look at this line and those above it for the missing mark.",
    ),
    IssueCode(
        "Y018",
        _ERROR,
        "This line cannot be read as YAML.",
        "Check this line and the one above: indentation, the space after : and -, quotation marks.",
    ),
    IssueCode(
        "Y065",
        _ERROR,
        "The line is indented with another blank than the space bar types ({char}, {name}).",
        "Delete what stands before the first letter of the line and type spaces; such blanks come with text that was "
        "copied from Word, the web or a chat.",
    ),
    IssueCode(
        "Y066",
        _ERROR,
        "A comma is missing before {text}.",
        "Divide the entries between the brackets by commas.",
    ),
    IssueCode(
        "Y067",
        _ERROR,
        "The sign {char} ({code}) stands here for {plain}.",
        "Type {plain}; the other sign looks like it and comes from a word processor or another keyboard.",
    ),
    IssueCode(
        "Y068",
        _ERROR,
        "There is no blank after the colon of {key}.",
        "Write {key}: with a blank before the value.",
    ),
    IssueCode(
        "Y069",
        _ERROR,
        "The rest of the line is a comment, though a bracket is still open: {lost}",
        "Put the text that contains # in quotes; or write the comment in a line of its own.",
    ),
    IssueCode(
        "Y165",
        _WARNING,
        "The value of {key} ends here as “{value}”: {lost} is read as a comment.",
        'If it belongs to the text, put the whole text in quotes "…"; if it is a comment, write a blank after #.',
    ),
    IssueCode(
        "Y166",
        _WARNING,
        "The quotation marks of {value} are part of the text of {key}.",
        'Type the plain sign "{plain}", or leave the marks out; if they belong to the text, put it with them in plain '
        "quotes.",
    ),
    IssueCode(
        "Y019",
        _ERROR,
        "The file holds more than {limit} values.",
        "A definition is far smaller: check that this is the right file, or divide it.",
    ),
)

_VALUES = (
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

_SETTINGS = (
    IssueCode(
        "Y201",
        _ERROR,
        "{key} has braces that mean nothing: {value}",
        "Only {{year}} is filled in, and only in sheets: sheets/{{year}}",
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

CODES: tuple[IssueCode, ...] = (*_FILE, *_VALUES, *_SETTINGS)
