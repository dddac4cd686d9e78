"""The ranking as one row a unit, for spreadsheets and scripts."""

from pathlib import Path

from parindex.language import Speech, speech
from parindex.language.revision_words import counted_words
from parindex.reporting.blocks import Shown, Table
from parindex.reporting.open_data.described import TableForm
from parindex.reporting.report.contents import BlockReport, ReportContext
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables.ranking import RankingMoment, ranking_lines, ranking_table
from parindex.reporting.writers import csv

__all__ = ["csv_form", "render_csv"]


def render_csv(context: ReportContext, _templates: Path | None) -> bytes:
    """Write one row per unit of every block."""
    return csv.csv_bytes(_tables(context), speech(context.locale))


def csv_form(context: ReportContext) -> TableForm:
    """Say how the file is to be read."""
    return csv.csv_form(_tables(context)[0], speech(context.locale))


def _tables(context: ReportContext) -> list[Table]:
    voice = speech(context.locale)
    return [_table(block, context, voice) for block in context.blocks] or [ranking_table(())]


def _table(block: BlockReport, context: ReportContext, voice: Speech) -> Table:
    standings = block.source.standings
    lines = ranking_lines(standings, Figures(standings.edition.policy, voice))
    return ranking_table(lines, moment=_moment(block, context, voice), readers=Shown.DATA)


def _moment(block: BlockReport, context: ReportContext, voice: Speech) -> RankingMoment:
    """Say which revisions the rows are of; 1 for a year that was never amended."""
    place = context.revision_place
    compared = None if block.compare_areas is None else block.source.compared
    return RankingMoment(
        revision=place.revision.number if place else None,
        compared=compared.number if compared else None,
        basis=counted_words(place.revision, voice) if place else "",
    )
