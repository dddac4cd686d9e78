"""Sheets that lie in the folder of a year and are not in the store: refused, or not scored yet."""

from collections.abc import Collection, Mapping
from pathlib import Path

from parindex.errors import ParindexError
from parindex.model.issues import Severity
from parindex.model.results.stages import Unscored
from parindex.model.scores import Basis
from parindex.sources.score_sheets.reading import expand, read_sheets
from parindex.workflow.intake.check import own_sheets
from parindex.workflow.intake.self_scores_alone import as_self_scores
from parindex.workflow.intake.stage_files import by_stages
from parindex.workflow.years.workspace import Workspace, expectation_of

__all__ = ["unscored"]


def unscored(workspace: Workspace, year: int, units: Collection[str]) -> Mapping[str, Unscored]:
    """Return what lies in the folder of the year of some units; nothing is looked at if there are none."""
    expectation = expectation_of(workspace, year, Basis.APPRAISED, strict=False)
    folders = own_sheets(workspace.home, expectation) if units else []
    try:
        files = expand(folders) if folders else []
    except ParindexError:  # an empty folder
        return {}
    read = as_self_scores(by_stages(read_sheets(files, expectation), expectation), expectation)
    found = {sheet.unit: Unscored(Path(sheet.source.path).name, refused=False) for sheet in read.sheets}
    found |= {
        one.unit: Unscored(Path(one.place.file).name, refused=True)
        for one in read.issues
        if one.unit and one.severity is Severity.ERROR
    }
    return {unit: one for unit, one in found.items() if unit in units}
