"""The hidden sheet of a form that returns: is it the form of this unit, year and criteria set?"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from parindex.model.codes import issue
from parindex.model.issues import Issue, Place, Severity
from parindex.model.records.form_stamp import FORM_VERSION, STAMP_SHEET, Stamp, stamp_from_lines
from parindex.model.scores import ScoreSheet
from parindex.sources.cells.grid import Workbook

__all__ = ["read_stamp", "stamp_issues", "suggested"]

_MOST_LINES = 40


def read_stamp(workbook: Workbook) -> Stamp | None:
    """Return what the form says of itself; `None` if the workbook is no form of this program."""
    for grid in workbook.sheets:
        if grid.name.casefold() == STAMP_SHEET:
            cells = (row[0] for row in grid.rows[:_MOST_LINES] if row)
            return stamp_from_lines(cell for cell in cells if isinstance(cell, str))
    return None


def stamp_issues(  # noqa: PLR0913  all by name
    workbook: Workbook,
    sheets: Sequence[ScoreSheet],
    *,
    digests: Mapping[str, str],
    workspace: str = "",
    names: Mapping[str, str] | None = None,
    settled: Collection[str] = (),
) -> list[Issue]:
    """Compare the stamp of a workbook with the `sheets` that were read from it.

    `digests` gives :attr:`Edition.digest` by key of the edition now in force, `names` the names of
    units by id; `workspace` is the name that the stamp should bear (empty: not compared), `settled` are the
    sheets of which a rule of the workspace says whose they are.
    """
    stamp = read_stamp(workbook)
    if stamp is None:
        return []
    place = Place(str(workbook.path), STAMP_SHEET)
    found = list(_of_file(stamp, place, workspace))
    for sheet in sheets:
        found += _of_unit(stamp, sheet, names or {}, settled)
        found += _of_sheet(stamp, sheet, digests)
    return found


def suggested(workbook: Workbook, issues: Iterable[Issue], names: Mapping[str, str]) -> list[Issue]:
    """Name the unit of the stamp first where the name in a form is no unit's."""
    stamp = read_stamp(workbook)
    if stamp is None or stamp.unit not in names:
        return list(issues)
    first = f"{names[stamp.unit]} ({stamp.unit})"
    return [_with_nearest(one, first) if one.code == "S201" else one for one in issues]


def _with_nearest(one: Issue, first: str) -> Issue:
    others = [text for text in str(one.values.get("nearest", "")).split("; ") if text not in {first, "–"}]
    return replace(one, values={**one.values, "nearest": "; ".join([first, *others])})


def _of_unit(stamp: Stamp, sheet: ScoreSheet, names: Mapping[str, str], settled: Collection[str]) -> Iterator[Issue]:
    """Tell a form that bears another unit's name: an error where the one that it was issued to is known."""
    if not stamp.unit or stamp.unit == sheet.unit:
        return
    known = stamp.unit in names and sheet.source.sheet not in settled
    place = Place(sheet.source.path, sheet.source.sheet)
    values = {"issued": names.get(stamp.unit, stamp.unit), "found": sheet.name}
    yield issue("L201", place, unit=sheet.unit, severity=None if known else Severity.WARNING, **values)


def _of_file(stamp: Stamp, place: Place, workspace: str) -> Iterator[Issue]:
    if stamp.version > FORM_VERSION:
        yield issue("L206", place, issued=stamp.version, found=FORM_VERSION)
    if workspace and stamp.workspace and stamp.workspace != workspace:
        yield issue("L205", place, issued=stamp.workspace, found=workspace)


def _of_sheet(stamp: Stamp, sheet: ScoreSheet, digests: Mapping[str, str]) -> Iterator[Issue]:
    place = Place(sheet.source.path, sheet.source.sheet)
    if stamp.year != sheet.year:
        yield issue("L202", place, unit=sheet.unit, issued=stamp.year, found=sheet.year)
    if stamp.edition != sheet.edition:
        yield issue("L204", place, unit=sheet.unit, issued=stamp.edition, found=sheet.edition)
    elif stamp.digest != digests.get(sheet.edition, stamp.digest):
        yield issue("L203", place, unit=sheet.unit, edition=sheet.edition)
