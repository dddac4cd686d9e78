"""Issue codes of YAML files as such: encoding, syntax, and what such files may not hold (Y001 …)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_HINT = Severity.HINT
_WARNING = Severity.WARNING

CODES: tuple[IssueCode, ...] = (
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
