"""Reports and lists as files."""

from collections.abc import Mapping

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.model.results.next_steps import CommandLine
from parindex.model.texts.message import Phrase
from parindex.page.asked import Asked
from parindex.page.page_session import PageSession, command
from parindex.page.rendering import attached, link, shown
from parindex.page.views.results import scored_year
from parindex.reporting.awards.formats import AWARD_FORMATS
from parindex.reporting.formats.registry import FORMATS, OFFERS
from parindex.reporting.trend.formats import TREND_FORMATS
from parindex.workflow.awards import listed, propose, rendered
from parindex.workflow.output.report_date import report_date
from parindex.workflow.report import report
from parindex.workflow.trend import review, trend
from parindex.workflow.years.known_years import known_years

__all__ = ["awards_file", "report_file", "reports_page", "trend_file"]


def reports_page(visit: PageSession, asked: Asked) -> Response:
    """Show which files can be written, with the command of each."""
    year, known = scored_year(visit, asked)
    with visit.session() as session:
        has_awards = bool(session.settings.awards)
    lists: list[tuple[Phrase, str, Mapping[str, object]]] = [
        (Phrase("The report of the year"), "report", FORMATS),
        (Phrase("Lost points"), "losses", {name: FORMATS[name] for name in OFFERS["answer"] if name != "text"}),
    ]
    lists += [(Phrase("Units proposed for commendation"), "awards", AWARD_FORMATS)] if has_awards else []
    lists += [(Phrase("Several years side by side"), "trend", TREND_FORMATS)] if len(known) > 1 else []
    files = [
        (title, [(form, link(f"/reports/{name}", year=year, format=form), _words(name, year, form)) for form in forms])
        for title, name, forms in lists
    ]
    return shown("reports.html.j2", visit, "/reports", year=year, years=known, lists=files)


def _words(name: str, year: int, form: str) -> CommandLine:
    if name == "trend":
        return command("trend", "--to", year, "--format", form, "--out", ".")
    return command(name, "--year", year, "--format", form, "--out", ".")


def report_file(visit: PageSession, asked: Asked) -> Response:
    """Return the report of the year in one of its formats."""
    year, _ = scored_year(visit, asked)
    form = _form(asked, FORMATS)
    with visit.session() as session:
        made = report(session.load(), form, year=year, on=report_date(), locale=visit.locale)
    return attached(made.content, made.name)


def awards_file(visit: PageSession, asked: Asked) -> Response:
    """Return the units that the award rules propose."""
    year, _ = scored_year(visit, asked)
    form, voice = _form(asked, AWARD_FORMATS), visit.speech
    with visit.session() as session:
        workspace = session.load()
        found = propose(workspace, year, locale=visit.locale)
        made = listed(workspace, found, voice, on=report_date(), missed=False)
    return attached(rendered(form, made, voice), f"awards-{year}.{form}")


def trend_file(visit: PageSession, asked: Asked) -> Response:
    """Return all years that there are up to one, side by side."""
    year, _ = scored_year(visit, asked)
    form = _form(asked, TREND_FORMATS)
    with visit.session() as session:
        known, workspace = known_years(session), session.load()
        found = trend(workspace, min((*known.scored, *known.printed)), year, locale=visit.locale)
        made = review(found, workspace, form, on=report_date(), locale=visit.locale)
    return attached(made.content, made.name)


def _form(asked: Asked, forms: Mapping[str, object]) -> str:
    form = asked.text("format") or ""
    if form not in forms:
        raise ParindexError("There is no format {format}.", format=form or '""')
    return form
