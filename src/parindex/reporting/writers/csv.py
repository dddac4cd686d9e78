"""A table as CSV: for Excel in the language of the reader, or in one form for programs."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from parindex.language import Speech
from parindex.reporting.blocks import Column, Kind, RankOf, Shown, Table, Value
from parindex.reporting.harmless import harmless
from parindex.reporting.open_data.described import BOM, Field, TableForm
from parindex.reporting.open_data.long_table import decimal_text
from parindex.reporting.report.contents import Figure
from parindex.reporting.writers.cells import Cells, said

__all__ = ["csv_bytes", "csv_form", "form_for_excel", "spreadsheet_number", "type_of"]

FieldType = Literal["string", "integer", "year", "number"]

_TYPES: Final[dict[Kind, FieldType]] = {
    Kind.COUNT: "integer",
    Kind.RANK: "integer",
    Kind.PLACES: "integer",
    Kind.YEAR: "year",
    Kind.POINTS: "number",
    Kind.PERCENT: "number",
    Kind.MAXIMUM: "number",
    Kind.CHANGE: "number",
    Kind.AMOUNT: "number",
}
_UNITS: Final = {Kind.POINTS: "points", Kind.MAXIMUM: "points", Kind.AMOUNT: "points", Kind.PERCENT: "percent"}


def csv_bytes(tables: Sequence[Table], voice: Speech | None = None) -> bytes:
    """Write tables of the same columns below one another, for Excel where `voice` is spoken.

    Without a voice: keys as heads, and exact numbers, for programs.
    """
    form = csv_form(tables[0], voice)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=form.delimiter)
    writer.writerow(field.name for field in form.fields)
    for table in tables:
        shown = table.for_(Shown.DATA, grown=True)
        writer.writerows(_plain(shown) if voice is None else _spoken(shown, voice))
    return out.getvalue().encode(form.encoding)


def csv_form(table: Table, voice: Speech | None = None) -> TableForm:
    """Say how the file is to be read."""
    columns = table.for_(Shown.DATA, grown=True).columns
    fields = [_field(column, column.key if voice is None else said(column.title, voice)) for column in columns]
    return TableForm(fields) if voice is None else form_for_excel(fields, voice.locale)


def form_for_excel(fields: list[Field], locale: str) -> TableForm:
    """Return the form that Excel opens with a double click where the language is spoken.

    Excel opens a CSV by the regional setting of Windows; under Vietnamese that is a decimal comma and a semicolon
    between fields. The byte order mark tells it that the text is UTF-8.
    """
    return TableForm(fields, *((",", ".") if locale == "en" else (";", ",")), BOM)


def type_of(column: Column) -> FieldType:
    """Return the type of a column in the words of Table Schema."""
    return _TYPES.get(column.kind, "string")


def _field(column: Column, name: str) -> Field:
    return Field(name, type_of(column), unit=column.unit or _UNITS.get(column.kind, ""))


def _spoken(table: Table, voice: Speech) -> Iterator[list[str]]:
    cells = Cells(table, voice)
    for row, values in zip(cells.rows(), table.rows, strict=True):
        line = zip(row, values, table.columns, strict=True)
        yield [_cell(figure, value, column, voice.locale) for figure, value, column in line]


def _cell(figure: Figure, value: Value, column: Column, locale: str) -> str:
    if column.kind not in _TYPES:
        return harmless(figure.text)
    if isinstance(value, RankOf):
        return "" if value.rank is None else str(value.rank)
    return spreadsheet_number(figure, locale)


def spreadsheet_number(figure: Figure, locale: str) -> str:
    """Write a number as a spreadsheet reads it: no grouping, an ordinary minus."""
    if figure.rounded is None:
        return ""
    group = "," if locale == "en" else "."
    return figure.text.replace(group, "").replace("−", "-").removeprefix("+")


def _plain(table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        yield [_bare(value) for value in row]


def _bare(value: Value) -> str:
    match value:
        case None:
            return ""
        case RankOf(rank=rank):
            return "" if rank is None else str(rank)
        case Figure():
            return decimal_text(value.exact)
        case int() | Fraction() | Decimal():
            return decimal_text(Fraction(value))
        case date():
            return value.isoformat()
        case _:
            return harmless(str(value))
