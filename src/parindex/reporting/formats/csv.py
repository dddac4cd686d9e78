"""The ranking as one row a unit, for spreadsheets and scripts.

Excel opens a CSV by the regional setting of Windows; under Vietnamese that is a decimal comma and a
semicolon between fields. So the Vietnamese file has both, the English one a point and a comma. The
byte order mark tells Excel that the text is UTF-8.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from parindex.language import Speech, speech
from parindex.language.revision_words import counted_words
from parindex.reporting.harmless import harmless
from parindex.reporting.open_data.described import BOM, Field, TableForm
from parindex.reporting.report.contents import BlockReport, Figure, ReportContext, Row

__all__ = ["csv_form", "csv_number", "form_for_excel", "render_csv"]


def render_csv(context: ReportContext, _templates: Path | None) -> bytes:
    """Write one row per unit of every block."""
    out = io.StringIO(newline="")
    form = csv_form(context)
    writer = csv.writer(out, delimiter=form.delimiter)
    writer.writerow(field.name for field in form.fields)
    for block in context.blocks:
        revisions = (_revision(context), _compared(block), _basis(context, speech(context.locale)))
        writer.writerows(
            [*_row(block, row, context.locale), *revisions, *_adjustments(row, context.locale)] for row in block.rows
        )
    return out.getvalue().encode(form.encoding)


def csv_form(context: ReportContext) -> TableForm:
    """Say how the file is to be read."""
    return form_for_excel(_head(speech(context.locale)), context.locale)


def form_for_excel(fields: Sequence[Field], locale: str) -> TableForm:
    """Return the form that Excel opens with a double click where the language is spoken."""
    return TableForm(fields, *((",", ".") if locale == "en" else (";", ",")), BOM)


def _head(voice: Speech) -> list[Field]:
    say = voice.say
    points, percent = "points", "percent"
    first = [Field(say("Year"), "year"), Field(say("Block")), Field(say("Criteria set"))]
    first += [Field(say("Rank"), "integer"), Field(say("Id")), Field(say("Unit"))]
    figures = [Field(say("Points"), "number", unit=points), Field(say("Maximum"), "number", unit=points)]
    figures += [Field(say("Index %"), "number", unit=percent), Field(say("Tier"))]
    figures += [Field(say("From mean"), "number", unit=percent)]
    changes = [Field(say("± points"), "number", unit=points), Field(say("± index"), "number", unit=percent)]
    changes += [Field(say("± rank"), "integer"), Field(say("Tier change")), Field(say("Why not comparable"))]
    changes += [Field(say("Previous rank")), Field(say("Revision"), "integer")]
    changes += [Field(say("Revision compared with"), "integer"), Field(say("Scores that count"))]
    changes += [Field(say("Bonus"), "number", unit=points), Field(say("Penalty"), "number", unit=points)]
    return [*first, *figures, *changes]


def _row(block: BlockReport, row: Row, locale: str) -> Iterator[str]:
    change = row.change
    yield from (str(block.year), harmless(block.title), harmless(block.set.key))
    yield from ("" if row.rank == "–" else row.rank, harmless(row.unit), harmless(row.name))
    yield from (csv_number(figure, locale) for figure in (row.points, row.applicable, row.index))
    yield harmless(row.tier)
    yield from (csv_number(figure, locale) for figure in (row.from_mean, change.points, change.index, change.rank))
    why = f"{change.reason} ({change.how})" if change.how else change.reason
    yield from (harmless(change.tier), harmless(why or change.note), change.previous_rank)


def _adjustments(row: Row, locale: str) -> list[str]:
    return [csv_number(figure, locale) for figure in (row.bonus, row.penalty)]


def _revision(context: ReportContext) -> str:
    """Return the revision of the year; 1 for a year that was never amended."""
    return str(context.revision_place.revision.number) if context.revision_place else ""


def _basis(context: ReportContext, voice: Speech) -> str:
    if context.revision_place is None:
        return ""
    return counted_words(context.revision_place.revision, voice)


def _compared(block: BlockReport) -> str:
    compared = None if block.compare_areas is None else block.source.compared
    return str(compared.number) if compared else ""


def csv_number(figure: Figure, locale: str) -> str:
    """Write a number as a spreadsheet reads it: no grouping, an ordinary minus."""
    if figure.rounded is None:
        return ""
    group = "," if locale == "en" else "."
    return figure.text.replace(group, "").replace("−", "-").removeprefix("+")
