"""A trend as one row for each unit and year, for spreadsheets and scripts; gaps have a row, too."""

import csv
import io
from collections.abc import Iterator

from parindex.language import Speech, speech
from parindex.reporting.harmless import harmless
from parindex.reporting.open_data.described import Field, TableForm
from parindex.reporting.report.contents.trend import BlockReview, TrendReport, UnitLine, YearCell, YearLine
from parindex.reporting.writers.csv import form_for_excel, spreadsheet_number

__all__ = ["csv_form", "render_csv"]


def render_csv(report: TrendReport) -> bytes:
    """Write the rows; separators, decimals and safety as in the CSV of a results report."""
    voice = speech(report.locale)
    out = io.StringIO(newline="")
    form = csv_form(report)
    writer = csv.writer(out, delimiter=form.delimiter)
    writer.writerow(field.name for field in form.fields)
    for block in report.blocks:
        years = {year.year: year for year in block.years}
        for unit in block.units:
            writer.writerows(_row(block, unit, cell, years[cell.year], voice) for cell in unit.cells)
    return out.getvalue().encode(form.encoding)


def csv_form(report: TrendReport) -> TableForm:
    """Say how the file is to be read."""
    return form_for_excel(_head(speech(report.locale)), report.locale)


def _head(voice: Speech) -> list[Field]:
    say = voice.say
    points, percent = "points", "percent"
    first = [Field(say("Year"), "year"), Field(say("Block")), Field(say("Criteria set"))]
    first += [Field(say("Source")), Field(say("Id")), Field(say("Unit"))]
    figures = [Field(say("Points"), "number", unit=points), Field(say("Maximum"), "number", unit=points)]
    figures += [Field(say("Index %"), "number", unit=percent), Field(say("Rank"), "integer")]
    figures += [Field(say("Units ranked"), "integer"), Field(say("Tier"))]
    changes = [Field(say("± index"), "number", unit=percent), Field(say("± rank"), "integer")]
    last = [Field(say("Revision"), "integer"), Field(say("Scores that count"))]
    return [*first, *figures, *changes, Field(say("Note")), *last]


def _row(block: BlockReview, unit: UnitLine, cell: YearCell, year: YearLine, voice: Speech) -> Iterator[str]:
    locale = voice.locale
    source = "" if not cell.there else voice.say("published figures") if cell.published else voice.say("score sheets")
    yield from (str(cell.year), harmless(block.title), harmless(year.criteria), source)
    yield from (harmless(unit.unit), harmless(unit.name))
    yield from (spreadsheet_number(figure, locale) for figure in (cell.points, cell.maximum, cell.index))
    yield from ("" if cell.place is None else str(cell.place), cell.rank.partition("/")[2], harmless(cell.tier))
    yield from (spreadsheet_number(figure, locale) for figure in (cell.change, cell.places))
    yield harmless(cell.gap or ("" if cell.joined else cell.step))
    yield from (year.revision, year.counted) if cell.there else ("", "")
