"""What results mean: where points were lost, and one unit on one page."""

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.page.asked import Asked
from parindex.page.page_session import PageSession, command
from parindex.page.rendering import attached, blocks_of, shown
from parindex.page.views.results import scored_year
from parindex.reporting.answers.answer import Answer
from parindex.reporting.answers.formats import rendered_answer
from parindex.reporting.blocks import Shown
from parindex.reporting.formats.registry import OFFERS
from parindex.workflow.analysis.answers import losses_answer, profile_answer
from parindex.workflow.analysis.losses import losses
from parindex.workflow.analysis.profile import profile
from parindex.workflow.planning.plans import tasked_components

__all__ = ["losses_file", "losses_page", "profile_page"]


def losses_page(visit: PageSession, asked: Asked) -> Response:
    """Show where points were lost, lost again, and may be lost."""
    year, known = scored_year(visit, asked)
    blocks = blocks_of(_losses(visit, year).blocks(Shown.PAGE), visit)
    words = command("losses", "--year", year)
    return shown(
        "answer.html.j2", visit, "/losses", year=year, years=known, blocks=blocks, command=words, files="losses"
    )


def losses_file(visit: PageSession, asked: Asked) -> Response:
    """Return lost points as a file."""
    year, _ = scored_year(visit, asked)
    form = asked.text("format") or ""
    if form == "text" or form not in OFFERS["answer"]:
        raise ParindexError("There is no format {format}.", format=form or '""')
    return attached(rendered_answer(_losses(visit, year), form, visit.speech), f"losses-{year}.{form}")


def _losses(visit: PageSession, year: int) -> Answer:
    with visit.session() as session:
        workspace = session.load()
        tasked = tasked_components(workspace, year + 1)
        return losses_answer(losses(workspace, year, locale=visit.locale, tasked=tasked), visit.speech)


def profile_page(visit: PageSession, asked: Asked) -> Response:
    """Show one unit on one page: result, change, losses, ways up."""
    year, known = scored_year(visit, asked)
    unit = asked.path["unit"]
    with visit.session() as session:
        workspace = session.load()
        tasked = tasked_components(workspace, year + 1)
        found = profile(workspace, unit, year=year, locale=visit.locale, tasked=tasked)
        blocks = blocks_of(profile_answer(found, visit.speech).blocks(Shown.PAGE), visit)
    words = command("profile", unit, "--year", year)
    return shown("answer.html.j2", visit, "/results", year=year, years=known, blocks=blocks, command=words, files="")
