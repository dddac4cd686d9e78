"""The formats of a review of several years, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from parindex.reporting.open_data.described import TableForm
from parindex.reporting.report.contents.trend import TrendReport

__all__ = ["TREND_FORMATS", "TrendFormat"]


@dataclass(frozen=True, slots=True)
class TrendFormat:
    """How one kind of file is made."""

    render: Callable[[TrendReport, Path | None], bytes]
    table: Callable[[TrendReport], TableForm] | None = None
    """How the file is to be read, if it is a table of text."""


def _json(report: TrendReport, _templates: Path | None) -> bytes:
    import json  # noqa: PLC0415  as the others

    from parindex.reporting.trend.machine import trend_document  # noqa: PLC0415  as the others

    return (json.dumps(trend_document(report.source), ensure_ascii=False, indent=2) + "\n").encode()


def _csv(report: TrendReport, _templates: Path | None) -> bytes:
    from parindex.reporting.trend.rows_csv import render_csv  # noqa: PLC0415  as the others

    return render_csv(report)


def _csv_form(report: TrendReport) -> TableForm:
    from parindex.reporting.trend.rows_csv import csv_form  # noqa: PLC0415  as the others

    return csv_form(report)


def _markdown(report: TrendReport, templates: Path | None) -> bytes:
    from parindex.reporting.trend.markdown import render_markdown  # noqa: PLC0415  Jinja is slow to import

    return render_markdown(report, templates)


def _excel(report: TrendReport, _templates: Path | None) -> bytes:
    from parindex.reporting.trend.excel import render_excel  # noqa: PLC0415  XlsxWriter is slow to import

    return render_excel(report)


def _word(report: TrendReport, templates: Path | None) -> bytes:
    from parindex.reporting.trend.word import render_word  # noqa: PLC0415  docxtpl and Altair are slow to import

    return render_word(report, templates)


def _pdf(report: TrendReport, templates: Path | None) -> bytes:
    from parindex.reporting.official.trend import render_pdf  # noqa: PLC0415  typst is slow to import

    return render_pdf(report, templates)


TREND_FORMATS: Mapping[str, TrendFormat] = {
    "json": TrendFormat(_json),
    "csv": TrendFormat(_csv, table=_csv_form),
    "xlsx": TrendFormat(_excel),
    "docx": TrendFormat(_word),
    "pdf": TrendFormat(_pdf),
    "md": TrendFormat(_markdown),
}
