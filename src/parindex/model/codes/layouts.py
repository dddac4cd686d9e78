"""Issue codes of finding the table in a sheet (L…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_HINT = Severity.HINT

CODES: tuple[IssueCode, ...] = (
    IssueCode(
        "L101",
        _ERROR,
        "No table of scores was found. Sheets looked at: {sheets}.",
        "The heading needs a column of codes (Mã số, TT, Code) and a column of scores (Điểm tự chấm, Điểm thẩm định, "
        "Score), or a matrix whose first column is headed Đơn vị or Unit. Other headings can be settled under "
        "layout: in parindex.yaml.",
    ),
    IssueCode(
        "L102",
        _ERROR,
        "Columns {first} ({first_heading}) and {second} ({second_heading}) both look like: {role}.",
        "Give each column a heading of its own (for example Điểm tự chấm, Thẩm định lần 1, Thẩm định lần 2), or say "
        "under layout: in parindex.yaml which column counts and which to skip.",
    ),
    IssueCode(
        "L103",
        _ERROR,
        "The table under {heading} has codes but no column of scores that is recognised. Headings: {headings}.",
        "Head the column of scores Điểm tự chấm, Điểm thẩm định, Điểm điều tra XHH or Điểm, or say under layout: in "
        "parindex.yaml which column it is.",
    ),
    IssueCode(
        "L104",
        _HINT,
        "Column {column} is headed {heading}; it was not read as scores.",
        "If scores stand there, head it Điểm tự chấm, Thẩm định lần 1, Thẩm định lần 2 or Điểm điều tra XHH.",
    ),
    IssueCode(
        "L105",
        _WARNING,
        "The hidden sheet {sheet} holds a table of scores too; it was not read.",
        "Show the sheet if it counts, delete it if it does not.",
    ),
    IssueCode(
        "L106",
        _WARNING,
        "Column {column} is hidden and holds scores that were read.",
        "Show the column and look at its scores.",
    ),
    IssueCode(
        "L107",
        _WARNING,
        "Row {row} is hidden and holds scores of {component} that were read.",
        "Show the row and look at its scores.",
    ),
    IssueCode(
        "L165",
        _WARNING,
        "{number} rows with scores are hidden (rows {first} to {last}), by a filter or by hand; they were read.",
        "Take the filter off (Data, Clear) or show the rows (Format, Unhide), and see whether their scores are meant.",
    ),
    IssueCode(
        "L108",
        _ERROR,
        "The score cells {cells} are merged, so one value stands for several scores: {components}.",
        "Unmerge the cells and type the score of every component in its own cell.",
    ),
    IssueCode(
        "L270",
        _WARNING,
        "Column {column} holds numbers for {count} components, but no unit is named above it; it was not read.",
        "Name the unit above the column, or clear the column.",
    ),
    IssueCode(
        "L161",
        _ERROR,
        "{component} {title}: the score cell {cell} is merged with what stands beside it ({cells}), "
        "so {value} is no score.",
        "Undo the merging and type the score at {cell}.",
    ),
    IssueCode(
        "L162",
        _ERROR,
        "{component} {title}: {cell} holds {value}, but it lies under the merged cells {cells}, which do not show it.",
        "Undo the merging, and type the score that is meant at {cell}.",
    ),
    IssueCode(
        "L109",
        _WARNING,
        "{value} stands in a column of scores, but its row (or column) has no code; it was not read.",
        "Type the code of the component there, or clear the cell.",
    ),
    IssueCode(
        "L110",
        _WARNING,
        "Row {row} ({value}) stands below the end of the table; it was not read.",
        "Move the row into the table if it belongs there, else clear its scores.",
    ),
    IssueCode(
        "L111",
        _ERROR,
        "There are scores here, but no name of a unit stands at {cell}.",
        "Type the name of the unit at {cell}, or clear the scores.",
    ),
    IssueCode(
        "L112",
        _ERROR,
        "The table has a heading for units and one for components, but no unit with scores.",
        "Fill in the names and scores of the units, or take the sheet out of the file.",
    ),
    IssueCode(
        "L113",
        _ERROR,
        "The layout rule for {files} in parindex.yaml names column {column}, but nothing stands there in this sheet.",
        "Correct the column in the rule, or take it out; `parindex check --explain-layout` shows what stands where.",
    ),
    IssueCode(
        "L114",
        _ERROR,
        "By the layout rule for {files} in parindex.yaml there should be codes of criteria at {column}{row} or after "
        "it, but there are none.",
        "Correct the rows and columns that the rule names; `parindex check --explain-layout` shows what stands where.",
    ),
    IssueCode(
        "L115",
        _WARNING,
        "The layout rule for {files} in parindex.yaml speaks of the sheet {wanted}; this file has: {sheets}. The rule "
        "was not used.",
        "Correct the name of the sheet in the rule, or give the sheet its name back.",
    ),
    IssueCode(
        "L116",
        _ERROR,
        "The sheets {sheets} each hold only a part of the criteria of {name}; this one holds {components}.",
        "Put the whole table in one sheet, one part below the other.",
    ),
    IssueCode(
        "L157",
        _ERROR,
        "The layout rule for {files} in parindex.yaml gives {component} to column {column}, which is no column of "
        "components of this table.",
        "Correct the code or the column, and name the last row of the heading; a code can be given to a column of a "
        "table with a row for each unit.",
    ),
    IssueCode(
        "L155",
        _ERROR,
        "Rows {first} and {second} both hold scores of {name}, and nothing says that they are of different stages.",
        "Write the stage of each row (Tự chấm, Thẩm định lần 1, Thẩm định lần 2) in a column beside the name, or "
        "leave one row for the unit.",
    ),
    IssueCode(
        "L156",
        _ERROR,
        "Rows {first} and {second} both hold the score of {component} of {name}.",
        "Keep the row that counts and take the other one out.",
    ),
    IssueCode(
        "L158",
        _WARNING,
        "The table holds only sums of areas or criteria, no component; it was not read, only compared with the scores "
        "of its units.",
        "Send the sheets with the scores of the components. If the table is none, leave it out with skip: true under "
        "layout: in parindex.yaml.",
    ),
    IssueCode(
        "L159",
        _HINT,
        "The table takes its scores from other sheets of the file by formulas; it was not read, the other sheets were.",
        "Nothing has to be done; what is wrong is told at the sheets of the units.",
    ),
    IssueCode(
        "L280",
        _ERROR,
        "Column {column} ({heading}) says another year than {year}, as which the sheet is read, in {number} rows: "
        "{listed}.",
        "Keep the rows of each year in a file of its own, and name its year: --year YEAR; if the column says something "
        "else, head it otherwise.",
    ),
    IssueCode(
        "L255",
        _WARNING,
        "Column {column} ({heading}) holds numbers that could be scores of {filled} components, but it is not read; "
        "{number} of them differ from column {read} ({read_heading}), which is: {components}.",
        "Say under layout: in parindex.yaml what counts: columns: {{{column}: skip}} to leave it out, or columns: "
        "{{{column}: appraisal-2, {read}: skip}} to score by it.",
    ),
    IssueCode(
        "L256",
        _ERROR,
        "No column of self scores or appraised scores is recognised, only that of the survey. Columns of numbers: "
        "{headings}.",
        "Head them Điểm tự chấm, Thẩm định lần 1 or Thẩm định lần 2, or say under layout: in parindex.yaml what they "
        "hold: columns: {{{column}: appraisal-1}}.",
    ),
    IssueCode(
        "L257",
        _WARNING,
        "Column {column} ({heading}) looks like maxima, but is not read; {number} are not those of the criteria set: "
        "{components}.",
        "Compare the maxima with the criteria set: the sheet may be made for another one. Head the column Điểm tối đa "
        "to have it checked, or leave it out under layout: in parindex.yaml: columns: {{{column}: skip}}.",
    ),
)
