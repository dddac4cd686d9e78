"""Dossiers of the year: counts in; rates, zones, maps and scores out."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import SupportsIndex, cast

from parindex.api.arguments import format_of, optional_text, paths_of, whole_of, workspace_of, year_of
from parindex.language import speech
from parindex.model.monitoring.results import MonitoredYear
from parindex.model.scores import Stage
from parindex.reporting.tables.during_the_year.monitoring import rates_table
from parindex.reporting.writers.csv import csv_bytes
from parindex.workflow.monitoring import import_months as importing
from parindex.workflow.monitoring.import_months import ImportedMonths, MonthOptions
from parindex.workflow.monitoring.maps import DrawnMap, MapKind, draw_map
from parindex.workflow.monitoring.points import rates_for_scores
from parindex.workflow.monitoring.show import monitored
from parindex.workflow.years.workspace import Workspace

__all__ = ["monitor_check", "monitor_import", "monitor_map", "monitor_points", "monitor_show"]

Paths = str | Path | Iterable[str | Path]


def monitor_import(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    files: Paths,
    year: SupportsIndex,
    *,
    month: SupportsIndex | None = None,
    strict: bool = False,
    dry_run: bool = False,
) -> ImportedMonths:
    """Store monthly counts of dossiers: all rows, or none if `.has_errors`; `.saved` tells what is new.

    Raises:
        ParindexError: no such file, a published year.
    """
    options = MonthOptions(year_of(year), _month(month), strict, dry_run)
    paths = [Path(one) for one in paths_of(files, "files")]
    return importing.import_months(workspace_of(workspace), paths, options, at=datetime.now(UTC))


def monitor_check(workspace: Workspace, year: SupportsIndex) -> ImportedMonths:
    """Check the months that are stored: balance, what was carried over, units that did not report.

    Raises:
        ParindexError: nothing is stored of the year.
    """
    return importing.check_months(workspace_of(workspace), year_of(year))


def monitor_show(  # noqa: PLR0913  the options of the command
    workspace: Workspace,
    year: SupportsIndex,
    *,
    month: SupportsIndex | None = None,
    definition: str | None = None,
    block: str | None = None,
    unit: str | None = None,
) -> MonitoredYear:
    """Tell where each unit stands after `month` (default: the last): `.units` with exact rates, zones, streaks.

    Raises:
        ParindexError: nothing is stored of the year; an unknown definition, block or unit.
    """
    return monitored(
        workspace_of(workspace),
        year_of(year),
        month=_month(month),
        definition=optional_text(definition, "definition"),
        block=optional_text(block, "block"),
        unit=optional_text(unit, "unit"),
    )


def monitor_map(
    workspace: Workspace, found: MonitoredYear, *, kind: str = "tiles", alone: bool = False, locale: str | None = None
) -> DrawnMap:
    """Paint what `monitor_show` found, the year to date or (`alone`) its last month: `.svg`, `.png()`.

    Raises:
        ParindexError: no unit has a place on the map.
    """
    place = workspace_of(workspace)
    chosen = cast("MapKind", format_of(kind, "kind", ("tiles", "dots", "areas")))
    voice = format_of(locale or place.settings.locale, "locale", ("vi", "en"))
    return draw_map(place, found, chosen, found.until if alone else 0, voice)


def monitor_points(
    workspace: Workspace,
    year: SupportsIndex,
    *,
    month: SupportsIndex | None = None,
    stage: str = "appraisal-2",
    locale: str | None = None,
) -> bytes:
    """Return the CSV of `parindex monitor points`, which `parindex.score(…, stage=…)` reads.

    Raises:
        ParindexError: monitor.yaml asks for no points, or nothing is stored of the year.
    """
    place = workspace_of(workspace)
    voice = speech(format_of(locale or place.settings.locale, "locale", ("vi", "en")))
    chosen = Stage(format_of(stage, "stage", (Stage.APPRAISAL_1, Stage.APPRAISAL_2)))
    rates = rates_for_scores(place, year_of(year), _month(month))
    return csv_bytes([rates_table(rates, year_of(year), chosen, voice)], voice)


def _month(value: SupportsIndex | None) -> int | None:
    if value is None:
        return None
    return int(format_of(str(whole_of(value, "month")), "month", map(str, range(1, 13))))
