"""Issue codes of runs that nobody watches: what is missing of a year, and what a baseline knows in vain."""

from typing import Final

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES", "MISSING"]

_ERROR: Final = Severity.ERROR
_HINT: Final = Severity.HINT

MISSING: Final = "B1"
"""How the codes begin that tell what is missing; they are told only where a run is to fail for it."""

CODES: Final = (
    IssueCode(
        "B101",
        _ERROR,
        "There is no accepted score sheet of {name} for {year}.",
        "Ask for the sheet; if the unit is no more, put `until` into the registry.",
    ),
    IssueCode(
        "B102",
        _ERROR,
        "The score sheet of {name} for {year} came, but was refused: {file}.",
        "Correct the errors that are told of the file, and read it again.",
    ),
    IssueCode(
        "B151",
        _ERROR,
        "There is no accepted score sheet of {name} for {year}; the file {file} came, but was not read.",
        "Do what is told of the file, and read it again.",
    ),
    IssueCode(
        "B103",
        _ERROR,
        "The scores of {name} for {year} are incomplete; {number} components lack a score: {components}.",
        "Have the missing scores filled in, and score the sheet again.",
    ),
    IssueCode(
        "B104",
        _ERROR,
        "The stored scores of {name} for {year} were read with a criteria set that has changed since: {then}.",
        "Score the sheet again.",
    ),
    IssueCode(
        "B105",
        _ERROR,
        "No score sheet could be read, so nobody can tell which year should be complete.",
        "Name the year: --year YEAR.",
    ),
    IssueCode(
        "B201",
        _HINT,
        "The baseline knows a problem that is no longer there: {known}.",
        "Take the entry out of the baseline, or write the file again with --write-baseline.",
    ),
)
