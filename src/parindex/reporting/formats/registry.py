"""The formats of a report, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parindex.errors import ParindexError
from parindex.language import speech
from parindex.reporting.issue_formats.formats import ISSUE_FORMATS

if TYPE_CHECKING:
    from parindex.reporting.open_data.described import TableForm
    from parindex.reporting.report.contents import ReportContext

__all__ = ["FORMATS", "OFFERS", "Format", "choices", "render"]


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of file is made. `render` takes the context and the folder of the workspace's templates."""

    suffix: str
    media: str
    description: str
    """English; the key of its translation."""
    render: "Callable[[ReportContext, Path | None], bytes]"
    table: "Callable[[ReportContext], TableForm] | None" = None
    """How the file is to be read, if it is a table of text."""
    is_text: bool = True
    """May go to the screen."""
    chapter: bool = False
    """It has room for the chapter of analysis."""


def _markdown(context: "ReportContext", templates: Path | None) -> bytes:
    from parindex.reporting.formats.markdown import render_markdown  # noqa: PLC0415  Jinja is slow to import

    return render_markdown(context, templates)


def _excel(context: "ReportContext", templates: Path | None) -> bytes:
    from parindex.reporting.excel import render_excel  # noqa: PLC0415  XlsxWriter is slow to import

    return render_excel(context, templates)


def _word(context: "ReportContext", templates: Path | None) -> bytes:
    from parindex.reporting.word import render_word  # noqa: PLC0415  docxtpl is slow to import
    from parindex.reporting.writers.word import word_xml  # noqa: PLC0415  as above

    voice = speech(context.locale)
    made = render_word(context, templates, lambda chart: word_xml([chart], voice))
    if not context.chapter:
        return made
    from parindex.reporting.writers.document import with_annex  # noqa: PLC0415  as the others

    try:
        return with_annex(made, context.chapter, voice)
    except KeyError as error:
        message = "The template {file} cannot be used: {problem}"
        raise ParindexError(message, file=f"report.{context.locale}.docx", problem=str(error)) from error


def _pdf(context: "ReportContext", templates: Path | None) -> bytes:
    from parindex.reporting.official.report import render_pdf  # noqa: PLC0415  typst is slow to import

    return render_pdf(context, templates)


def _json(context: "ReportContext", templates: Path | None) -> bytes:
    from parindex.reporting.formats.json import render_json  # noqa: PLC0415  as the others

    return render_json(context, templates)


def _csv(context: "ReportContext", templates: Path | None) -> bytes:
    from parindex.reporting.formats.csv import render_csv  # noqa: PLC0415  as the others

    return render_csv(context, templates)


def _csv_form(context: "ReportContext") -> "TableForm":
    from parindex.reporting.formats.csv import csv_form  # noqa: PLC0415  as the others

    return csv_form(context)


def _long(context: "ReportContext", _templates: Path | None) -> bytes:
    from parindex.reporting.open_data.long_table import long_table  # noqa: PLC0415  as the others

    return long_table(block.source.standings for block in context.blocks)


def _long_form(_context: "ReportContext") -> "TableForm":
    from parindex.reporting.open_data.long_table import LONG_FORM  # noqa: PLC0415  as the others

    return LONG_FORM


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: Mapping[str, Format] = {
    "md": Format(".md", "text/markdown", "Markdown text with tables", _markdown, chapter=True),
    "xlsx": Format(
        ".xlsx",
        f"{_OFFICE}.spreadsheetml.sheet",
        "Excel workbook with live formulas and charts",
        _excel,
        is_text=False,
        chapter=True,
    ),
    "docx": Format(
        ".docx",
        f"{_OFFICE}.wordprocessingml.document",
        "Word document ready to be signed",
        _word,
        is_text=False,
        chapter=True,
    ),
    "pdf": Format(
        ".pdf",
        "application/pdf",
        "PDF for everybody, with fonts, tagged for screen readers",
        _pdf,
        is_text=False,
        chapter=True,
    ),
    "json": Format(".json", "application/json", "JSON document for other programs", _json),
    "csv": Format(".csv", "text/csv", "table with one row per unit", _csv, _csv_form),
    "long": Format("-long.csv", "text/csv", "tidy table with one row per unit and code", _long, _long_form),
}

"""What a report can be; every other document that is made in one of these has its suffix from here."""

OFFERS: Mapping[str, tuple[str, ...]] = {
    "report": tuple(FORMATS),
    "trend": ("text", "json", "csv", "xlsx", "docx", "pdf", "md"),
    "awards": ("text", "json", "md", "docx", "pdf", "xlsx"),
    "answer": ("text", "md", "json", "csv", "xlsx", "docx", "pdf"),
    "crosswalk": ("text", "json", "md"),
    "annex": ("xlsx", "docx", "md"),
    "note": ("docx", "md"),
    "problems": ("text", *ISSUE_FORMATS),
}
"""Which formats commands offer, in the order of their help; `text` is the screen, `answer` all that is tables."""


def choices(offer: str) -> dict[str, str]:
    """Return the formats of an offer as members of an enumeration."""
    return {name.upper(): name for name in OFFERS[offer]}


def render(name: str, context: "ReportContext", *, templates: Path | None = None) -> bytes:
    """Return the report in one of :data:`FORMATS`.

    `templates` is the folder whose files win over the program's own (`report.md.j2`, `report.docx`).

    Raises:
        ParindexError: a template cannot be used.
    """
    return FORMATS[name].render(context, templates)
