"""What a group makes of that which does not apply below it."""

from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.model.criteria import CountAs
from parindex.scoring import score


def of(model, answers):
    return score(model, [sheet("a", answers)])[0]


def area(policy, *, set_policy="drop"):
    first = group(
        "1", leaf("1.1", 10), leaf("1.2", 20), leaf("1.3", 30), **({"not_applicable": policy} if policy else {})
    )
    return edition(first, leaf("2", 40), policy={"not_applicable": set_policy})


@pytest.mark.parametrize(
    ("policy", "points", "applicable"),
    [
        (None, 20, 50),
        ("drop", 20, 50),
        ("rescale", 24, 60),
        ("equal", Fraction(20) * (1 + Fraction(5, 20)), 60),
        ("full_points", 30, 60),
        ({"count_as": 50}, 25, 60),
        ({"count_as": 0}, 20, 60),
    ],
)
def test_each_policy_of_a_group(policy, points, applicable):
    """1.1 (10 points) does not apply; 1.2 has 20 of 20, 1.3 nothing of 30."""
    score_of = of(area(policy), {"1.1": NA, "1.2": 20, "1.3": 0, "2": 40}).nodes["1"]
    assert (score_of.points, score_of.applicable) == (points, applicable)


def test_equal_shares_go_to_every_part_that_applies_whatever_it_is_worth():
    given = of(area("equal"), {"1.1": NA, "1.2": 0, "1.3": 30, "2": 40})
    assert given.nodes["1"].points == 35  # 30 + half of the 10
    assert given.nodes["1.3"].points == 30


@pytest.mark.parametrize("policy", ["rescale", "equal", "drop"])
def test_a_group_of_which_nothing_applies_does_not_apply(policy):
    given = of(area(policy), {"1.1": NA, "1.2": NA, "1.3": NA, "2": 20})
    assert (given.nodes["1"].applicable, given.nodes["1"].index, given.index) == (0, None, 50)


def test_equal_of_the_set_holds_for_its_groups_and_shares_whole_areas_too():
    model = edition(
        group("1", leaf("1.1", 10), leaf("1.2", 10)), leaf("2", 30), leaf("3", 50), policy={"not_applicable": "equal"}
    )
    given = of(model, {"1.1": NA, "1.2": 5, "2": NA, "3": 50})
    assert given.nodes["1"].points == 10
    assert given.index == 10 * Fraction(20 + 15, 20) + 50 + 15


def test_the_innermost_policy_counts():
    inner = group("1.1", leaf("1.1.1", 10), leaf("1.1.2", 10), not_applicable="full_points")
    model = edition(group("1", inner, leaf("1.2", 20), not_applicable={"count_as": 10}), leaf("2", 60))
    assert (model.counted_as("1.1.1"), model.counted_as("1.2"), model.counted_as("2")) == (100, 10, None)
    assert model.gap_policy("1.2") == CountAs(count_as=10)


def test_a_policy_of_a_group_does_not_make_stored_sheets_invalid():
    assert area("equal").digest == area(None).digest
