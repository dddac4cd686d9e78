"""The window itself: its looks, its language, work that goes on, and closing it."""

from functools import cache
from importlib.resources import files

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.page.asked import Asked
from parindex.page.page_session import PageSession
from parindex.page.rendering import see, shown
from parindex.reporting.writers.html import stylesheet

__all__ = ["change_language", "close", "job_page", "looks", "script"]

_LOCALES = {"vi", "en"}


def job_page(visit: PageSession, asked: Asked) -> Response:
    """Show how far a piece of work is; without a script the page looks again by itself."""
    job = visit.jobs.find(int(asked.path["number"]))
    if job is None:
        raise ParindexError("There is no such work; it belonged to an earlier window.")
    if job.error is not None:
        raise job.error
    if job.target is not None:
        return see(visit, job.target)
    return shown("job.html.j2", visit, "", job=job, refresh=1)


def change_language(visit: PageSession, asked: Asked) -> Response:
    """Speak the other language from now on."""
    wanted = asked.text("locale")
    visit.locale = wanted if wanted in _LOCALES else visit.locale
    back = asked.text("back") or "/"
    return see(visit, back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/")


def close(visit: PageSession, asked: Asked) -> Response:  # noqa: ARG001  as every view
    """Close the page, once nothing is being done."""
    if visit.jobs.busy:
        raise ParindexError("Work goes on; close the page when it is done.")
    visit.closing = True
    return shown("closed.html.j2", visit, "")


def looks(visit: PageSession, asked: Asked) -> Response:  # noqa: ARG001  as every view
    """Return the looks: those of all pages that are written, and those of the tools around them."""
    return Response(stylesheet() + "\n" + _own("page.css"), media_type="text/css")


def script(visit: PageSession, asked: Asked) -> Response:  # noqa: ARG001  as every view
    """Return the script that tells that a window is open; nothing else needs one."""
    return Response(_own("page.js"), media_type="text/javascript")


@cache
def _own(name: str) -> str:
    return (files("parindex.page") / "templates" / name).read_text("utf-8")
