"""The work of the year: the plan, the dossiers month by month, and surveys."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.model.issues import Issue
from parindex.model.texts.message import Phrase
from parindex.page.asked import Asked
from parindex.page.page_session import PageSession, command
from parindex.page.rendering import Button, blocks_of, see, shown
from parindex.page.views.start import brought_in
from parindex.reporting.tables.during_the_year.monitoring import monitor_blocks
from parindex.reporting.tables.during_the_year.plan import status_blocks
from parindex.reporting.tables.during_the_year.survey import score_blocks
from parindex.reporting.writers.html import Html
from parindex.workflow.monitoring.import_months import MonthOptions, import_months
from parindex.workflow.monitoring.show import monitored
from parindex.workflow.planning.import_plan import import_plan
from parindex.workflow.planning.plans import load_plan, plan_path, status_of
from parindex.workflow.surveys.surveys import answers, score_survey
from parindex.workflow.years.workspace import Workspace

__all__ = ["overview", "survey_report", "take_months", "take_plan"]

_VIETNAM = timedelta(hours=7)


def overview(visit: PageSession, asked: Asked) -> Response:
    """Show where the plan stands today, the dossiers of the year, and which surveys there are."""
    year = asked.year or visit.now().year
    with visit.session() as session:
        workspace = session.load()
        plan = _if_there(lambda: _plan(workspace, year, visit)) if plan_path(workspace, year).is_file() else None
        months = _if_there(lambda: blocks_of(monitor_blocks(monitored(workspace, year), visit.speech), visit))
        surveys = sorted(path.stem for path in (workspace.home / "surveys").glob("*.yaml"))
    return shown(
        "during.html.j2",
        visit,
        "/during",
        year=year,
        plan=plan,
        months=months,
        surveys=[(name, _answering(name, year)) for name in surveys],
        actions=_actions(year),
        kept=visit.kept.all(),
        commands=(command("plan", "status", "--year", year), command("monitor", "show", "--year", year)),
    )


def _actions(year: int) -> tuple[Button, Button]:
    words = ("plan", "import", "FILE", "--year", year), ("monitor", "import", "FILE", "--year", year)
    return (
        Button("/during/plan", Phrase("Read the plan"), command(*words[0]), {"year": year}),
        Button("/during/months", Phrase("Store the months"), command(*words[1]), {"year": year}),
    )


def _answering(name: str, year: int) -> Button:
    words = command("survey", "report", name, "FILE")
    return Button("/during/survey", Phrase("Report on the answers"), words, {"survey": name, "year": year})


def _plan(workspace: Workspace, year: int, visit: PageSession) -> Html:
    day = (visit.now() + _VIETNAM).date()
    found = status_of(workspace, load_plan(workspace, year), day, visit.locale)
    return blocks_of(status_blocks(found, visit.speech), visit)


def _if_there(look: Callable[[], Html]) -> Html | ParindexError:
    """Return what is to be shown, or why there is nothing."""
    try:
        return look()
    except ParindexError as error:
        return error


def take_plan(visit: PageSession, asked: Asked) -> Response:
    """Read a table of tasks into the plan of the year; the plan before is kept."""
    year = asked.must_name_year()
    with visit.session() as session, TemporaryDirectory() as folder:
        workspace = session.load()
        path = plan_path(workspace, year)
        if path.is_file():
            visit.kept.keep(path)
        file, day = brought_in(asked.one_file("file"), Path(folder)), (visit.now() + _VIETNAM).date()
        found = import_plan(workspace, file, year, on=day, reason=asked.text("reason") or "", dry_run=False)
    note = visit.speech.say(
        "Tasks: {new} new, {changed} changed; deadlines moved: {moved}",
        new=found.new,
        changed=found.changed,
        moved=found.moved,
    )
    return _told(visit, found.issues, note if found.written else visit.speech.say("Nothing was written."), year)


def take_months(visit: PageSession, asked: Asked) -> Response:
    """Store monthly counts of dossiers."""
    year = asked.must_name_year()
    with visit.session() as session, TemporaryDirectory() as folder:
        file = brought_in(asked.one_file("file"), Path(folder))
        found = import_months(session.load({year}), [file], MonthOptions(year, asked.number("month")), at=visit.now())
    saved = found.saved
    counts = {
        "new": len(saved.new) if saved else 0,
        "replaced": len(saved.replaced) if saved else 0,
        "unchanged": len(saved.unchanged) if saved else 0,
    }
    stored = visit.speech.say(
        "Rows: {rows}; new: {new}, replaced: {replaced}, unchanged: {unchanged}", rows=len(found.rows), **counts
    )
    return _told(visit, found.issues, stored if saved else visit.speech.say("Nothing was stored."), year)


def survey_report(visit: PageSession, asked: Asked) -> Response:
    """Show satisfaction by unit from the answers of a survey; they are read and not kept, and no person is in it."""
    name, voice = asked.text("survey") or "", visit.speech
    with visit.session() as session, TemporaryDirectory() as folder:
        workspace = session.load()
        if not (workspace.home / "surveys" / f"{name}.yaml").is_file() or Path(name).name != name:
            raise ParindexError("There is no survey {name}.", name=name or '""')
        found = answers(workspace, name, [brought_in(asked.one_file("answers"), Path(folder))])
        blocks = blocks_of(score_blocks(score_survey(workspace, found), voice), visit)
    visit.notes += [f"{one.place.cell} {voice.message(one)} {voice.remedy(one)}".strip() for one in found.issues]
    words = command("survey", "report", name, "FILE")
    return shown("answer.html.j2", visit, "/during", year=asked.year, blocks=blocks, command=words, files="")


def _told(visit: PageSession, issues: tuple[Issue, ...] | list[Issue], note: str, year: int) -> Response:
    voice = visit.speech
    visit.notes += [f"{one.place.cell} {voice.message(one)} {voice.remedy(one)}".strip() for one in issues]
    return see(visit, "/during", note=note, year=year)
