"""Score sheets: brought in, checked, scored, sent back; the problems stand at their cells."""

from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.model.issues import Issue, Severity
from parindex.model.scores import Step
from parindex.model.texts.message import Phrase
from parindex.page.asked import Asked
from parindex.page.door.kept_files import harmless_name
from parindex.page.jobs import PageJob
from parindex.page.page_session import PageSession, command
from parindex.page.rendering import PLACES, Button, link, see, shown
from parindex.page.views.outgoing import written_for
from parindex.reporting.documents.issues import issues_document
from parindex.reporting.documents.json_text import json_text
from parindex.sources.files.paths import below
from parindex.workflow.intake.check import CheckOptions, check
from parindex.workflow.intake.score import ScoreOptions, score
from parindex.workflow.years.workspace import Workspace

__all__ = [
    "add",
    "check_sheets",
    "problems_document",
    "remove",
    "score_sheets",
    "sheets_page",
    "undo",
]


_STAGES: Mapping[str, Phrase] = {
    Step.SELF.value: Phrase("self score"),
    Step.APPRAISAL_1.value: Phrase("appraisal, first round"),
    Step.EXPLANATION.value: Phrase("explanation"),
    Step.APPRAISAL_2.value: Phrase("appraisal, second round"),
    Step.SURVEY.value: Phrase("survey"),
}


def sheets_page(visit: PageSession, asked: Asked) -> Response:
    """Show what has come of a year, what is wrong in it, and what can be done with it."""
    state = visit.state(asked.year)
    year = state.year
    with visit.session() as session:
        folder = _folder(session.load({year}), year)
    checked, returned = visit.checked.get(year), visit.returned.get(year)
    issues = checked.issues if checked else ()
    groups = [(visit.called(file), list(found)) for file, found in groupby(issues, key=lambda one: one.place.file)]
    return shown(
        "sheets.html.j2",
        visit,
        "/sheets",
        year=year,
        state=state,
        files=_files(folder, issues),
        checked=checked,
        groups=groups,
        parcels=[(parcel.name, written_for(visit, parcel)) for parcel in returned.parcels] if returned else None,
        kept=visit.kept.all(),
        stages=_STAGES,
        actions=_actions(year, visit.called(folder)),
    )


def _actions(year: int, folder: str) -> dict[str, Button]:
    fields, years = {"year": year}, ("--year", year)
    return {
        "check": Button("/sheets/check", Phrase("Check all sheets"), command("check", *years), fields),
        "score": Button("/sheets/score", Phrase("Score and store"), command("score", folder, *years), fields),
        "return": Button(
            "/sheets/return", Phrase("Mark the faults and send back"), command("return", *years, "--out", "DIR"), fields
        ),
        "forms": Button("/forms", Phrase("Blank forms"), command("template", *years, "--out", "forms"), fields),
    }


def add(visit: PageSession, asked: Asked) -> Response:
    """Put sheets that were brought in into the folder of the year; what they replace is kept."""
    year, replaced = asked.must_name_year(), 0
    with visit.session() as session:
        folder = _folder(session.load({year}), year)
    names = [harmless_name(upload.name) for upload in asked.files]  # all of them, before any is written
    for name, upload in zip(names, asked.files, strict=True):
        replaced += visit.kept.put(_place_of(folder, name), upload.content) is not None
    note = visit.speech.say(
        "Files put into the folder of the year: {number}; of these in the place of others, which are kept: {replaced}.",
        number=len(names),
        replaced=replaced,
    )
    if not names:
        raise ParindexError("No file was chosen.")
    job = visit.jobs.begin(Phrase("Reading sheets"), command("check", "--year", year), _checking(visit, year))
    return see(visit, f"/jobs/{job.number}", note=note)


def remove(visit: PageSession, asked: Asked) -> Response:
    """Take a sheet out of the folder of the year; it is kept, and what the store has of it stays."""
    year = asked.must_name_year()
    with visit.session() as session:
        folder = _folder(session.load({year}), year)
    target = next(
        (file for file, *_ in _files(folder, ()) if str(file.relative_to(folder)) == asked.text("file")), None
    )
    if target is None:
        raise ParindexError("There is no file {file}.", file=asked.text("file") or '""')
    kept = visit.kept.take_away(target)
    visit.checked.pop(year, None)
    return see(visit, "/sheets", note=visit.speech.say("Taken away, and kept: {file}", file=kept.place), year=year)


def undo(visit: PageSession, asked: Asked) -> Response:
    """Put a kept file back to where it was."""
    put = visit.kept.put_back(int(asked.text("number") or 0))
    visit.checked.clear()
    back = asked.text("back") or ""
    note = visit.speech.say("Put back: {file}", file=put.place)
    return see(visit, back if back in PLACES else "/sheets", note=note, year=asked.year)


def check_sheets(visit: PageSession, asked: Asked) -> Response:
    """Look for problems in all sheets of the year."""
    year = asked.must_name_year()
    job = visit.jobs.begin(Phrase("Reading sheets"), command("check", "--year", year), _checking(visit, year))
    return see(visit, f"/jobs/{job.number}")


def _checking(visit: PageSession, year: int) -> Callable[[PageJob], str]:
    def work(job: PageJob) -> str:
        visit.checked[year] = check(visit.home, [], CheckOptions(year), progress=job)
        return link("/sheets", year=year)

    return work


def problems_document(visit: PageSession, asked: Asked) -> Response:
    """Return the problems of the year as `check --format json` tells them."""
    found = check(visit.home, [], CheckOptions(asked.must_name_year()))
    return Response(json_text(issues_document(found.issues, visit.speech)), media_type="application/json")


def score_sheets(visit: PageSession, asked: Asked) -> Response:
    """Score the sheets of the year, and store what was typed in those without errors."""
    year, stage = asked.must_name_year(), asked.text("stage")
    step = Step(stage) if stage is not None and stage in _STAGES else None

    def work(job: PageJob) -> str:
        with visit.session() as session:
            workspace = session.load()
            folder = _folder(workspace, year)
            scored = score(workspace, [folder], ScoreOptions(year, step=step), at=visit.now(), progress=job)
        new = sum(len(one.new) + len(one.replaced) for one in scored.stored)
        refused = len({one.place.file for one in scored.issues if one.severity is Severity.ERROR})
        visit.notes.append(
            visit.speech.say(
                "Sheets stored: {number}; files with errors are refused whole: {refused}.", number=new, refused=refused
            )
        )
        return link("/sheets" if refused else "/results", year=year)

    called, stages = visit.called(Path(_sheets_of(visit, year))), ("--stage", step.value) if step else ()
    job = visit.jobs.begin(Phrase("Scoring"), command("score", called, "--year", year, *stages), work)
    return see(visit, f"/jobs/{job.number}")


def _folder(workspace: Workspace, year: int) -> Path:
    """Return the folder of a year's sheets; the page changes nothing outside of the workspace."""
    folder = Path(workspace.sheets.replace("{year}", str(year)))
    if not below(folder, workspace.home):
        raise ParindexError("The sheets are kept outside of the workspace, in {folder}: work there.", folder=folder)
    return folder


def _sheets_of(visit: PageSession, year: int) -> str:
    with visit.session() as session:
        return str(_folder(session.load({year}), year))


def _place_of(folder: Path, name: str) -> Path:
    """Return where a file belongs: in the place of the one of its name, wherever that lies below the folder."""
    there = [path for path, *_ in _files(folder, ()) if path.name == name]
    return there[0] if len(there) == 1 else folder / name


def _files(folder: Path, issues: tuple[Issue, ...]) -> list[tuple[Path, str, int, int]]:
    """Return the files below the folder of a year, how they are called, and their errors and other problems."""
    found = []
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.name.startswith((".", "~")):
            mine = [one.severity is Severity.ERROR for one in issues if one.place.file == str(path)]
            found.append((path, str(path.relative_to(folder)), sum(mine), len(mine) - sum(mine)))
    return found
