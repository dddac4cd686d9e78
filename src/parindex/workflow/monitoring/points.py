"""Use case: rates of the year as scores of the components that ask for them, with the counts as evidence."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from parindex.analysis.monitoring.rates import parts_of
from parindex.errors import ParindexError
from parindex.model.monitoring.results import MonitoredYear, RateForScore
from parindex.model.monitoring.settings import PointsWanted
from parindex.sources.monitoring.settings_file import takes_rate
from parindex.workflow.monitoring.settings import monitor_settings
from parindex.workflow.monitoring.show import monitored
from parindex.workflow.one_moment import one_moment
from parindex.workflow.years.files_during import MONITOR_FILE
from parindex.workflow.years.workspace import Workspace

__all__ = ["DECIMALS", "cut_percent", "rates_for_scores"]

DECIMALS = 9
"""Of a percentage in a score sheet. It is cut, not rounded, so that it reaches no bound that the counts miss."""


def cut_percent(share: Fraction) -> Decimal:
    """Return a share of 1 as a percentage, cut to `DECIMALS` decimals."""
    scaled = share * 100 * 10**DECIMALS
    return Decimal(scaled.numerator // scaled.denominator).scaleb(-DECIMALS)


@one_moment
def rates_for_scores(workspace: Workspace, year: int, month: int | None = None) -> list[RateForScore]:
    """Return the rates that `points` of monitor.yaml asks for; units without a rate have none.

    Raises:
        ParindexError: nothing is asked for, or nothing is stored of the year.
    """
    settings = monitor_settings(workspace)
    if not settings.points:
        raise ParindexError(
            "No component asks for an on-time rate. Name them under points in {file}, for example: "
            "points: [{{criterion: 5.1.2}}]",
            file=MONITOR_FILE,
        )
    found: list[RateForScore] = []
    for wanted in settings.points:
        standing = monitored(workspace, year, month=month, definition=wanted.definition)
        found += _rates(workspace, standing, wanted)
    return found


def _rates(workspace: Workspace, standing: MonitoredYear, wanted: PointsWanted) -> Iterator[RateForScore]:
    for unit in standing.units:
        counts, share = unit.total.counts, unit.total.rate
        if counts is None or share is None or not _asks(workspace, unit.block, standing.year, wanted.criterion):
            continue
        top, bottom = parts_of(counts, standing.definition)
        reported = sum(period.counts is not None for period in unit.months)
        percent = cut_percent(min(Fraction(1), max(Fraction(0), share)))
        yield RateForScore(unit, wanted.criterion, standing.definition.id, top, bottom, percent, reported)


def _asks(workspace: Workspace, block: str, year: int, criterion: str) -> bool:
    return takes_rate(workspace.edition_for(block, year), criterion)
