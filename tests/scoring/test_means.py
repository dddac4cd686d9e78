"""Groups that average index percentages."""

from decimal import Decimal
from fractions import Fraction
from math import exp, log

import pytest
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.scoring import means, score
from parindex.scoring.means import mean, whole_weights

ONES = [1] * 3


def test_a_weighted_mean_is_exact():
    assert mean("weighted_mean", [2, 3], [Fraction(100), Fraction(50, 3)]) == 50


def test_weights_become_whole_numbers_of_the_same_ratios():
    assert whole_weights([Decimal("0.5"), None, Decimal("1.25")]) == [2, 4, 5]


def test_a_harmonic_mean_is_exact():
    assert mean("harmonic_mean", ONES[:2], [Fraction(60), Fraction(30)]) == 40


def test_a_geometric_mean_is_right_to_the_last_digit_of_a_float():
    found = mean("geometric_mean", [2, 1, 5], [Fraction(17), Fraction(90), Fraction(33)])
    assert float(found) == pytest.approx(exp((2 * log(17) + log(90) + 5 * log(33)) / 8), rel=1e-14)


def test_a_geometric_mean_of_squares_is_whole():
    assert mean("geometric_mean", ONES[:2], [Fraction(4), Fraction(25)]) == 10


@pytest.mark.parametrize("aggregate", ["geometric_mean", "harmonic_mean"])
def test_one_zero_makes_the_mean_0(aggregate):
    assert mean(aggregate, ONES, [Fraction(90), Fraction(0), Fraction(100)]) == 0


@pytest.mark.parametrize("aggregate", ["weighted_mean", "geometric_mean", "harmonic_mean"])
def test_a_part_without_a_value_leaves_with_its_weight(aggregate):
    assert mean(aggregate, ONES, [Fraction(40), None, Fraction(40)]) == 40
    assert mean(aggregate, ONES, [None, None, None]) is None


def test_a_mean_inside_a_sum_is_worth_its_maximum():
    averaged = group("1", leaf("1.1", 4, weight="3"), leaf("1.2", 50), aggregate="weighted_mean", max="20")
    card = score(edition(averaged, leaf("2", 80)), [sheet("a", {"1.1": 4, "1.2": 10, "2": 40})])[0]
    assert card.nodes["1"].index == (3 * 100 + 20) / Fraction(4)
    assert (card.nodes["1"].points, card.nodes["1"].applicable) == (16, 20)
    assert (card.points, card.applicable, card.index) == (56, 100, 56)


def test_a_gap_inside_a_mean_leaves_what_the_mean_is_worth():
    averaged = group("1", leaf("1.1", 4, weight="3"), leaf("1.2", 50), aggregate="weighted_mean", max="20")
    sheets = [sheet("a", {"1.1": NA, "1.2": 10, "2": 40}), sheet("b", {"1.1": NA, "1.2": NA, "2": 40})]
    gap, empty = score(edition(averaged, leaf("2", 80)), sheets)
    assert (gap.nodes["1"].points, gap.nodes["1"].applicable, gap.applicable) == (4, 20, 100)
    assert (empty.nodes["1"].index, empty.nodes["1"].applicable, empty.applicable) == (None, 0, 80)
    assert empty.index == 50


def test_a_mean_without_a_maximum_is_worth_100():
    averaged = edition(leaf("1", 4), leaf("2", 50), aggregate="weighted_mean")
    card = score(averaged, [sheet("a", {"1": 4, "2": 10})])[0]
    assert (card.index, card.points, card.applicable, card.converted) == (60, 60, 100, 60)


def test_means_stand_on_means_and_on_sums():
    inner = group("1", leaf("1.1", 4), leaf("1.2", 5), aggregate="harmonic_mean", weight="1")
    added = group("2", leaf("2.1", 1), leaf("2.2", 3), weight="4")
    model = edition(inner, added, aggregate="weighted_mean")
    card = score(model, [sheet("a", {"1.1": "2.4", "1.2": "1.5", "2.1": 1, "2.2": 0})])[0]
    assert (card.nodes["1"].index, card.nodes["2"].index) == (40, 25)
    assert card.index == 28


def test_a_mean_of_nothing_has_no_index():
    averaged = edition(leaf("1", 4), leaf("2", 50), aggregate="weighted_mean")
    card = score(averaged, [sheet("a", {"1": NA, "2": NA})])[0]
    assert (card.index, card.applicable) == (None, 0)


def test_a_mean_that_only_a_survey_assesses_belongs_to_the_survey_part():
    surveyed = group("1", leaf("1.1", 4), leaf("1.2", 5), aggregate="weighted_mean", max="30", assessed_by="survey")
    card = score(edition(surveyed, leaf("2", 70)), [sheet("a", {"2": 70}, survey={"1.1": 4, "1.2": 0})])[0]
    assert (card.survey.points, card.appraisal.points) == (15, 70)


@pytest.fixture
def nothing_remembered():
    means._logarithm.cache_clear()


@pytest.mark.usefixtures("nothing_remembered")
def test_a_geometric_mean_of_fractions_is_right():
    assert mean("geometric_mean", ONES[:2], [Fraction(4, 9), Fraction(25, 4)]) == pytest.approx(5 / 3, rel=1e-15)


def test_a_mean_of_zeros_is_an_index_of_0():
    averaged = edition(leaf("1", 4), leaf("2", 50), aggregate="weighted_mean")
    card = score(averaged, [sheet("a", {"1": 0, "2": 0})])[0]
    assert (card.index, card.points, card.applicable) == (0, 0, 100)


def test_as_many_weights_as_parts_are_needed():
    with pytest.raises(ValueError, match=r"shorter|longer"):
        mean("weighted_mean", [1], [Fraction(40), Fraction(50)])
