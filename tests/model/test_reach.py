from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from parindex.model.rules import Rule
from parindex.model.rules.reach import MOST

RULE = TypeAdapter(Rule)


def rule(by: str, **values: object) -> Rule:
    return RULE.validate_python({"by": by, **values})


HALF = Fraction(1, 2)

FINITE = [
    (rule("levels", levels={"in_time": "1", "late": "0.5", "none": "0"}), {0, HALF, 1}),
    (rule("checklist", items={"a": "0.5", "b": "1"}), {0, HALF, 1, 3 * HALF}),
    (rule("checklist", items={"a": "0.5", "b": "1"}, require="all"), {0, 2}),
    (rule("bands", bands=[{"above": "90", "points": "2"}, {"points": "0"}]), {0, 2}),
    (rule("percent", grades={"good": "75", "bad": "25"}), {HALF, 3 * HALF}),
    (rule("points", step="0.5"), {0, HALF, 1, 3 * HALF, 2}),
    (rule("points", step="0.75"), {0, Fraction(3, 4), 3 * HALF}),
    (rule("count", each="0.75"), {0, Fraction(3, 4), 3 * HALF, 2}),
    (rule("deduction", each="0.75"), {0, HALF, Fraction(5, 4), 2}),
    (
        rule(
            "best_of",
            cases=[
                {"id": "a", "max": "2", "score": {"by": "percent", "grades": {"good": "100", "bad": "50"}}},
                {"id": "b", "max": "1", "score": {"by": "levels", "levels": {"yes": "0.5"}}},
            ],
        ),
        {HALF, 1, 2},
    ),
    (
        rule(
            "sum_of",
            parts=[
                {"id": "a", "max": "1", "score": {"by": "levels", "levels": {"yes": "1"}}},
                {"id": "b", "max": "2", "score": {"by": "count", "each": "2"}},
            ],
        ),
        {0, 1, 2, 3},
    ),
]

CONTINUOUS = [
    rule("points"),
    rule("proportional", floor="50"),
    rule("best_unit"),
    rule("min_max"),
    rule("survey", options={"A": "100", "B": "60"}),
]


@pytest.mark.parametrize(("of", "points"), FINITE, ids=lambda value: getattr(value, "by", ""))
def test_all_points_of_a_rule_with_choices_are_listed(of, points):
    assert of.reach(Decimal(2)).points() == points


@pytest.mark.parametrize(("of", "points"), FINITE, ids=lambda value: getattr(value, "by", ""))
def test_lowest_and_highest_are_the_ends_of_what_is_reachable(of, points):
    assert (of.reach(Decimal(2)).lowest, of.reach(Decimal(2)).highest) == (min(points), max(points))


@pytest.mark.parametrize("of", CONTINUOUS, ids=lambda value: value.by)
def test_a_rule_without_choices_gives_anything_from_0_to_its_maximum(of):
    assert of.reach(Decimal("2.5")).points() is None
    assert (of.reach(Decimal("2.5")).lowest, of.reach(Decimal("2.5")).highest) == (0, Fraction(5, 2))


def test_a_sum_with_an_open_part_is_open():
    of = rule("sum_of", parts=[{"id": "a", "max": "1"}, {"id": "b", "max": "2", "score": {"by": "count", "each": "2"}}])
    assert of.reach(Decimal(3)).points() is None
    assert of.reach(Decimal(3)).highest == 3


def test_sets_that_are_too_large_are_not_listed():
    assert rule("points", step="0.000000001").reach(Decimal(1)).points() is None
    assert rule("count", each="0.000000001").reach(Decimal(1_000_000)).points() is None
    items = {f"item{number}": str(Decimal(2**number) / 1000) for number in range(40)}
    assert rule("checklist", items={key: items[key] for key in list(items)[:29]}).reach(Decimal(1)).points() is None


@given(st.decimals("0.01", 5, places=2), st.decimals(1, 20, places=2))
def test_deductions_mirror_counts(each, maximum):
    counted = rule("count", each=each).reach(maximum).points()
    deducted = rule("deduction", each=each).reach(maximum).points()
    assert counted is not None
    assert deducted == {Fraction(maximum) - points for points in counted}
    assert len(counted) <= MOST + 1
