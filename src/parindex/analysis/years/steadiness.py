"""Whose index moved least from year to year."""

from fractions import Fraction

from parindex.analysis.ranked import placed
from parindex.model.results.changes import Moved
from parindex.model.results.series import BlockSeries, UnitSeries, YearResult
from parindex.model.results.trends import Placed, Steadiness

__all__ = ["FEWEST_STEPS", "steadiest", "steadiness"]

FEWEST_STEPS = 3
"""Comparable steps below which nobody is called steady: one or two may be chance."""


def steadiness(series: UnitSeries) -> Steadiness | None:
    """Return how much the index moved on average from one year to the next, up or down.

    This is the average moving range of two consecutive values, the measure of short-term variation of
    individuals control charts (NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2), taken
    over the comparable steps only and computed exactly. Unlike a standard deviation it does not take a
    steady rise for unrest twice as large as its steps, needs no mean over years that a break parts, and
    stays rational. `None` with fewer than :data:`FEWEST_STEPS` steps.
    """
    moves = [abs(step.index) for step in series.steps if isinstance(step, Moved) and step.index is not None]
    if len(moves) < FEWEST_STEPS:
        return None
    return Steadiness(series.unit, series.name, sum(moves, Fraction(0)) / len(moves), len(moves))


def steadiest(series: BlockSeries) -> list[Placed[Steadiness]]:
    """Return the units of the last year from the steadiest on; equals share a place and stand by name."""
    here = [unit for unit in series.units if isinstance(unit.years[-1], YearResult)]
    found = [steady for unit in here if (steady := steadiness(unit)) is not None]
    return placed(found, lambda steady: steady.moved, lambda steady: (steady.name, steady.unit))
