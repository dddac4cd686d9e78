"""`parindex doctor`: is this computer fit for the program?"""

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from parindex.cli.current import current
from parindex.cli.options import FormatOption, Output
from parindex.cli.present import terminal
from parindex.language import Speech
from parindex.version import __version__

if TYPE_CHECKING:
    from parindex.workflow.health.doctor import Checkup

__all__ = ["doctor"]


def doctor(
    format: FormatOption = Output.TEXT,  # noqa: A002  the word that users know
) -> None:
    """Look whether this computer is fit for the program.

    Versions, where the store lies, disk, worker processes, fonts, encoding. The exit code is 3 if anything
    should be mended before scores are kept here.
    """
    from parindex.workflow.health.doctor import diagnoses  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow.health.surroundings import look_around  # noqa: PLC0415  as above

    current.speak_as_workspace()
    root = current.root
    store = current.session().store.location if root is not None else None
    found = list(diagnoses(look_around(root or Path.cwd(), store, __version__)))
    if format is Output.JSON:
        from parindex.reporting.documents.heads import head  # noqa: PLC0415  not needed for text

        terminal.print_json({**head(), "checks": [_document(one, current.speech) for one in found]})
    else:
        for one in found:
            _print(one, current.speech)
    raise typer.Exit(3 if any(one.state == "problem" for one in found) else 0)


def _words(one: "Checkup", speech: Speech) -> tuple[str, str]:
    remedy = speech.say(one.remedy.template, **one.remedy.values) if one.remedy else ""
    return speech.say(one.found.template, **one.found.values), remedy


def _document(one: "Checkup", speech: Speech) -> dict[str, object]:
    message, remedy = _words(one, speech)
    return {"subject": one.subject, "state": one.state, "message": message, "remedy": remedy}


def _subject(one: "Checkup", speech: Speech) -> str:
    """Name what was looked at; names of libraries and programs are the same in every language."""
    words = {
        "versions": speech.say("versions"),
        "store": speech.say("store"),
        "disk": speech.say("disk"),
        "workers": speech.say("workers"),
        "fonts": speech.say("fonts"),
        "encoding": speech.say("encoding"),
        "time zone": speech.say("time zone"),
    }
    return words.get(one.subject, one.subject)


def _print(one: "Checkup", speech: Speech) -> None:
    message, remedy = _words(one, speech)
    states = {"fine": speech.say("fine"), "note": speech.say("note"), "problem": speech.say("problem")}
    styles = {"fine": "green", "note": "yellow", "problem": "bold red"}
    terminal.answer(
        Text.assemble((states[one.state], styles[one.state]), f"  {_subject(one, speech)}: {terminal.plain(message)}")
    )
    if remedy:
        terminal.answer(Text("      → " + terminal.plain(remedy), style="dim"))
