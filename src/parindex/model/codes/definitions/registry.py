"""Issue codes of registries of units (U…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_HINT = Severity.HINT

CODES: tuple[IssueCode, ...] = (
    IssueCode(
        "U001",
        _ERROR,
        "The id {id} stands here twice; first in line {first}.",
        "Give each unit an id of its own.",
    ),
    IssueCode(
        "U066",
        _ERROR,
        "The id {id} differs from {other} in line {first} only in capital letters.",
        "Give each unit an id that differs in more than that: some systems take such files for one.",
    ),
    IssueCode(
        "U002",
        _ERROR,
        "The name {name} belongs to another unit of the block already: {other}, in line {first}.",
        "Give each unit a name of its own, or remove the alias from one of them.",
    ),
    IssueCode(
        "U003",
        _ERROR,
        "There is no block {block}; units that name it: {number}.",
        "Use one of: {known}; or add the block under blocks.",
    ),
    IssueCode(
        "U004",
        _ERROR,
        "The unit is named as its own predecessor.",
        "Name the units that it came from, or remove the entry.",
    ),
    IssueCode(
        "U005",
        _WARNING,
        "The predecessor {predecessor} is not in the registry.",
        "Add it with until: …, or correct the id; without it no change can be stated.",
    ),
    IssueCode(
        "U006",
        _ERROR,
        "The unit begins on {since}, after it ended on {until}.",
        "Correct since or until.",
    ),
    IssueCode(
        "U007",
        _ERROR,
        "The exempt code {node} is no criterion of {set}.",
        "Use codes of the criteria set of the block, or remove it.",
    ),
    IssueCode(
        "U008",
        _HINT,
        "The exemptions take away the whole area {node} of {set} ({max} points).",
        "Nothing, if that is meant: the area does not count for this unit.",
    ),
    IssueCode(
        "U009",
        _WARNING,
        "The block {block} is scored by {set}, but there is no criteria set of that id.",
        "Add the criteria set, or correct criteria; known are: {known}.",
    ),
    IssueCode(
        "U065",
        _ERROR,
        "The block {block} is scored by {set}, but the id of that criteria set is {meant}.",
        "Write {meant}, without a year: the edition follows from the year of the sheets.",
    ),
    IssueCode(
        "U010",
        _ERROR,
        "The predecessor {predecessor} is named twice.",
        "Keep one of the two entries.",
    ),
    IssueCode(
        "U011",
        _WARNING,
        "The shares of {predecessor} that its successors took over add up to {total}.",
        "Correct the shares: together they are at most 1.",
    ),
    IssueCode(
        "U012",
        _ERROR,
        "The exemptions take away every criterion of {set}.",
        "Remove exemptions, or the unit from the registry.",
    ),
    IssueCode(
        "U013",
        _HINT,
        "The block {block} has no units.",
        "Nothing, if they are still to come; otherwise check block at the units.",
    ),
    IssueCode(
        "U071",
        _HINT,
        "{name} has the name of another unit of its block, {other} in line {first}, that ended before; nothing says "
        "whether they are the same body.",
        "If they are, add predecessors: [{{unit: {other}}}]; otherwise nothing, tables add the ids to their names.",
    ),
)
