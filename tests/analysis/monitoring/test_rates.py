"""One month under the definitions that are met in reports, and what is needed to be green."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.analysis.monitoring.needed import needed
from parindex.analysis.monitoring.rates import rate, year_to_date
from parindex.analysis.monitoring.standing import monitored_year, zone_of
from parindex.model.monitoring.dossiers import Dossiers, MonthOfUnit
from parindex.model.monitoring.settings import MonitorSettings
from parindex.model.units import Unit

MONTH = Dossiers(carried=40, received=200, early=100, on_time=70, late=10, pending=50, overdue=10)
"""Of 240 due: 180 solved, 170 of them on time; 10 overdue are open."""

SETTINGS = MonitorSettings(
    definitions=[
        {"id": "received", "title": "trên số mới nhận", "numerator": ["early", "on_time"], "denominator": ["received"]}
    ]
)
UNIT = Unit(id="a", name="A", block="b")


@pytest.mark.parametrize(
    ("definition", "fraction", "percent"),
    [
        ("done", Fraction(170, 180), "94.44"),
        ("due", Fraction(220, 240), "91.67"),
        ("strict", Fraction(170, 190), "89.47"),
        ("received", Fraction(170, 200), "85.00"),
    ],
)
def test_one_month_has_four_rates_by_four_definitions(definition, fraction, percent):
    found = rate(MONTH, SETTINGS.known()[definition])
    assert found == fraction
    assert f"{Decimal(found.numerator * 100) / found.denominator:.2f}" == percent


def test_the_definition_decides_the_zone():
    zones = {one: zone_of(MONTH, SETTINGS.known()[one], SETTINGS.zones) for one in SETTINGS.known()}
    assert zones == {"done": "green", "due": "green", "strict": "yellow", "received": "yellow"}


def test_no_dossiers_are_not_a_rate_of_a_hundred_percent():
    assert all(rate(Dossiers(), definition) is None for definition in SETTINGS.known().values())
    assert not zone_of(Dossiers(), SETTINGS.known()["done"], SETTINGS.zones)


def test_exactly_ninety_is_not_above_ninety_and_one_late_dossier_less_is():
    done = SETTINGS.known()["done"]
    assert zone_of(Dossiers(received=10, on_time=9, late=1), done, SETTINGS.zones) == "yellow"
    assert zone_of(Dossiers(received=9, on_time=9, late=0), done, SETTINGS.zones) == "green"
    assert zone_of(Dossiers(received=1000, on_time=901, late=99), done, SETTINGS.zones) == "green"


def test_the_year_to_date_counts_dossiers_and_not_months():
    months = {1: Dossiers(received=10, on_time=10), 2: Dossiers(received=90, on_time=45, late=45)}
    assert rate(year_to_date(months), SETTINGS.known()["done"]) == Fraction(55, 100)


def test_what_is_carried_over_counts_once_in_the_year():
    months = {
        1: Dossiers(carried=5, received=10, on_time=9, pending=4, overdue=2),
        2: Dossiers(carried=6, received=10, on_time=12, late=1, pending=3),
    }
    total = year_to_date(months)
    assert (total.carried, total.received, total.pending, total.overdue, total.difference) == (5, 20, 3, 0, 0)


def rows(*rates):
    """Months with so many of ten dossiers on time; `None`: nothing to solve; a blank text: no report."""
    return [
        MonthOfUnit("a", 2022, month, Dossiers() if one is None else Dossiers(received=10, on_time=one, late=10 - one))
        for month, one in enumerate(rates, 1)
        if one != ""
    ]


def test_streaks_count_months_with_dossiers_and_turns_name_both_zones():
    year = monitored_year(
        rows(10, 8, 10, None, "", 10), [(UNIT, "b")], SETTINGS, SETTINGS.known()["done"], 2022, 6
    ).units[0]
    assert (year.streak.zone, year.streak.months) == ("green", 2)
    assert [(turn.month, turn.before, turn.after) for turn in year.turns] == [
        (2, "green", "yellow"),
        (3, "yellow", "green"),
    ]
    assert [month.state for month in year.months] == ["rated"] * 3 + ["not_applicable", "missing", "rated"]


def test_a_rate_of_zero_is_neither_missing_nor_not_applicable():
    year = monitored_year(rows(0), [(UNIT, "b")], SETTINGS, SETTINGS.known()["done"], 2022, 1).units[0]
    assert (year.total.state, year.total.zone) == ("zero", "red")


def test_a_dossier_received_for_another_unit_counts_for_the_one_that_solves_it():
    other = Unit(id="c", name="C", block="b")
    mine = [MonthOfUnit("a", 2025, 7, Dossiers(received=4, on_time=4), receiver="c")]
    found = monitored_year(mine, [(UNIT, "b"), (other, "b")], SETTINGS, SETTINGS.known()["done"], 2025, 7)
    assert [(unit.total.counts, unit.for_others) for unit in found.units] == [(mine[0].counts, 0), (None, 4)]


counts = st.integers(0, 400)
dossiers = st.builds(
    lambda early, on_time, late, pending, overdue: Dossiers(
        0, early + on_time + late + pending + overdue, early, on_time, late, pending, overdue
    ),
    counts, counts, counts, counts, counts,
)  # fmt: skip


@given(dossiers, st.sampled_from(["done", "strict", "due"]), st.integers(1, 11))
def test_what_is_needed_turns_the_year_green_and_one_less_does_not(total, name, until):
    definition = SETTINGS.known()[name]

    def zone(on_time=0, late=0):
        return zone_of(
            total.then(Dossiers(0, on_time + late, 0, on_time, late, total.pending, total.overdue)),
            definition,
            SETTINGS.zones,
        )

    found = needed(total, until, until, definition, SETTINGS.best)
    assert zone(on_time=found.on_time) == "green" or found.on_time is None
    assert found.on_time == 0 or zone(on_time=found.on_time - 1) != "green"
    if found.late_allowed is None:
        assert zone(on_time=found.expected) != "green"
    elif found.expected or not total.is_empty:
        assert zone(found.expected - found.late_allowed, found.late_allowed) == "green"
        if found.late_allowed < found.expected:
            assert zone(found.expected - found.late_allowed - 1, found.late_allowed + 1) != "green"
