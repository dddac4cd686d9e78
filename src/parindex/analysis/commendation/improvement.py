"""Who gained most over one or over several years, only where every step between is comparable."""

from collections.abc import Iterator
from fractions import Fraction

from parindex.analysis.ranked import placed
from parindex.model.results.changes import Moved
from parindex.model.results.series import BlockSeries, UnitSeries
from parindex.model.results.trends import Improvement, Placed

__all__ = ["longest_span", "most_improved"]

_FEWEST = 2
"""Units without which nobody is the most improved one."""


def most_improved(series: BlockSeries, years: int, last: int | None = None) -> list[Placed[Improvement]]:
    """Return the units whose index rose over the `years` that end in `last` (default: the last year), most first.

    The gain is the sum of the steps, so it is the difference of the ends; a unit with a gap or a break in
    between is not in the list. Equal gains share a place and stand by name.
    """
    end = series.last if last is None else last
    found = [gain for unit in series.units if (gain := _gain(unit, end, years)) is not None and gain.index > 0]
    return placed(found, lambda gain: -gain.index, lambda gain: (gain.name, gain.unit))


def longest_span(series: BlockSeries, last: int | None = None) -> int:
    """Return over how many years up to `last` at least two units can be compared without a break (0: none)."""
    end = series.last if last is None else last
    spans = sorted((sum(1 for _ in _backwards(unit, end)) for unit in series.units), reverse=True)
    return spans[_FEWEST - 1] if len(spans) >= _FEWEST else 0


def _gain(unit: UnitSeries, end: int, years: int) -> Improvement | None:
    steps = [step for step, _ in zip(_backwards(unit, end), range(years), strict=False)]
    if len(steps) < years:
        return None
    gained = sum((step.index for step in steps if step.index is not None), Fraction(0))
    known = [step.rank for step in steps if step.rank is not None]
    return Improvement(unit.unit, unit.name, end - years, end, gained, sum(known) if len(known) == years else None)


def _backwards(unit: UnitSeries, end: int) -> Iterator[Moved]:
    """Yield the steps with an index from the year `end` back to the first break."""
    first = unit.years[0].year
    for place in range(end - first - 1, -1, -1):
        step = unit.steps[place]
        if not isinstance(step, Moved) or step.index is None:
            return
        yield step
