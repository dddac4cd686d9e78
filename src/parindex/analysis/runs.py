"""Years in a row in which a unit rose or fell; a gap or a break ends a run, no year is skipped."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from parindex.model.series import Break, Step, UnitSeries

__all__ = ["SHORTEST_RUN", "Measure", "Run", "current_runs", "runs"]

SHORTEST_RUN = 2
"""One step up is no run: the second in a row is."""


class Measure(StrEnum):
    """What rose or fell."""

    INDEX = "index"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Run:
    """`length` steps in one direction, the first from `first` to the year after it, the last into `last`."""

    unit: str
    name: str
    measure: Measure
    up: bool
    first: int
    last: int

    @property
    def length(self) -> int:
        """Number of years in a row."""
        return self.last - self.first


def runs(series: UnitSeries, measure: Measure = Measure.INDEX) -> list[Run]:
    """Return the runs of at least :data:`SHORTEST_RUN` steps, oldest first.

    A step of exactly zero ends a run: an index that stays has not risen again.
    """
    found: list[Run] = []
    start, direction = 0, 0
    signs = [*(_sign(step, measure) for step in series.steps), 0]
    for place, sign in enumerate(signs):
        if sign == direction:
            continue
        if direction and place - start >= SHORTEST_RUN:
            first, last = series.years[start].year, series.years[place].year
            found.append(Run(series.unit, series.name, measure, direction > 0, first, last))
        start, direction = place, sign
    return found


def current_runs(series: UnitSeries, last: int) -> Iterator[Run]:
    """Yield the runs that go on into the year `last`."""
    for measure in Measure:
        yield from (run for run in runs(series, measure) if run.last == last)


def _sign(step: Step, measure: Measure) -> int:
    if isinstance(step, Break):
        return 0
    change = step.index if measure is Measure.INDEX else step.places
    return 0 if change is None else (change > 0) - (change < 0)
