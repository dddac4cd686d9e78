"""A made-up block over six years: a gap, a change of the set, a published half, a tie, hostile names."""

from datetime import date
from decimal import Decimal

from tests.analysis.years import line, published
from tests.reporting.made_up import HOSTILE, SETTINGS
from tests.scoring.making import edition, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.comparison.year_results import scored_year
from parindex.analysis.years.trend import block_series
from parindex.model.criteria import Policy
from parindex.model.results.trends import Trend
from parindex.reporting.trend.build import build
from parindex.scoring import score
from parindex.workflow.trend import looked_at

YEARS = range(2015, 2021)
TIERS = [{"id": "good", "title": {"vi": "Tốt", "en": "Good"}, "at_least": 70}, {"id": "rest", "title": "Khá"}]
POINTS = {  # index of 2015 … 2020, the first three published; the set changes in 2019
    "a": ("61.25", "63", "64.5", "66", "70", "68"),
    "b": ("70", "69.5", None, "71", "66", "68"),
    "c": ("50", "52", "54", "56", "58", "60"),
}


def series(names=None):
    """Return the series; `names` gives units other names."""
    names = {"a": "Phường Hồng Hà", "b": "Xã Yên Ổn", "c": "Xã Đồng Sữa"} | (names or {})
    told = {
        year: {
            unit: line(
                unit, year, row[place], name=names[unit], criteria="model@2015", tier="Khá", **_ranks(place, unit)
            )
            for unit, row in POINTS.items()
            if row[place] is not None
        }
        for place, year in enumerate(range(2015, 2018))
    }
    sets = {year: _edition(year) for year in (2015, 2018, 2019, 2020)}
    years = published(told, {"model@2015": sets[2015]}.get)
    for place, year in enumerate(range(2018, 2021), 3):
        now = sets[year]
        sheets = [sheet(unit, _answers(now, row[place]), name=names[unit]) for unit, row in POINTS.items()]
        years[year] = scored_year(rank("b", "Khối xã, phường", year, now, score(now, sheets)), "vi")
    return block_series("b", "Khối xã, phường", YEARS, years)


def _ranks(place, unit):
    there = {each: Decimal(row[place]) for each, row in POINTS.items() if row[place] is not None}
    return {"rank": 1 + sum(other > there[unit] for other in there.values()), "of": len(there)}


def _edition(year):
    leaves = [leaf("1", 60), leaf("2", 40)] if year < 2019 else [leaf("1", 50), leaf("2", 50)]
    return edition(*leaves, year=year, tiers=TIERS)


def _answers(now, index):
    first = Decimal(now.leaves[0].total) * Decimal(index) / 100
    return {"1": str(first), "2": str(Decimal(index) - first)}


def trend(names=None, unit=None):
    made = series(names)
    return Trend(YEARS[0], YEARS[-1], (looked_at(made, Policy(), None),), unit)


def report(names=None, locale="vi", unit=None):
    return build(trend(names, unit), SETTINGS, locale, on=date(2021, 3, 15), version="0.1.0")


def hostile():
    return report(dict(zip("abc", HOSTILE[:3], strict=True)))
