"""Which problems make a run fail, and how a problem is known again in the next run."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from json import dumps
from typing import assert_never
from unicodedata import normalize

from parindex.model.issues import Issue, Severity

__all__ = ["FailOn", "Judged", "can_be_known", "fails", "fingerprint"]

_POSITIONS = frozenset({"row", "line", "cell", "cells"})
_DEFINITIONS = ("Y", "C", "U")


class FailOn(StrEnum):
    """What makes a run fail. Errors always do; `missing` asks whether the year is complete."""

    ERROR = "error"
    WARNING = "warning"
    REPAIRED = "repaired"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Judged:
    """A problem with what it means for the run.

    `file` is its path from the root of the repository, with `/`. `occurrence` counts (from 1) the
    problems of one fingerprint.
    """

    issue: Issue
    file: str
    fingerprint: str
    occurrence: int
    known: bool
    fails: bool


def fails(issue: Issue, fail_on: Collection[FailOn]) -> bool:
    """Tell whether a problem that is not known makes the run fail; gaps are errors, told only on demand."""
    match issue.severity:
        case Severity.ERROR:
            return True
        case Severity.WARNING:
            return FailOn.WARNING in fail_on
        case Severity.REPAIRED:
            return FailOn.REPAIRED in fail_on
        case Severity.HINT:
            return False
        case _:
            assert_never(issue.severity)


def can_be_known(issue: Issue) -> bool:
    """Tell whether a baseline may know a problem: hints need it not, and without definitions nothing is computed."""
    if issue.severity is Severity.ERROR:
        return not issue.code.startswith(_DEFINITIONS)
    return issue.severity is not Severity.HINT


def fingerprint(issue: Issue, file: str, root: str = "") -> str:
    """Return 32 hexadecimal digits by which a problem is known again; `file` is its path from the workspace.

    Severity, wording and language do not matter, nor does the normal form of letters, in which file systems differ.
    Rows may be inserted above: the cell counts only where neither the criterion nor what was found there tells one
    problem from another. `root` is taken out of paths in values.
    """
    values = {name: str(value).replace(root, "") if root else str(value) for name, value in _lasting(issue).items()}
    cell = "" if issue.criterion or values else issue.place.cell
    parts = (issue.code, file, issue.place.sheet, cell, issue.unit, issue.criterion, sorted(values.items()))
    return sha256(normalize("NFC", dumps(parts, ensure_ascii=False)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _lasting(issue: Issue) -> dict[str, object]:
    """Leave out positions (as integers they are lines) and titles, which are reworded without any change of scores."""
    return {
        name: value
        for name, value in issue.values.items()
        if name not in _POSITIONS and name != "title" and not (name == "first" and isinstance(value, int))
    }
