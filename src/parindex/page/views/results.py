"""Results: ranks and changes, and why a unit has its number."""

from starlette.responses import Response

from parindex.errors import ParindexError
from parindex.model.results.scorecards import BlockStandings
from parindex.page.asked import Asked
from parindex.page.page_session import PageSession, command
from parindex.page.rendering import link, shown
from parindex.reporting.blocks import AnyBlock, Table
from parindex.reporting.documents.explanation import explain_document
from parindex.reporting.report.decided import decided_words
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.ranking import ranking_lines, ranking_table
from parindex.reporting.writers.html import Html, HtmlWriter
from parindex.workflow.explain import explain
from parindex.workflow.rank import rank
from parindex.workflow.years.known_years import known_years

__all__ = ["explanation_page", "ranking_page", "scored_year"]


def scored_year(visit: PageSession, asked: Asked) -> tuple[int, tuple[int, ...]]:
    """Return the year that was asked for, or else the latest that was scored; and all that were."""
    with visit.session() as session:
        known = known_years(session).scored
    if not known and asked.year is None:
        raise ParindexError("Nothing is scored yet. Put sheets into the folder of the year, and score them.")
    return asked.year or known[-1], known


def ranking_page(visit: PageSession, asked: Asked) -> Response:
    """Show the ranks of every block, against another year if asked; every unit leads to its explanation."""
    year, known = scored_year(visit, asked)
    compare = asked.number("compare")
    with visit.session() as session:
        years = range(min(year, compare or year), max(year, compare or year) + 1)
        ranking = rank(session.load(years), year, compare=compare, locale=visit.locale)
    words = ("rank", "--year", year, *(("--compare", compare) if compare else ()))
    return shown(
        "results.html.j2",
        visit,
        "/results",
        year=year,
        years=known,
        compare=compare,
        blocks=[(one, _table(one, year, visit), _beside(one, visit)) for one in ranking.blocks],
        command=command(*words),
    )


def _beside(block: BlockStandings, visit: PageSession) -> list[str]:
    """Say what parted equals, and the mean of the ranked units, as the command does."""
    figures = Figures(block.edition.policy, visit.speech)
    told = list(decided_words(block, figures, visit.speech))
    if block.mean is not None:
        mean = figures.value(block.mean).text
        told.append(visit.speech.say("Mean of the ranked units: {mean}", mean=mean))
    return told


def _table(block: BlockStandings, year: int, visit: PageSession) -> Html:
    figures = Figures(block.edition.policy, visit.speech)
    units = [one.card.unit for one in block.standings]

    def to_unit(_: Table, row: int) -> str:
        return link(f"/results/{units[row]}", year=year) if row < len(units) else ""

    table: AnyBlock = ranking_table(ranking_lines(block, figures), compare=block.compare)
    return HtmlWriter(visit.speech, to_unit).written([table])


def explanation_page(visit: PageSession, asked: Asked) -> Response:
    """Show why a unit has its number, down to the cell that was typed."""
    year, _ = scored_year(visit, asked)
    with visit.session() as session:
        found = explain(session.load({year}), asked.path["unit"], None, year=year)
    return shown(
        "explain.html.j2",
        visit,
        "/results",
        year=year,
        found=found,
        document=explain_document(found.card, None, visit.speech),
        command=command("explain", found.card.unit, "--year", year),
    )
