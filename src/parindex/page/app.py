"""The page as an application: the table of its addresses, behind the gatekeeper."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from parindex.errors import ParindexError
from parindex.language.system_reason import system_reason
from parindex.page.asked import Asked, asked_of
from parindex.page.door.gatekeeper import Gatekeeper
from parindex.page.page_session import PageSession
from parindex.page.rendering import shown
from parindex.page.views import (
    analysis,
    during_the_year,
    outgoing,
    publication,
    reports,
    results,
    sets,
    sheets,
    start,
    windows,
)
from parindex.workflow.years.refused import RefusedError

__all__ = ["ROUTES", "page"]

View = Callable[[PageSession, Asked], Response]

ROUTES: Mapping[tuple[str, str], View] = {
    ("GET", "/"): start.next_page,
    ("POST", "/start"): start.begin,
    ("GET", "/set"): sets.sets_page,
    ("GET", "/set/review"): sets.review_workbook,
    ("POST", "/set/review"): sets.take_back,
    ("POST", "/set/import"): sets.read_annex,
    ("GET", "/sheets"): sheets.sheets_page,
    ("GET", "/sheets/problems.json"): sheets.problems_document,
    ("POST", "/sheets/add"): sheets.add,
    ("POST", "/sheets/remove"): sheets.remove,
    ("POST", "/sheets/undo"): sheets.undo,
    ("POST", "/sheets/check"): sheets.check_sheets,
    ("POST", "/sheets/score"): sheets.score_sheets,
    ("POST", "/sheets/return"): outgoing.return_sheets,
    ("GET", "/sheets/copy"): outgoing.marked_copy,
    ("GET", "/forms"): outgoing.blank_forms,
    ("GET", "/results"): results.ranking_page,
    ("GET", "/results/{unit}"): results.explanation_page,
    ("GET", "/losses"): analysis.losses_page,
    ("GET", "/profile/{unit}"): analysis.profile_page,
    ("GET", "/reports"): reports.reports_page,
    ("GET", "/reports/report"): reports.report_file,
    ("GET", "/reports/losses"): analysis.losses_file,
    ("GET", "/reports/awards"): reports.awards_file,
    ("GET", "/reports/trend"): reports.trend_file,
    ("GET", "/during"): during_the_year.overview,
    ("POST", "/during/plan"): during_the_year.take_plan,
    ("POST", "/during/months"): during_the_year.take_months,
    ("POST", "/during/survey"): during_the_year.survey_report,
    ("GET", "/publication"): publication.publication_page,
    ("POST", "/publication/publish"): publication.publish_year,
    ("POST", "/publication/amend"): publication.amend_year,
    ("POST", "/publication/verify"): publication.verify_year,
    ("GET", "/publication/bundle"): publication.bundle_file,
    ("GET", "/jobs/{number:int}"): windows.job_page,
    ("POST", "/language"): windows.change_language,
    ("POST", "/close"): windows.close,
    ("GET", "/page.css"): windows.looks,
    ("GET", "/page.js"): windows.script,
}
"""Every address, and what answers there."""


def page(visit: PageSession) -> Gatekeeper:
    """Return the page of a visit; nothing of it is reached but through the gatekeeper."""
    routes = [Route(path, _answering(visit, view), methods=[method]) for (method, path), view in ROUTES.items()]
    routes += [Route("/alive", _alive(visit), methods=["POST"])]
    return Gatekeeper(Starlette(routes=routes), visit.keys)


def _answering(visit: PageSession, view: View) -> Callable[[Request], Awaitable[Response]]:
    async def answering(request: Request) -> Response:
        asked = await asked_of(request, visit.keys)
        if asked is None:
            return PlainTextResponse("This form is not of this page.", 403)
        visit.hear()
        return await run_in_threadpool(_safely, visit, view, asked)

    return answering


def _safely(visit: PageSession, view: View, asked: Asked) -> Response:
    """Answer; what could not be done is told on a page of its own, as a command tells it."""
    try:
        return view(visit, asked)
    except ParindexError as error:
        issues = error.issues if isinstance(error, RefusedError) else ()
        return shown("error.html.j2", visit, "", status=400, error=error, issues=issues)
    except OSError as error:
        told = ParindexError("{path}: {reason}.", path=error.filename or "parindex", reason=system_reason(error))
        return shown("error.html.j2", visit, "", status=400, error=told, issues=())


def _alive(visit: PageSession) -> Callable[[Request], Awaitable[Response]]:
    """Hear that a window is open, or was closed: nothing but that, so that no form is needed."""

    async def alive(request: Request) -> Response:
        visit.hear(goodbye=request.query_params.get("goodbye") == "1")
        return Response(status_code=204)

    return alive
