"""Years in a row in which a unit rose or fell; a gap or a break ends a run, no year is skipped."""

from parindex.model.results.changes import NotComparable
from parindex.model.results.series import Step, UnitSeries
from parindex.model.results.trends import Measure, Run

__all__ = ["SHORTEST_RUN", "runs"]

SHORTEST_RUN = 2
"""One step up is no run: the second in a row is."""


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


def _sign(step: Step, measure: Measure) -> int:
    if isinstance(step, NotComparable):
        return 0
    change = step.index if measure is Measure.INDEX else step.rank
    return 0 if change is None else (change > 0) - (change < 0)
