"""Points that depend on the other units of the block."""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, leaf, rule, sheet

from parindex.scoring import score
from parindex.scoring.block_rules import block_points

AMOUNTS = [Decimal(3), Decimal(12), Decimal(6)]


def test_the_largest_value_gets_the_maximum_and_the_others_their_share_of_it():
    assert block_points(rule("best_unit"), Decimal(40), AMOUNTS) == [10, 40, 20]


def test_where_the_largest_value_is_0_nobody_gets_anything():
    assert block_points(rule("best_unit"), Decimal(40), [Decimal(0), Decimal(0)]) == [0, 0]


@pytest.mark.parametrize(("direction", "expected"), [("higher", [0, 9, 3]), ("lower", [9, 0, 6])])
def test_points_by_the_place_between_smallest_and_largest(direction, expected):
    assert block_points(rule("min_max", direction=direction), Decimal(9), AMOUNTS) == expected


@pytest.mark.parametrize("direction", ["higher", "lower"])
def test_where_all_are_equal_all_get_the_maximum(direction):
    amounts = [Decimal("-2.5")] * 3
    assert block_points(rule("min_max", direction=direction), Decimal(9), amounts) == [9, 9, 9]


def test_nobody_is_measured_where_nobody_has_a_value():
    assert block_points(rule("min_max"), Decimal(9), []) == []


def test_the_block_is_measured_by_what_its_sheets_say():
    measured = edition(leaf("1", 9, "min_max", direction="lower"), leaf("2", 1, "best_unit"))
    sheets = [sheet(unit, {"1": amount, "2": amount}) for unit, amount in {"a": 3, "b": 12, "c": 6}.items()]
    assert [card.points for card in score(measured, sheets)] == [Fraction(37, 4), 1, Fraction(13, 2)]


def test_units_without_a_score_do_not_set_the_measure():
    measured = edition(leaf("1", 6, "best_unit"), policy={"missing": "zero"})
    sheets = [sheet("a", {"1": 3}), sheet("b", {"1": NA}), sheet("c", {"1": None}), sheet("d", {"1": 9})]
    cards = score(measured, sheets)
    assert [card.points for card in cards] == [2, 0, 0, 6]
    assert [card.index for card in cards] == [Fraction(100, 3), None, 0, 100]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (rule("best_unit"), [0, 5, 10, 10]),
        (rule("min_max", direction="higher"), [0, Fraction(10, 3), 10, 10]),
        (rule("min_max", direction="lower"), [10, Fraction(20, 3), 0, 0]),
    ],
)
def test_beyond_the_ends_of_another_block_an_amount_earns_what_the_ends_earn(kind, expected):
    amounts, ends = [Decimal(number) for number in (0, 4, 8, 16)], (Decimal(2), Decimal(8))
    assert block_points(kind, Decimal(10), amounts, ends) == expected
