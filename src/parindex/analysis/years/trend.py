"""Years side by side, each step with its difference or the reason why there is none; nothing is bridged."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from parindex.analysis.comparability.yardsticks import Yardsticks
from parindex.analysis.comparison.step import Steps
from parindex.analysis.comparison.year_results import YearOfBlock, under_latest_ids
from parindex.model.results.changes import NotComparable, Reason
from parindex.model.results.series import Absence, BlockSeries, BlockYear, Gap, Step, UnitSeries, YearResult
from parindex.model.texts.collation import collation_key

__all__ = ["block_series"]

_REASONS: Mapping[Absence, Reason] = {
    Absence.INCOMPLETE: Reason.INCOMPLETE,
    Absence.OTHER_BLOCK: Reason.BLOCK_CHANGED,
    Absence.ENDED: Reason.ENDED,
}


def block_series(  # noqa: PLR0913  what a block is called, which years, what happened outside of them
    block: str,
    title: str,
    span: range,
    years: Mapping[int, YearOfBlock],
    *,
    area: str = "",
    absences: Mapping[tuple[str, int], Absence] | None = None,
    heirs: Mapping[str, str] | None = None,
) -> BlockSeries:
    """Put the years of a block side by side.

    `years` may lack some of `span`. `absences` tells by (unit, year) why a unit has no result, where it
    is not just that there is no data. `heirs` tells of a unit that was renamed the id that it bears in the
    end: it has one series. A step leads from a year to the next one only, never over a gap.
    """
    one_body = {year: under_latest_ids(found, heirs or {}) for year, found in years.items()}
    making = _Making(span, one_body, absences or {}, Yardsticks())
    units = [making.unit(unit, name) for unit, name in making.names().items()]
    return BlockSeries(
        block, title, span[0], span[-1], area, tuple(making.summaries()), tuple(sorted(units, key=_order))
    )


class _Making:
    """The years of one block on the way to their series."""

    def __init__(
        self,
        span: range,
        years: Mapping[int, YearOfBlock],
        absences: Mapping[tuple[str, int], Absence],
        yardsticks: Yardsticks,
    ) -> None:
        self._span = span
        self._years = years
        self._absences = absences
        self._yardsticks = yardsticks
        self._steps: dict[int, Steps] = {}

    def names(self) -> dict[str, str]:
        """Return all units that have a result in some year; the latest name counts; the id parts units of one name."""
        found: dict[str, str] = {}
        for year in sorted(self._years):
            found |= {unit: self._years[year].names[unit] for unit in self._years[year].results}
        shared = {name for name, units in Counter(found.values()).items() if units > 1}
        return {unit: f"{name} ({unit})" if name in shared else name for unit, name in found.items()}

    def unit(self, unit: str, name: str) -> UnitSeries:
        years = tuple(self._year(unit, year) for year in self._span)
        steps = tuple(self._step(unit, before, now) for before, now in pairwise(years))
        return UnitSeries(unit, name, years, steps)

    def _year(self, unit: str, year: int) -> YearResult | Gap:
        there = self._years.get(year)
        if there is not None and unit in there.results:
            return there.results[unit]
        found = self._absences.get((unit, year))
        if found is None and there is not None:
            found = there.absences.get(unit)
        return Gap(year, found or Absence.NO_DATA)

    def _step(self, unit: str, before: YearResult | Gap, now: YearResult | Gap) -> Step:
        there = self._years.get(now.year)
        if there is not None and unit in there.fates:
            return NotComparable(there.fates[unit])
        for year in (now, before):
            if isinstance(year, Gap):
                return _missing(year)
        assert isinstance(before, YearResult)
        assert isinstance(now, YearResult)
        return self._between(now.year).of(before, now)

    def _between(self, year: int) -> Steps:
        """Return what compares a year with the one before."""
        if year not in self._steps:
            self._steps[year] = Steps(self._years[year - 1], self._years[year], self._yardsticks)
        return self._steps[year]

    def summaries(self) -> list[BlockYear | None]:
        found: list[BlockYear | None] = []
        for year in self._span:
            now = self._years.get(year)
            before = found[-1] if found else None
            found.append(None if now is None else self._with_obstacle(now.summary, before, first=not found))
        return found

    def _with_obstacle(self, now: BlockYear, before: BlockYear | None, *, first: bool) -> BlockYear:
        if first:
            return now
        if before is None:
            return replace(now, obstacle=NotComparable(Reason.NO_DATA))
        obstacle = self._yardsticks.obstacle(before.yardstick, now.yardstick)
        return replace(now, obstacle=obstacle, reformed=self._reformed(now.year))

    def _reformed(self, year: int) -> tuple[str, ...]:
        there = self._years[year]
        units = dict.fromkeys([*there.results, *self._years[year - 1].results])
        return tuple(unit for unit in units if unit in there.fates)


def _missing(gap: Gap) -> NotComparable:
    reason = _REASONS.get(gap.absence, Reason.NO_DATA)
    return NotComparable(reason, str(gap.year) if reason is Reason.NO_DATA else "")


def _order(series: UnitSeries) -> tuple[object, ...]:
    """Latest year first: who is in it by rank, then who left earlier; equals by name."""
    last = series.results[-1]
    rank = (0, last.rank) if last.rank is not None else (1, 0)
    height = -last.index if last.index is not None and last.rank is None else 0
    return (-last.year, *rank, height, *collation_key(series.name), series.unit)
