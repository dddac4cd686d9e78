"""Use case: what to do next, from the state of a year."""

from collections.abc import Iterator

from parindex.model.issues import Severity
from parindex.model.results.next_steps import NextStep, StepState, Topic, YearState
from parindex.model.scores import Basis
from parindex.model.texts.message import Phrase
from parindex.reporting.forms import file_name
from parindex.workflow.guidance.known_year import KnownYear, done, known_year, now, step
from parindex.workflow.guidance.preparation import prepared, undefined, usable_definitions
from parindex.workflow.intake.new_sheets import NewSheets, new_sheets
from parindex.workflow.missing import gaps
from parindex.workflow.progress import Progress, Silent
from parindex.workflow.years.block_title import drafts
from parindex.workflow.years.known_years import known_years, sheet_years
from parindex.workflow.years.workspace import Session, Workspace

__all__ = ["next_steps", "working_year"]

_SILENT = Silent()
_FORMS, _RETURNED = "forms", "returned"
"""The folders that the proposed commands write into."""
_SHORT, _OLD = "B103", "B104"
"""Codes of sheets that lack scores, and of those that were scored by another state of the set."""


def working_year(session: Session, workspace: Workspace | None) -> int | None:
    """Return the year that is being worked on: the latest with sheets, scores or a criteria set of its own."""
    own = [one.edition for one in workspace.editions] if workspace is not None else []
    return max((*sheet_years(session), *known_years(session).scored, *own), default=None)


def next_steps(session: Session, year: int | None = None, *, progress: Progress = _SILENT) -> YearState:
    """Tell where every piece of the work of a year stands (default: the year that is being worked on).

    Sheets in the folder of the year that the store does not have as they are now are read; the store is asked at one
    moment, before that.

    Raises:
        ParindexError: the settings or the store cannot be read.
    """
    workspace, issues = usable_definitions(session)
    if workspace is None:
        return YearState(year or working_year(session, None) or 0, tuple(undefined(session, issues)))
    with workspace.store.moment():
        year = year or working_year(session, workspace) or 0
        known = known_year(workspace, year)
    arrivals = [one for each in known.stored for one in each.arrivals]
    new = new_sheets(known.workspace, year, arrivals, known.absent, progress=progress)
    return YearState(year, tuple(_ordered([*prepared(known), *_received(known, new)])))


def _received(known: KnownYear, new: NewSheets) -> Iterator[NextStep]:
    """Yield what there is to do with the sheets of the year, and with what they come to."""
    refused = {one.unit for one in new.issues if one.unit and one.severity is Severity.ERROR}
    came = set(known.units) - (known.absent - {one.unit for one in new.sheets} - refused)
    yield _forms(known, came=bool(came))
    yield _sheets(known, len(came))
    yield from _unscored(known, new)
    yield from _scored(known, new)


def _forms(known: KnownYear, *, came: bool) -> NextStep:
    units = known.units
    written = sum((known.workspace.home / _FORMS / file_name(unit, known.year)).is_file() for unit in units)
    if came or (units and written == len(units)):
        return done(Topic.FORMS, Phrase("Blank forms: written or not needed."))
    words = Phrase("Write blank forms for {number} units, and send them out.", {"number": len(units)})
    return step(
        Topic.FORMS, StepState.NOW if units else StepState.LATER, words, ("template", "--out", _FORMS, *known.years)
    )


def _sheets(known: KnownYear, came: int) -> NextStep:
    words = Phrase(
        "Received: {came} of {units}; they are put into {folder}.",
        {"came": came, "units": len(known.units), "folder": known.folder},
    )
    if known.units and came == len(known.units):
        return done(Topic.SHEETS, words)
    command = ("stages", *known.years) if known.stored else ("check", *known.years)
    return step(Topic.SHEETS, StepState.NOW if known.units else StepState.LATER, words, command)


def _unscored(known: KnownYear, new: NewSheets) -> Iterator[NextStep]:
    """Yield what is to be done with sheets that lie in the folder of the year and are not in the store."""
    folder, years = known.folder, known.years
    errors = [one for one in new.issues if one.severity is Severity.ERROR]
    if errors:
        said = Phrase(
            "Errors: {number}, in {files} files. Look at them, and send the files back with the faults marked.",
            {"number": len(errors), "files": len({one.place.file for one in errors})},
        )
        yield now(Topic.PROBLEMS, said, ("check", folder, *years), ("return", *years, "--out", _RETURNED))
    elif new.sheets or known.stored:
        yield done(Topic.PROBLEMS, Phrase("No errors in sheets that wait to be scored."))
    else:
        yield step(Topic.PROBLEMS, StepState.LATER, Phrase("No sheet has come yet."), ("check", folder, *years))
    if new.sheets and known.revision.is_published:
        said = Phrase(
            "Sheets that are not those of the publication: {number}. A correction opens a revision.",
            {"number": len(new.sheets)},
        )
        yield now(Topic.SCORES, said, ("amend", *years, "--reason", "REASON"))
    elif new.sheets:
        said = Phrase("Sheets without errors that are not scored yet: {number}.", {"number": len(new.sheets)})
        yield now(Topic.SCORES, said, ("score", folder, *years))
    elif known.stored:
        yield done(Topic.SCORES, Phrase("Scored sheets: {number}.", {"number": len(known.stored)}))
    else:
        yield step(Topic.SCORES, StepState.LATER, Phrase("No sheet is scored yet."), ("score", folder, *years))


def _scored(known: KnownYear, new: NewSheets) -> Iterator[NextStep]:
    """Yield what there is to do with scores."""
    years, there = known.years, bool(known.stored)
    sheets = {(known.year, one.sheet.unit): one.sheet for one in known.stored}
    found = [one.code for one in gaps(known.workspace, known.year, sheets, Basis.APPRAISED)] if there else []
    short, old = found.count(_SHORT), found.count(_OLD)
    if old:
        words = Phrase("The criteria set has changed since sheets were scored: score them again.")
        yield now(Topic.STAGES, words, ("score", known.folder, *years))
    elif short:
        words = Phrase("Sheets that lack scores: {number}.", {"number": short})
        yield step(Topic.STAGES, StepState.NOW if there else StepState.LATER, words, ("stages", *years))
    elif there:
        yield done(Topic.STAGES, Phrase("No sheet lacks a score."))
    results = [("rank", *years), ("losses", *years), ("report", *years, "--format", "docx")]
    ready = StepState.NOW if there else StepState.LATER
    yield step(Topic.RESULTS, ready, Phrase("Look at ranks, lost points and the report."), *results)
    yield from _publication(known, complete=there and not (short or old or known.absent or new.sheets))


def _publication(known: KnownYear, *, complete: bool) -> Iterator[NextStep]:
    years, published = known.years, known.revision.is_published
    if published:
        said = Phrase(
            "Published, revision {revision}. It can be proved at any time.", {"revision": known.revision.number}
        )
        yield done(Topic.PUBLICATION, said)
        yield now(Topic.PROOF, Phrase("Prove it, and hand it on as one file."), ("verify", *years), _bundle(known.year))
        return
    ready = complete and not drafts(known.workspace, known.year)
    words = Phrase("Lock the year with its manifest, once nothing is missing.")
    yield step(Topic.PUBLICATION, StepState.NOW if ready else StepState.LATER, words, ("publish", *years))


def _bundle(year: int) -> tuple[str, ...]:
    return ("bundle", "--year", str(year), "--out", f"bundle-{year}.zip")


def _ordered(steps: list[NextStep]) -> list[NextStep]:
    """Return the steps in the order of the work."""
    return sorted(steps, key=lambda step: list(Topic).index(step.topic))
