"""Issue codes of tables that say which units became which (N…)."""

from typing import Final

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_HINT: Final = Severity.HINT

CODES: Final = (
    IssueCode(
        "N101",
        _ERROR,
        "No sheet has a table of old and new units.",
        "Head the two columns, for example: Đơn vị cũ, Đơn vị mới; or old unit, new unit.",
    ),
    IssueCode(
        "N102",
        _ERROR,
        "The row lacks one of the two units; it has: {found}. It was left out.",
        "Write the old and the new unit into every row; merged cells may span several rows.",
    ),
    IssueCode(
        "N103",
        _ERROR,
        "The cell names several units: {found}. The row was left out.",
        "Write one row for every old unit and every new unit that it went into.",
    ),
    IssueCode(
        "N104",
        _ERROR,
        "The share {found} is no number above 0 and up to 1 (or 100 %). The row was left out.",
        "Write the part of the old unit that went into the new one: 0.6 or 60 %; or leave the cell empty.",
    ),
    IssueCode(
        "N105",
        _WARNING,
        "The row repeats row {first}. It was left out.",
        "Keep one of the two rows.",
    ),
    IssueCode(
        "N106",
        _WARNING,
        "The shares of {name} add up to {total}.",
        "Correct the shares: the parts of one old unit add up to 1 together.",
    ),
    IssueCode(
        "N107",
        _WARNING,
        "{name} is marked as divided, but the table has one row of it.",
        "Add the rows of its other parts.",
    ),
    IssueCode(
        "N108",
        _WARNING,
        "{name} is marked as merged, but the table names only one predecessor: {predecessor}.",
        "Add the rows of the others; until then it is entered as formed: merged, and is not taken for a renaming.",
    ),
    IssueCode(
        "N109",
        _HINT,
        "Units that are in the registry already and keep their ids: {number}; the first is {name}, as {id}.",
        "Nothing, if they are the same units.",
    ),
    IssueCode(
        "N110",
        _HINT,
        "Of the predecessors of {name} some have a share and some have none; nothing is derived for it.",
        "State the shares of all of its predecessors, or of none.",
    ),
    IssueCode(
        "N111",
        _WARNING,
        "{name} is marked as not divided, but stands in {number} rows.",
        "See which is right; it is entered with all of its successors.",
    ),
    IssueCode(
        "N112",
        _HINT,
        "The predecessors of {name} come from several places: {places}. It is entered in the block of the first.",
        "Nothing, if that is meant; otherwise correct its block in the registry.",
    ),
)
