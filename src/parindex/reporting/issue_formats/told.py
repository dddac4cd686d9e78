"""What every form of telling problems starts from, and what several of them share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.model.issues import Severity
from parindex.model.records.failing import Judged

__all__ = ["Told", "about", "line_and_column", "place_inside", "worst_of_all_first"]

_ORDER = {severity: number for number, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Told:
    """A run and what it found; `problems` are ordered file by file, `files` and places are as the repository sees them.

    `document` gives the answer of the command as one object for machines.
    """

    command: str
    problems: tuple[Judged, ...]
    files: tuple[str, ...]
    exit_code: int
    has_baseline: bool
    voice: Speech
    document: Callable[[], Mapping[str, Any]]

    @property
    def by_file(self) -> dict[str, list[Judged]]:
        """The problems of every file that was looked at, those without any too, by name."""
        found: dict[str, list[Judged]] = {file: [] for file in self.files}
        for file, group in groupby(self.problems, key=lambda problem: problem.file):
            found.setdefault(file, []).extend(group)
        return dict(sorted(found.items()))


def line_and_column(problem: Judged) -> tuple[int, int] | None:
    """Return the line and column of a problem in a text file; cells of workbooks have none."""
    line, colon, column = problem.issue.place.cell.partition(":")
    return (int(line), int(column)) if colon and line.isdecimal() and column.isdecimal() else None


def place_inside(problem: Judged) -> str:
    """Name the sheet and cell as a spreadsheet does: `Sheet1!D14`."""
    place = problem.issue.place
    return one_line("!".join(filter(None, (place.sheet, "" if line_and_column(problem) else place.cell))))


def about(problem: Judged, voice: Speech) -> str:
    """Say on one line whom it concerns, what is wrong, and whether that is known."""
    issue = problem.issue
    concerns = " · ".join(filter(None, (issue.unit, issue.criterion)))
    known = voice.say("known problem") + ": " if problem.known else ""
    return one_line(f"{known}{concerns}: " if concerns else known) + one_line(voice.message(issue))


def worst_of_all_first(told: Told) -> list[Judged]:
    """Sort what fails the run first, then by severity; what is known comes last of all."""
    return sorted(told.problems, key=lambda problem: (not problem.fails, problem.known, _ORDER[problem.issue.severity]))
