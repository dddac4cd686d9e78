"""`parindex trend`: several years side by side."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from parindex.cli.completions import units
from parindex.cli.current import current
from parindex.cli.latest_year import all_years
from parindex.cli.options import BlockOption, ShownBasisOption, remember_form
from parindex.cli.present.saved import save
from parindex.model.results.trends import Trend
from parindex.reporting.trend.formats import TREND_FORMATS
from parindex.workflow import trend as use_case
from parindex.workflow.output.report_date import report_date
from parindex.workflow.years.workspace import Workspace

__all__ = ["trend"]

TrendOutput = StrEnum("TrendOutput", {name: name for name in ("text", *TREND_FORMATS)})  # type: ignore[misc]
_TEXT = TrendOutput("text")
_Day = datetime | None


def trend(
    first: Annotated[
        int | None,
        typer.Option("--from", metavar="YEAR", min=1900, max=2200, help="The first year. Default: the earliest known."),
    ] = None,
    last: Annotated[
        int | None,
        typer.Option("--to", metavar="YEAR", min=1900, max=2200, help="The last year. Default: the latest known."),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", "-u", metavar="UNIT", help="Only this unit, year by year.", autocompletion=units),
    ] = None,
    area: Annotated[
        str | None, typer.Option("--area", "-a", metavar="AREA", help="The index of this area (code or title) only.")
    ] = None,
    block: BlockOption = None,
    over: Annotated[
        int | None,
        typer.Option("--over", metavar="N", min=2, help="Most improved over N years. Default: as many as can be."),
    ] = None,
    basis: ShownBasisOption = None,
    format: Annotated[  # noqa: A002  the word that users know
        TrendOutput, typer.Option("--format", "-f", callback=remember_form, help="The form of the answer.")
    ] = _TEXT,
    on: Annotated[_Day, typer.Option("--date", formats=["%Y-%m-%d"], help="The date that a document bears.")] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE|DIR", help="Where to write; - for the screen. Default: xlsx and docx here."
        ),
    ] = None,
) -> None:
    """Put several years side by side.

    Index, rank and tier of every unit and year; block mean, best and last; years in a row, most improved,
    steadiest. Gaps and years that cannot be compared are shown as such.
    """
    workspace = current.workspace()
    first, last = all_years(first, last)
    locale = current.speech.locale
    found = use_case.trend(
        workspace, first, last, unit=unit, area=area, block=block, over=over, basis=basis, locale=locale
    )
    if format is _TEXT:
        from parindex.cli.present.trend import print_trend  # noqa: PLC0415  not needed for files

        print_trend(use_case.written(found, workspace, locale=locale), current.speech)
    else:
        _write(found, workspace, format.value, on, out)


def _write(found: Trend, workspace: Workspace, format: str, on: _Day, out: Path | None) -> None:  # noqa: A002  as above
    made = use_case.review(
        found, workspace, format, on=on.date() if on else report_date(), locale=current.speech.locale
    )
    save(made.content, made.name, Path("-") if out is None and TREND_FORMATS[format].is_text else out, made.described)
