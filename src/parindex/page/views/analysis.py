"""What results mean: where points were lost, and one unit on one page."""

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.page.asked import Asked
from parindex.page.desk import OpenDesk, command
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


def losses_page(desk: OpenDesk, asked: Asked) -> Response:
    """Show where points were lost, lost again, and may be lost."""
    year, known = scored_year(desk, asked)
    blocks = blocks_of(_losses(desk, year).blocks(Shown.PAGE), desk)
    words = command("losses", "--year", year)
    return shown(
        "answer.html.j2", desk, "/losses", year=year, years=known, blocks=blocks, command=words, files="losses"
    )


def losses_file(desk: OpenDesk, asked: Asked) -> Response:
    """Return lost points as a file."""
    year, _ = scored_year(desk, asked)
    form = asked.text("format") or ""
    if form == "text" or form not in OFFERS["answer"]:
        raise ParindexError("There is no format {format}.", format=form or '""')
    return attached(rendered_answer(_losses(desk, year), form, desk.speech), f"losses-{year}.{form}")


def _losses(desk: OpenDesk, year: int) -> Answer:
    with desk.session() as session:
        workspace = session.load()
        tasked = tasked_components(workspace, year + 1)
        return losses_answer(losses(workspace, year, locale=desk.locale, tasked=tasked), desk.speech)


def profile_page(desk: OpenDesk, asked: Asked) -> Response:
    """Show one unit on one page: result, change, losses, ways up."""
    year, known = scored_year(desk, asked)
    unit = asked.path["unit"]
    with desk.session() as session:
        found = profile(session.load(), unit, year=year, locale=desk.locale)
        blocks = blocks_of(profile_answer(found, desk.speech).blocks(Shown.PAGE), desk)
    words = command("profile", unit, "--year", year)
    return shown("answer.html.j2", desk, "/results", year=year, years=known, blocks=blocks, command=words, files="")
