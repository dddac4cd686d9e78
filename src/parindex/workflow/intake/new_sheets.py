"""Sheets in the folder of a year that the store does not have as they are now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.issues import Issue
from parindex.model.scores import Basis, ScoreSheet
from parindex.sources.score_sheets.reading import expand, read_sheets
from parindex.store import Arrival
from parindex.workflow.intake.check import own_sheets
from parindex.workflow.intake.self_scores_alone import as_self_scores
from parindex.workflow.intake.stage_files import by_stages
from parindex.workflow.intake.typed_results import with_totals_compared
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.years.workspace import Workspace, expectation_of

__all__ = ["NewSheets", "new_sheets"]

_SILENT = Silent()


@dataclass(frozen=True, slots=True)
class NewSheets:
    """What was read of the files that are new: sheets without errors, and what was found."""

    files: tuple[Path, ...] = ()
    """The files of the year, scored ones too."""
    sheets: tuple[ScoreSheet, ...] = ()
    issues: tuple[Issue, ...] = ()


def new_sheets(
    workspace: Workspace,
    year: int,
    arrivals: Iterable[Arrival],
    waited_for: Collection[str] = (),
    *,
    progress: Progress = _SILENT,
) -> NewSheets:
    """Read the files of a year that are not those of the `arrivals`.

    A file of many units may have brought some and not others: while units are `waited_for`, every file is read, and
    what the store has of it already is left out.
    """
    expectation = expectation_of(workspace, year, Basis.APPRAISED, strict=False)
    try:
        files = expand(own_sheets(workspace.home, expectation))
    except ParindexError:  # an empty folder
        return NewSheets()
    stored = {(one.sheet.source.sha256, one.sheet.unit) for one in arrivals}
    known = set() if waited_for else {digest for digest, _ in stored}
    new = [path for path in files if not known or _digest(path) not in known]
    if not new:
        return NewSheets(tuple(files))
    progress.start(len(new))
    read = read_sheets(new, expectation, on_file=progress.advance)
    read = with_totals_compared(as_self_scores(by_stages(read, expectation), expectation), expectation)
    sheets = (one for one in read.sheets if (one.source.sha256, one.unit) not in stored)
    return NewSheets(tuple(files), tuple(sheets), tuple(read.issues))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
