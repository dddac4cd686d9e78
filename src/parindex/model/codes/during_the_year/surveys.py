"""Issue codes of surveys (Q…). No message repeats an answer or any other cell: a name may stand there."""

from typing import Final

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_HINT: Final = Severity.HINT

CODES: Final = (
    IssueCode(
        "Q001",
        _ERROR,
        "No sheet has the column {heading} and columns of the questions.",
        "Compare the headings with unit_column and items of the questionnaire; other headings of a question stand "
        "under columns.",
    ),
    IssueCode(
        "Q002",
        _ERROR,
        "Questions without a column: {items}.",
        "Add the headings of the export under columns of these items.",
    ),
    IssueCode("Q003", _ERROR, "Two columns are for {item}: {first} and {second}.", "Leave one of them."),
    IssueCode(
        "Q004",
        _ERROR,
        "{number} answers to {item} are no option of the scale; the first is in this cell.",
        "Write the options as in scale, or name what the export writes under codes.",
    ),
    IssueCode(
        "Q005",
        _ERROR,
        "{number} sheets name a unit that is not in the registry, or may be several; the first is in this cell.",
        "Correct the cells, or add the name to the aliases of the unit.",
    ),
    IssueCode(
        "Q006",
        _ERROR,
        "{number} sheets are of no group of respondents; the first is in this cell.",
        "Name the group as in respondents, or what the export writes under its names.",
    ),
    IssueCode(
        "Q007",
        _HINT,
        "{name}: sheets with the same option for every question: {number}.",
        "Look at how they were collected. They count as they are.",
    ),
    IssueCode(
        "Q008",
        _WARNING,
        "{number} sheets have the same number as an earlier one; the first is in this cell.",
        "Take sheets that were sent twice out of the export. They count as they are.",
    ),
    IssueCode(
        "Q009",
        _ERROR,
        "{name}, {stratum}: {number} answers, but only {size} persons.",
        "Correct the population, or the answers.",
    ),
    IssueCode(
        "Q010",
        _ERROR,
        "{name}: the stratum {stratum} of {number} answers has no population.",
        "Add the stratum to the table of populations, or correct its spelling.",
    ),
    IssueCode(
        "Q011",
        _ERROR,
        "{name}: a stratum has a single respondent or cluster, and no precision can be told: {stratum}.",
        "Join it with a neighbour under strata: collapse: {{stratum: neighbour}}, or ask more.",
    ),
    IssueCode(
        "Q012",
        _WARNING,
        "{name}: {number} answers, fewer than the {least} that a score needs.",
        "Ask more. What stands for the score is named under minimum.",
    ),
    IssueCode(
        "Q013",
        _HINT,
        "{name}: {number} answers, more than the {wanted} that were wanted.",
        "Look whether the sample was kept. They count as they are.",
    ),
    IssueCode(
        "Q014",
        _WARNING,
        "{name}: nobody of the stratum {stratum} answered; the score is of the others.",
        "Ask there, or join it with a neighbour under collapse.",
    ),
    IssueCode(
        "Q021", _ERROR, "The factor {factor} names {item}, which is no item.", "Correct the id, or add the item."
    ),
    IssueCode(
        "Q022",
        _ERROR,
        "{code} stands for {option}, which is no option of the scale.",
        "Correct the option, or add it to the scale.",
    ),
    IssueCode(
        "Q023",
        _ERROR,
        "The component {component} is in no criteria set of {year}, or takes no percentage.",
        "Name a component whose rule is survey or proportional.",
    ),
    IssueCode(
        "Q024",
        _ERROR,
        "The table of populations has no columns of units and numbers of persons.",
        "Head the columns: Đơn vị, Thôn, Số người, and Số phiếu where answers are wanted.",
    ),
    IssueCode("Q025", _ERROR, "This is no number of persons or answers.", "Write a whole number from 1."),
    IssueCode(
        "Q026", _HINT, "The item {item} is in no factor: it is read, but counts for nothing.", "Add it to a factor."
    ),
    IssueCode(
        "Q027",
        _ERROR,
        "Groups are weighed, but no column names the group: group_column is missing.",
        "Name the column of the groups.",
    ),
    IssueCode(
        "Q040",
        _ERROR,
        "No component gets the points: criterion is missing.",
        "Name a component under criterion, or one under each factor that has a component of its own.",
    ),
    IssueCode(
        "Q041",
        _ERROR,
        "The component {component} would get two scores.",
        "Give every factor a component of its own, and another one to all of them together.",
    ),
)
