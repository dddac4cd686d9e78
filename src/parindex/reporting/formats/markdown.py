"""The report in Markdown, from a Jinja template; no name can become markup."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, TemplateError

from parindex.errors import ParindexError
from parindex.language import Speech, speech
from parindex.reporting.blocks import Shown, Table
from parindex.reporting.environment import ReportEnvironment, environment, names
from parindex.reporting.markdown_table import Markdown, escaped
from parindex.reporting.report.contents import Area, AreaRow, DerivedRow, LikeLine, Loss, ReportContext, Row, TierCount
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.areas import area_units_table, areas_table, losses_table, tiers_table
from parindex.reporting.tables.comparison.beside_changes import derived_table, like_table
from parindex.reporting.tables.ranking import RankingLine, ranking_table
from parindex.reporting.writers.markdown import markdown_table, markdown_text

__all__ = ["TEMPLATE", "markdown_environment", "render_markdown"]

TEMPLATE = "report.md.j2"


def render_markdown(context: ReportContext, templates: Path | None) -> bytes:
    """Fill the template, the workspace's own if there is one.

    Raises:
        ParindexError: the template cannot be read or uses what the context does not have.
    """
    try:
        text = markdown_environment(context.locale, templates).get_template(TEMPLATE).render(names(context))
    except (TemplateError, OSError, UnicodeDecodeError, TypeError, KeyError, ValueError, RecursionError) as error:
        message = "The template {file} cannot be used: {problem}"
        raise ParindexError(message, file=TEMPLATE, problem=str(error)) from error
    chapter = markdown_text(context.chapter, speech(context.locale)) if context.chapter else ""
    return (re.sub(r"\n{3,}", "\n\n", f"{text}\n\n{chapter}").strip() + "\n").encode()


def markdown_environment(locale: str, templates: Path | None) -> ReportEnvironment:
    """Return the environment of Markdown templates: everything printed is escaped, tables are filters."""
    voice = speech(locale)
    own = [FileSystemLoader(templates)] if templates else []
    loader = ChoiceLoader([*own, PackageLoader("parindex.reporting", "templates")])
    tables = _Tables(voice)
    filters: dict[str, Callable[..., object]] = {
        "ranking": tables.ranking,
        "ranking_with_changes": tables.ranking_with_changes,
        "tier_table": tables.tiers,
        "area_table": tables.areas,
        "area_units": tables.area_units,
        "loss_table": tables.losses,
        "derived_table": tables.derived,
        "like_table": tables.like,
    }
    return environment(voice, loader=loader, finalize=escaped, filters=filters, autoescape=False)


class _Tables:
    """The tables of a report; every cell is escaped, figures stand to the right."""

    def __init__(self, voice: Speech) -> None:
        self._voice = voice

    def ranking(self, rows: Sequence[Row]) -> Markdown:
        return self._told(ranking_table(self._lines(rows), readers=Shown.PAGE))

    def ranking_with_changes(self, rows: Sequence[Row]) -> Markdown:
        lines = self._lines(rows)
        return self._told(
            ranking_table(lines, compare=next((line.block.compare for line in lines), None), readers=Shown.PAGE)
        )

    def _lines(self, rows: Iterable[Row]) -> list[RankingLine]:
        found = (row.source for row in rows)
        return [RankingLine(unit, block, Figures(block.edition.policy, self._voice)) for block, unit in found]

    def _told(self, table: Table) -> Markdown:
        return markdown_table(table, self._voice)

    def derived(self, rows: Iterable[DerivedRow], compare: int | None) -> Markdown:
        return self._told(derived_table(rows, compare))

    def like(self, rows: Iterable[LikeLine], year: int, compare: int | None) -> Markdown:
        return self._told(like_table(rows, year, compare))

    def tiers(self, tiers: Iterable[TierCount]) -> Markdown:
        return self._told(tiers_table(tiers))

    def areas(self, areas: Iterable[Area], compare: int | None) -> Markdown:
        return self._told(areas_table(areas, compare))

    def area_units(self, rows: Iterable[AreaRow], areas: Sequence[Area]) -> Markdown:
        return self._told(area_units_table(rows, areas))

    def losses(self, losses: Iterable[Loss]) -> Markdown:
        return self._told(losses_table(losses))
