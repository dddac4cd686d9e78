"""Where one begins: with two files if there is no workspace yet, else with what is to be done next."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.model.definition import IDENTIFIER_PATTERN
from parindex.model.results.next_steps import StepState
from parindex.model.texts.message import Phrase
from parindex.page.asked import Asked, Upload
from parindex.page.door.kept_files import harmless_name
from parindex.page.page_session import PageSession, command
from parindex.page.rendering import Button, see, shown
from parindex.sources.files.paths import SETTINGS_FILE
from parindex.workflow.setting_up.init import init_from

__all__ = ["begin", "brought_in", "next_page"]


def next_page(visit: PageSession, asked: Asked) -> Response:
    """Show where the year stands and what is to be done; without a workspace, how to make one."""
    if not (visit.home / SETTINGS_FILE).is_file():
        words = ("init", "NAME", "--year", visit.now().year, "--criteria", "ANNEX", "--units", "LIST")
        action = Button("/start", Phrase("Make the workspace"), command(*words))
        return shown("start.html.j2", visit, "/", action=action, this_year=visit.now().year)
    state = visit.state(asked.year)
    steps = [(step, step.state is StepState.NOW) for step in state.steps]
    return shown("next.html.j2", visit, "/", state=state, steps=steps, year=state.year)


def begin(visit: PageSession, asked: Asked) -> Response:
    """Make a workspace of an annex and a list of units, and go on in it."""
    if (visit.home / SETTINGS_FILE).is_file():
        raise ParindexError("There is a workspace here already; nothing was written.")
    name, year = asked.text("name") or "", asked.year
    if year is None or not re.fullmatch(IDENTIFIER_PATTERN.strip("^$"), name):
        raise ParindexError("Give a year, and a name of small letters without accents, digits and hyphens.")
    with TemporaryDirectory() as folder:
        files = [brought_in(asked.one_file(field), Path(folder)) for field in ("annex", "list")]
        made = init_from(visit.home / name, *files, year=year, locale=visit.locale)
    visit.home = visit.home / name
    return see(
        visit,
        "/",
        note=visit.speech.say(
            "Read: {rows} rows of the annex, {units} units of the list.", rows=made.rows, units=made.units
        ),
        year=year,
    )


def brought_in(upload: Upload, folder: Path) -> Path:
    """Write a file that was brought in into a folder, under a harmless name."""
    path = folder / harmless_name(upload.name)
    path.write_bytes(upload.content)
    return path
