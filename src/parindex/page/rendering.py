"""Templates of the page: they loop and print; what they print is escaped, and made harmless as by every writer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parindex.model.results.next_steps import CommandLine, Topic
from parindex.model.texts.message import Phrase
from parindex.page.page_session import PageSession
from parindex.reporting.answers.next_steps import STATE_WORDS, TOPIC_WORDS
from parindex.reporting.blocks import AnyBlock
from parindex.reporting.writers.cells import said
from parindex.reporting.writers.html import Html, HtmlWriter

__all__ = ["PLACES", "Button", "attached", "blocks_of", "link", "see", "shown"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button: where it leads, what it is called, and the command that does the same."""

    path: str
    label: Phrase
    command: CommandLine
    fields: Mapping[str, object] = field(default_factory=dict)
    """What goes with it, unseen."""
    careful: bool = False
    """Whether to ask once more."""


PLACES: Mapping[str, tuple[Phrase, tuple[Topic, ...]]] = {
    "/": (Phrase("Next steps"), ()),
    "/set": (Phrase("Criteria set"), (Topic.SET, Topic.REVIEW, Topic.UNITS, Topic.DEFINITIONS)),
    "/sheets": (Phrase("Score sheets"), (Topic.FORMS, Topic.SHEETS, Topic.PROBLEMS, Topic.SCORES, Topic.STAGES)),
    "/results": (Phrase("Results"), (Topic.RESULTS,)),
    "/losses": (Phrase("Lost points"), ()),
    "/reports": (Phrase("Reports"), ()),
    "/during": (Phrase("Plan and survey"), ()),
    "/publication": (Phrase("Publication"), (Topic.PUBLICATION, Topic.PROOF)),
}
"""The pages in the order of the work, and where each piece of it is done."""


@cache
def _environment() -> Environment:
    folder = files("parindex.page") / "templates"
    made = Environment(
        loader=FileSystemLoader(Path(str(folder))),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["places"] = {path: words for path, (words, _) in PLACES.items()}
    made.globals["where"] = {topic: path for path, (_, topics) in PLACES.items() for topic in topics}
    made.globals["topic_words"], made.globals["state_words"] = TOPIC_WORDS, STATE_WORDS
    made.globals["link"] = link
    return made


def shown(name: str, visit: PageSession, place: str, *, status: int = 200, **context: Any) -> Response:  # noqa: ANN401  of each template
    """Return a page: the template `name`, at one of the places of the menu."""
    voice = visit.speech

    def spoken(value: object) -> object:
        return said(value, voice) if isinstance(value, str | Phrase) and not hasattr(value, "__html__") else value

    environment = _environment().overlay(finalize=spoken)
    template = environment.get_template(name)
    whole = {"year": None, "refresh": 0, **context}
    text = template.render(
        say=voice.say,
        voice=voice,
        visit=visit,
        place=place,
        notes=[] if whole["refresh"] else visit.told(),
        form=visit.keys.form,
        **whole,
    )
    return HTMLResponse(text, status)


def see(visit: PageSession, path: str, *, note: str = "", **query: object) -> Response:
    """Send the browser to another page, with something to tell there."""
    if note:
        visit.notes.append(note)
    return RedirectResponse(link(path, **query), 303)


def link(path: str, **query: object) -> str:
    """Return an address with what is asked for in it; what is `None` is left out."""
    asked = urlencode({name: value for name, value in query.items() if value is not None})
    return f"{path}?{asked}" if asked else path


def blocks_of(blocks: list[AnyBlock], visit: PageSession) -> Html:
    """Return blocks as markup."""
    return HtmlWriter(visit.speech).written(blocks)


def attached(content: bytes, name: str) -> Response:
    """Return a file to be saved; a browser shows none of it."""
    safe = "".join(char if char.isascii() and (char.isalnum() or char in "._-") else "-" for char in name)
    return Response(
        content,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{safe}"'},
    )
