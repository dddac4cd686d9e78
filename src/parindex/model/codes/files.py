"""Issue codes of files and workbooks as such, before any table is looked for (F…).

F1 the file, F2 its container and parts, F3 cells that are stored in a way nobody can rely on,
F4 remarks, F5 text files, F6 the reading itself.
"""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_HINT = Severity.HINT

_AGAIN = "Ask the sender for the file again."
_EMPTY = "Save the table into it again; if it was sent so, ask the sender for it again."
_SAVE = "Open it in a spreadsheet program and save it as .xlsx."
_DISTRUST = "Do not open this file; ask the sender how it was made, and for another copy."
_SHRINK = "Delete unused rows, columns, sheets and pictures, and save it again."

CODES: tuple[IssueCode, ...] = (
    IssueCode("F101", _ERROR, "There is no such file.", "Check the name and the folder."),
    IssueCode(
        "F102", _ERROR, "The file cannot be opened: {reason}.", "Check that you may read it and that it is closed."
    ),
    IssueCode("F103", _ERROR, "This is a folder or a device, not a file.", "Name a spreadsheet file."),
    IssueCode("F104", _ERROR, "The file is empty (0 bytes).", _EMPTY),
    IssueCode("F105", _ERROR, "The file has more than {most} bytes.", _SHRINK),
    IssueCode("F106", _ERROR, "The file is protected by a password.", "Ask for a copy that opens without a password."),
    IssueCode("F107", _ERROR, "Files whose names end in “{suffix}” are not read.", "{cure}"),
    IssueCode("F108", _ERROR, "The name ends in “{suffix}”, but the content is {found}.", _SAVE),
    IssueCode("F109", _ERROR, "The name of the file has no ending that says what it is, as .xlsx or .csv.", _SAVE),
    IssueCode("F201", _ERROR, "The file is damaged or incomplete.", _AGAIN),
    IssueCode(
        "F202",
        _ERROR,
        "Two parts of the file have one name ({part}), so that programs may show different values.",
        _SAVE,
    ),
    IssueCode("F203", _ERROR, "Parts of the file overlap, which no spreadsheet program writes.", _DISTRUST),
    IssueCode("F204", _ERROR, "A part of the file has a name that leads out of it: {part}.", _DISTRUST),
    IssueCode(
        "F206", _ERROR, "The part {part} brings a document type, which no spreadsheet program writes.", _DISTRUST
    ),
    IssueCode("F207", _ERROR, "The part {part} is not written in UTF-8.", _SAVE),
    IssueCode("F208", _ERROR, "The part {part} is damaged: it does not agree with its checksum.", _AGAIN),
    IssueCode(
        "F209", _ERROR, "The part {part} is packed in a way that is not used in spreadsheets (method {method}).", _SAVE
    ),
    IssueCode("F210", _ERROR, "The part {part} breaks off or is garbled in line {line}.", _AGAIN),
    IssueCode("F211", _ERROR, "The part {part} is missing.", _AGAIN),
    IssueCode("F212", _ERROR, "The workbook cannot be read: {reason}.", _SAVE),
    IssueCode("F213", _ERROR, "The workbook was written by Excel 4 or an older version, before 1994.", _SAVE),
    IssueCode(
        "F261",
        _ERROR,
        "The part {part} names two things in one way ({found}), so that programs may show different values.",
        _SAVE,
    ),
    IssueCode(
        "F262",
        _ERROR,
        "The part {part} holds {found}, which is no cell of a spreadsheet; programs may show different values.",
        _SAVE,
    ),
    IssueCode("F221", _ERROR, "The file consists of {found} parts; at most {most} are read.", _SHRINK),
    IssueCode("F222", _ERROR, "The file unpacks to more than {most} bytes ({part}).", _SHRINK),
    IssueCode("F223", _ERROR, "The part {part} unpacks to more than {most} times its size.", _DISTRUST),
    IssueCode("F224", _ERROR, "The workbook has {found} sheets; at most {most} are read.", _SHRINK),
    IssueCode("F225", _ERROR, "The table has {found} rows; at most {most} are read.", _SHRINK),
    IssueCode("F226", _ERROR, "The table has {found} columns; at most {most} are read.", _SHRINK),
    IssueCode("F227", _ERROR, "The used range has {found} cells; at most {most} are read.", _SHRINK),
    IssueCode(
        "F228",
        _ERROR,
        "The sheet has {found} merged ranges; at most {most} are read.",
        "Undo the merging and save it again.",
    ),
    IssueCode("F229", _ERROR, "The workbook has {found} different texts; at most {most} are read.", _SHRINK),
    IssueCode("F230", _ERROR, "The texts of the workbook have {found} characters; at most {most} are read.", _SHRINK),
    IssueCode("F251", _WARNING, "This file was not read: it is {what}.", "{cure}"),
    IssueCode("F252", _HINT, "This file was not read: it is {what}.", "{cure}"),
    IssueCode(
        "F253",
        _HINT,
        "This file is byte for byte the same as {other}; it was read once.",
        "Take one of the two out of the folder.",
    ),
    IssueCode(
        "F254",
        _HINT,
        "This is another store beside {store}, which alone is used; it may be a conflict copy.",
        "Stop synchronising the folder while several people score; compare the two with parindex diff, and keep one.",
    ),
    IssueCode("F301", _ERROR, "The sheet names a cell or row that cannot exist: “{found}”.", _SAVE),
    IssueCode("F302", _ERROR, "The cell is stored twice, so that programs may show different values.", _SAVE),
    IssueCode("F303", _ERROR, "The cell stores “{found}”, which is no number.", "Type the value again and save."),
    IssueCode("F304", _ERROR, "Programs would not agree on what this cell holds.", "Type the value again and save."),
    IssueCode("F305", _ERROR, "Two sheets have this name.", "Rename one of them."),
    IssueCode(
        "F306", _ERROR, "No sheet holds any value.", "Check that the right file was sent, and that it was saved."
    ),
    IssueCode(
        "F401", _WARNING, "The workbook contains macros; they were not run.", "Ask for a copy without macros (.xlsx)."
    ),
    IssueCode(
        "F402",
        _WARNING,
        "The workbook is linked to other files, so its values may be outdated.",
        "Replace the links by values.",
    ),
    IssueCode(
        "F461",
        _WARNING,
        "The workbook is calculated by hand only, so that results of its formulas may be outdated.",
        "Press F9 in Excel, switch calculation to automatic, and save it again.",
    ),
    IssueCode(
        "F490",
        _WARNING,
        "The workbook asks to be calculated anew when it is opened, so that the results that it holds may be outdated.",
        "Open it in Excel or LibreOffice and save it again.",
    ),
    IssueCode(
        "F462",
        _WARNING,
        "The texts are written for fonts in {encoding}; they were read as what they show (“{found}” as “{read}”).",
        "Check the names, or convert the file to Unicode, for example with UniKey, and set a Unicode font.",
    ),
    IssueCode(
        "F471",
        _WARNING,
        "The file has texts for fonts in {encoding}, which cannot be read: “{found}” is not what it shows.",
        "Convert the file to Unicode, for example with UniKey, set a Unicode font, and send it again.",
    ),
    IssueCode("F404", _WARNING, "A merged range overlaps another one.", "Undo the merging and save it again."),
    IssueCode(
        "F501",
        _WARNING,
        "The text is not UTF-8; it was read as {encoding}.",
        "Check the names, or save the file as UTF-8.",
    ),
    IssueCode("F502", _ERROR, "Line {line} holds bytes that are no text.", "Save the file as “CSV UTF-8”."),
    IssueCode("F503", _ERROR, "A quotation mark that opens in line {line} is never closed.", "Close it, or remove it."),
    IssueCode("F601", _ERROR, "Reading the file took more than {seconds} seconds.", _SAVE),
    IssueCode("F602", _ERROR, "Reading the file needs more than {megabytes} MB of memory.", _SHRINK),
    IssueCode("F603", _ERROR, "The reader broke down on this file.", _SAVE),
)
