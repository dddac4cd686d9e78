"""Every kind of rule, with the wording of a published set as its example where there is one."""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.scoring.making import edition, leaf, number, rule, sheet

from parindex.model.scores import Choice, Several, Tally, Ticks
from parindex.scoring import score
from parindex.scoring.rules import points

IN_TIME = rule("levels", levels={"in_time": "1", "late": "0.5", "none": "0"})
"""Cà Mau 1.1.1: issued in time 1, not in time 0.5, not issued 0."""

PLAN_CARRIED_OUT = rule(
    "bands", bands=[{"above": "90", "points": "2"}, {"at_least": "70", "points": "1"}, {"points": "0"}]
)
"""Cà Mau 1.1.4: over 90 % of the plan 2, from 70 to 90 % 1, under 70 % 0."""

TASKS_AND_FUNDS = rule("checklist", items={"tasks": "0.5", "funds": "0.5"}, require="all")
"""Cà Mau 1.1.2: all tasks named and funded 1, otherwise 0."""

CONDUCT = rule("percent", grades={"excellent": "100", "good": "75", "done": "50"})
"""Phú Thọ 4.1: excellent gives the maximum, good 75 %, done 50 %."""

HOUSE_RULES = rule("count", each="0.5")
"""Phú Thọ 3.2: 0.5 for each regulation issued; the component is worth 2."""

WIDE_AREA_NETWORK = rule(
    "sum_of",
    parts=[
        {"id": "rate", "max": "45", "score": {"by": "proportional"}},
        {"id": "apps", "max": "5", "score": {"by": "count", "each": "1"}},
    ],
)
"""ICT index, criterion 4: rate x 45, and 1 for each application, at most 5."""

DATA_CENTRE = rule(
    "best_of",
    cases=[
        {"id": "own", "max": "60", "score": {"by": "proportional"}},
        {"id": "rented", "max": "40", "score": {"by": "levels", "levels": {"yes": "40", "no": "0"}}},
    ],
)
"""ICT index, criterion 5: the case with the highest points counts."""

OPINION = rule("survey", options={"A": "100", "B": "60", "C": "20", "D": "0", "E": None})


def earned(a_rule, maximum, value):
    return points(a_rule, Decimal(str(maximum)), value)


def test_typed_points_are_the_points_to_the_last_digit():
    assert earned(rule("points"), 2, number("1.234567891")) == Fraction(1234567891, 10**9)


@pytest.mark.parametrize(("level", "expected"), [("in_time", 1), ("late", Fraction(1, 2)), ("none", 0)])
def test_a_named_level_earns_its_points(level, expected):
    assert earned(IN_TIME, 1, Choice(level)) == expected


def test_a_number_stands_for_the_level_with_these_points():
    assert earned(IN_TIME, 1, number("0.5")) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [("100", 2), ("90.000001", 2), ("90", 1), ("89.999999", 1), ("70", 1), ("69.999999", 0), ("0", 0)],
)
def test_over_90_percent_is_2_and_exactly_90_is_still_1(rate, expected):
    assert earned(PLAN_CARRIED_OUT, 2, number(rate)) == expected


@pytest.mark.parametrize("turned", [False, True])
def test_bands_may_be_written_in_any_order(turned):
    bands = PLAN_CARRIED_OUT.bands[::-1] if turned else PLAN_CARRIED_OUT.bands
    mixed = PLAN_CARRIED_OUT.model_copy(update={"bands": bands})
    assert [earned(mixed, 2, number(rate)) for rate in ("95", "90", "70", "10")] == [2, 1, 1, 0]


def test_at_one_bound_above_is_higher_than_at_least():
    both = rule("bands", bands=[{"at_least": "80", "points": "1"}, {"above": "80", "points": "2"}])
    assert [earned(both, 2, number(rate)) for rate in ("80.01", "80", "79.99")] == [2, 1, 0]


def test_below_every_band_there_is_nothing():
    assert earned(rule("bands", bands=[{"at_least": "50", "points": "1"}]), 1, number("49")) == 0


def test_conditions_joined_by_and_give_everything_or_nothing():
    assert earned(TASKS_AND_FUNDS, 1, Ticks(frozenset({"tasks", "funds"}))) == 1
    assert earned(TASKS_AND_FUNDS, 1, Ticks(frozenset({"tasks"}))) == 0
    assert earned(TASKS_AND_FUNDS, 1, Ticks(frozenset())) == 0


def test_a_checklist_adds_the_points_of_the_conditions_met():
    documents = rule("checklist", items={"all": "1", "lawful": "2"})
    assert earned(documents, 3, Ticks(frozenset({"lawful"}))) == 2
    assert earned(documents, 3, Ticks(frozenset({"all", "lawful"}))) == 3
    assert earned(documents, 3, number("1")) == 1


def test_points_are_rate_times_maximum():
    assert earned(rule("proportional"), 20, number("33.3")) == Fraction(666, 100)


def test_satisfaction_of_91_17_percent_out_of_10_is_9_117():
    assert earned(rule("proportional"), 10, number("91.17")) == Fraction(9117, 1000)


def test_a_rate_below_its_floor_earns_nothing_and_at_the_floor_everything_it_is():
    floored = rule("proportional", floor="50")
    assert earned(floored, 10, number("49.99")) == 0
    assert earned(floored, 10, number("50")) == 5


@pytest.mark.parametrize(("counted", "expected"), [(0, 0), (1, Fraction(1, 2)), (3, Fraction(3, 2)), (4, 2), (7, 2)])
def test_half_a_point_for_each_regulation_at_most_2(counted, expected):
    assert earned(HOUSE_RULES, 2, number(counted)) == expected


@pytest.mark.parametrize(("grade", "expected"), [("excellent", 2), ("good", Fraction(3, 2)), ("done", 1)])
def test_a_grade_earns_its_percentage_of_the_maximum(grade, expected):
    assert earned(CONDUCT, 2, Choice(grade)) == expected


@pytest.mark.parametrize(
    ("percent", "expected"), [("100", 2), ("80", Fraction(8, 5)), ("37.5", Fraction(3, 4)), ("0", 0)]
)
def test_a_grade_typed_as_a_number_is_its_percentage_of_the_maximum(percent, expected):
    assert earned(CONDUCT, 2, number(percent)) == expected


@pytest.mark.parametrize(("breaches", "expected"), [(0, 3), (1, Fraction(3, 2)), (2, 0), (5, 0)])
def test_breaches_are_deducted_down_to_0(breaches, expected):
    assert earned(rule("deduction", each="1.5"), 3, number(breaches)) == expected


def test_survey_answers_count_by_the_weight_of_their_option_and_free_options_do_not_count():
    tally = Tally((("A", Decimal(45)), ("B", Decimal(30)), ("C", Decimal(20)), ("D", Decimal(5)), ("E", Decimal(900))))
    assert earned(OPINION, 10, tally) == Fraction(45 * 100 + 30 * 60 + 20 * 20, 100) * 10 / 100


def test_a_survey_in_which_no_answer_counts_gives_nothing():
    assert earned(OPINION, 10, Tally((("E", Decimal(7)),))) == 0


def test_satisfaction_may_be_given_in_percent_instead_of_answers():
    assert earned(OPINION, 5, number("80")) == 4


def test_the_parts_of_one_component_are_added():
    both = Several((("rate", number("80")), ("apps", number("7"))))
    assert earned(WIDE_AREA_NETWORK, 50, both) == 36 + 5
    assert earned(WIDE_AREA_NETWORK, 50, Several((("apps", number("3")),))) == 3


def test_a_sum_of_parts_is_capped_by_the_component():
    assert earned(WIDE_AREA_NETWORK, 48, Several((("rate", number("100")), ("apps", number("5"))))) == 48


def test_of_several_cases_the_best_counts_and_a_case_that_is_absent_is_left_out():
    assert earned(DATA_CENTRE, 60, Several((("own", number("50")), ("rented", Choice("yes"))))) == 40
    assert earned(DATA_CENTRE, 60, Several((("own", number("90")), ("rented", Choice("yes"))))) == 54
    assert earned(DATA_CENTRE, 60, Several((("rented", Choice("no")),))) == 0
    assert earned(DATA_CENTRE, 60, Several(())) == 0


def test_the_best_of_the_cases_is_capped_by_the_component():
    assert earned(DATA_CENTRE, 50, Several((("own", number(95)), ("rented", Choice("yes"))))) == 50


@pytest.mark.parametrize("needy", [rule("best_unit"), rule("min_max")])
def test_rules_that_need_the_block_say_so(needy):
    with pytest.raises(TypeError, match="whole block"):
        earned(needy, 1, number(1))


@pytest.mark.parametrize("needy", [rule("points"), rule("proportional"), rule("count", each="1"), WIDE_AREA_NETWORK])
def test_a_value_of_a_form_that_a_rule_cannot_take_is_a_fault_of_the_program(needy):
    with pytest.raises(TypeError, match="Choice"):
        earned(needy, 1, Choice("in_time"))


@pytest.mark.parametrize(
    ("a_rule", "value"),
    [
        (rule("checklist", items={"tasks": "0.5", "funds": "0.5"}), Ticks(frozenset())),
        (WIDE_AREA_NETWORK, Several(())),
        (DATA_CENTRE, Several(())),
    ],
)
def test_where_nothing_is_met_or_given_there_is_an_exact_0(a_rule, value):
    nothing = earned(a_rule, 1, value)
    assert (nothing, type(nothing)) == (0, Fraction)


def test_units_of_a_block_earn_what_each_of_them_was_marked():
    model = edition(leaf("1", 1, "levels", levels={"in_time": "1", "late": "0.5", "none": "0"}), leaf("2", 4))
    marks = {"a": ("late", "1"), "b": ("in_time", "1.0"), "c": ("late", 4)}
    sheets = [sheet(unit, {"1": Choice(level), "2": typed}) for unit, (level, typed) in marks.items()]
    assert [card.points for card in score(model, sheets)] == [Fraction("1.5"), 2, Fraction("4.5")]


@pytest.mark.parametrize(
    ("amount", "higher", "lower", "open_"),
    [("0", 0, 4, 0), ("5", 2, 2, 2), ("10", 4, 0, 4), ("-5", 0, 4, -2), ("20", 4, 0, 8)],
)
def test_between_fixed_goalposts_no_other_unit_matters(amount, higher, lower, open_):
    posts = {"low": "0", "high": "10"}
    assert points(rule("min_max", **posts), Decimal(4), number(amount)) == higher
    assert points(rule("min_max", **posts, direction="lower"), Decimal(4), number(amount)) == lower
    assert points(rule("min_max", **posts, capped=False), Decimal(4), number(amount)) == open_


@pytest.mark.parametrize(("typed", "earned"), [(1, 0), (2, "5/4"), (3, "5/2"), (5, 5)])
def test_a_scale_that_begins_at_1_earns_nothing_there(typed, earned):
    assert points(rule("points", **{"from": 1}), Decimal(5), number(typed)) == Fraction(earned)


@pytest.mark.parametrize(
    ("met", "each", "everything"),
    [("", 0, 0), ("a", 1, 0), ("ab", 3, 3), ("abc", 3, 3)],
)
def test_so_many_conditions_are_enough(met, each, everything):
    items = {"a": 1, "b": 1, "c": 1}
    ticks = Ticks(frozenset(met))
    assert points(rule("checklist", items=items, at_least=2), Decimal(3), ticks) == each
    assert points(rule("checklist", items=items, at_least=2, require="all"), Decimal(3), ticks) == everything
