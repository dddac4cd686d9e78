"""Short ways to write published years and the series made of them."""

from decimal import Decimal

from parindex.analysis.comparison.year_results import published_year
from parindex.analysis.years.trend import block_series
from parindex.model.results.changes import Moved
from parindex.model.results.printed.history import PublishedResult

CLIMBER = {2018: 18, 2019: 12, 2020: 3, 2021: 2, 2022: 1, 2023: 1}
"""Bắc Trà My in its province; published, with the index of the last two years."""

SET = "QĐ 1"
"""The criteria set that all years tell, unless they say otherwise: years that do not tell it are not compared."""

CLIMBER_INDEX = {2022: "91.44", 2023: "89.45"}


def line(unit, year, index=None, **rest):
    number = None if index is None else Decimal(str(index))
    rest.setdefault("criteria", SET)
    return PublishedResult(unit, rest.pop("name", unit), "b", year, number, **rest)


def published(years, find=lambda _: None, **rest):
    """Make published years from year -> unit -> index (or a made line)."""
    return {
        year: published_year(
            year,
            [
                told if isinstance(told, PublishedResult) else line(unit, year, told, **rest)
                for unit, told in units.items()
            ],
            find,
        )
        for year, units in years.items()
        if units
    }


def series(years, span=None, find=lambda _: None, **rest):
    span = span or range(min(years), max(years) + 1)
    return block_series("b", "Block", span, published(years, find, **rest))


def of(made, unit):
    return next(each for each in made.units if each.unit == unit)


def steps(made, unit):
    """The differences of a unit's index; the reason where there is none."""
    return [step.index if isinstance(step, Moved) else step.reason.value for step in of(made, unit).steps]


def told(step):
    return step.index, step.points, step.rank


def climber():
    return series(
        {
            year: {"bac-tra-my": line("bac-tra-my", year, CLIMBER_INDEX.get(year), rank=rank, of=18)}
            for year, rank in CLIMBER.items()
        }
    )
