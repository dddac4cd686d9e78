"""A trend as one row for each unit and year, for spreadsheets and scripts; gaps have a row, too."""

import csv
import io
from collections.abc import Iterator

from parindex.language import Speech, speech
from parindex.reporting.rows_csv import csv_number, harmless
from parindex.reporting.trend.contents import BlockReview, TrendReport, UnitLine, YearCell, YearLine

__all__ = ["render_csv"]


def render_csv(report: TrendReport) -> bytes:
    """Write the rows; separators, decimals and safety as in the CSV of a results report."""
    voice = speech(report.locale)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="," if report.locale == "en" else ";")
    writer.writerow(_head(voice))
    for block in report.blocks:
        years = {year.year: year for year in block.years}
        for unit in block.units:
            writer.writerows(_row(block, unit, cell, years[cell.year], voice) for cell in unit.cells)
    return out.getvalue().encode("utf-8-sig")


def _head(voice: Speech) -> list[str]:
    say = voice.say
    first = [say("Year"), say("Block"), say("Criteria set"), say("Source"), say("Id"), say("Unit")]
    figures = [say("Points"), say("Maximum"), say("Index %"), say("Rank"), say("Units ranked"), say("Tier")]
    return [*first, *figures, say("± index"), say("± rank"), say("Note"), say("Revision")]


def _row(block: BlockReview, unit: UnitLine, cell: YearCell, year: YearLine, voice: Speech) -> Iterator[str]:
    locale = voice.locale
    source = "" if not cell.there else voice.say("published figures") if cell.published else voice.say("score sheets")
    yield from (str(cell.year), harmless(block.title), harmless(year.criteria), source)
    yield from (harmless(unit.unit), harmless(unit.name))
    yield from (csv_number(figure, locale) for figure in (cell.points, cell.maximum, cell.index))
    yield from ("" if cell.place is None else str(cell.place), cell.rank.partition("/")[2], harmless(cell.tier))
    yield from (csv_number(figure, locale) for figure in (cell.change, cell.places))
    yield harmless(cell.gap or ("" if cell.joined else cell.step))
    yield year.revision if cell.there else ""
