"""`parindex trend`: several years side by side."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parindex.cli.completions import units
from parindex.cli.current import current
from parindex.cli.latest_year import all_years
from parindex.cli.options import BlockOption, ShownBasisOption, remember_form
from parindex.cli.present import terminal
from parindex.reporting.formats.registry import FORMATS, choices

if TYPE_CHECKING:
    from parindex.model.results.trends import BlockTrend, Trend
    from parindex.workflow.years.workspace import Workspace

__all__ = ["trend"]

TrendOutput = StrEnum("TrendOutput", choices("trend"))  # type: ignore[misc]
_TEXT = TrendOutput("text")
_Day = datetime | None
_NAME, _CELL = 26, 11
"""Columns that a name and a year need in the wide table of units."""


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
    from parindex.reporting.report.published_caveats import remedy_words  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow import trend as use_case  # noqa: PLC0415  as above

    workspace = current.workspace()
    first, last = all_years(first, last)
    locale = current.speech.locale
    found = use_case.trend(
        workspace, first, last, unit=unit, area=area, block=block, over=over, basis=basis, locale=locale
    )
    if format is _TEXT:
        from parindex.reporting.tables.trend import trend_blocks  # noqa: PLC0415  not needed for files

        report = use_case.written(found, workspace, locale=locale)
        is_wide = terminal.fits(_NAME + _CELL * len(report.years))
        terminal.print_blocks(trend_blocks(report, current.speech, is_wide=is_wide), current.speech)
        if any(map(_untold, found.blocks)):
            terminal.say(remedy_words(current.speech))
    else:
        _write(found, workspace, format.value, on, out)


def _untold(block: "BlockTrend") -> bool:
    from parindex.model.results.changes import NotComparable, Reason  # noqa: PLC0415  slow to import, and help needs none

    steps = [step for unit in block.series.units for step in unit.steps]
    return any(isinstance(step, NotComparable) and step.reason is Reason.CRITERIA_UNTOLD for step in steps)


def _write(found: "Trend", workspace: "Workspace", format: str, on: _Day, out: Path | None) -> None:  # noqa: A002  as above
    from parindex.cli.present.saved import save  # noqa: PLC0415  slow to import, and help needs none
    from parindex.workflow import trend as use_case  # noqa: PLC0415  as above
    from parindex.workflow.output.report_date import report_date  # noqa: PLC0415  as above

    made = use_case.review(
        found, workspace, format, on=on.date() if on else report_date(), locale=current.speech.locale
    )
    save(made.content, made.name, Path("-") if out is None and FORMATS[format].is_text else out, made.described)
