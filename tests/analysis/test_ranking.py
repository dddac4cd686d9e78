"""Places in a block."""

from fractions import Fraction
from random import Random

import pytest
from tests.scoring.making import NA, edition, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.ranking import order, places
from parindex.scoring import score

TWO = (leaf("1", 60), leaf("2", 40, survey=True))


def ranked(scores, names=None, unranked=(), absent=(), **policy):
    """Rank units by their scores on the appraised and the surveyed component."""
    model = edition(*TWO, policy=policy)
    sheets = [
        sheet(unit, {"1": first}, survey={"2": second}, name=(names or {}).get(unit))
        for unit, (first, second) in scores.items()
    ]
    return rank("b", "Block", 2020, model, score(model, sheets), unranked=unranked, absent=absent)


def listed(standings):
    return [(standing.card.unit, standing.rank) for standing in standings.standings]


TIED = {"a": (50, 20), "b": (60, 30), "c": (30, 40), "d": (10, 10), "e": (60, 40)}


def test_competition_ranks_leave_a_gap_after_a_tie():
    assert listed(ranked(TIED)) == [("e", 1), ("b", 2), ("a", 3), ("c", 3), ("d", 5)]


def test_dense_ranks_leave_none():
    assert listed(ranked(TIED, ties="dense")) == [("e", 1), ("b", 2), ("a", 3), ("c", 3), ("d", 4)]


@pytest.mark.parametrize(
    ("breakers", "order_of_ties"),
    [(["survey"], [("c", 3), ("a", 4)]), (["appraisal"], [("a", 3), ("c", 4)]), (["1"], [("a", 3), ("c", 4)])],
)
def test_a_tie_breaker_decides_between_equals_only(breakers, order_of_ties):
    assert listed(ranked(TIED, tie_breakers=breakers)) == [("e", 1), ("b", 2), *order_of_ties, ("d", 5)]


def test_tie_breakers_are_asked_in_turn_and_may_leave_a_tie():
    model = edition(leaf("1", 10), leaf("2", 10), leaf("3", 10), policy={"tie_breakers": ["1", "2"]})
    rows = {"a": (5, 3, 2), "b": (5, 2, 3), "c": (6, 1, 3), "d": (5, 2, 3)}
    sheets = [sheet(unit, dict(zip("123", row, strict=True))) for unit, row in rows.items()]
    assert listed(rank("b", "B", 2020, model, score(model, sheets))) == [("c", 1), ("a", 2), ("b", 3), ("d", 3)]


def test_who_has_no_value_on_the_tie_breaker_is_behind():
    model = edition(leaf("1", 10), leaf("2", 10), policy={"tie_breakers": ["2"]})
    sheets = [sheet("a", {"1": 0, "2": NA}), sheet("b", {"1": 0, "2": 0})]
    assert listed(rank("b", "B", 2020, model, score(model, sheets))) == [("b", 1), ("a", 2)]


@pytest.mark.parametrize(("rank_on", "second"), [("exact", 2), ("published", 1)])
def test_a_difference_that_print_does_not_show_counts_unless_the_policy_says_published(rank_on, second):
    standings = ranked({"a": ("50.004", 0), "b": ("50.001", 0)}, rank_on=rank_on)
    assert listed(standings) == [("a", 1), ("b", second)]


def test_two_units_that_differ_by_0_004_are_apart_in_print_with_three_decimals():
    standings = ranked({"a": ("50.001", 0), "b": ("50.005", 0)}, rank_on="published", published_decimals=3)
    assert listed(standings) == [("b", 1), ("a", 2)]


def test_equals_stand_in_the_order_of_vietnamese_names():
    names = {"x": "Phường Ơn", "y": "Phường Ông", "z": "Phường Oanh"}
    standings = ranked(dict.fromkeys(names, (50, 20)), names)
    assert listed(standings) == [("z", 1), ("y", 1), ("x", 1)]


def test_units_without_a_rank_follow_by_name_and_leave_no_gap_and_do_not_count_in_the_mean():
    standings = ranked({"a": (60, 40), "b": (50, 40), "c": (0, 10), "d": (60, 20)}, unranked={"d", "a"})
    assert listed(standings) == [("b", 1), ("c", 2), ("a", None), ("d", None)]
    assert standings.mean == 50
    assert [standing.from_mean for standing in standings.standings] == [40, -40, 50, 30]


def test_who_has_nothing_that_applies_stands_without_a_rank():
    standings = ranked({"a": (NA, NA), "b": (50, 40)})
    assert listed(standings) == [("b", 1), ("a", None)]
    assert standings.standings[1].from_mean is None


def test_incomplete_sheets_stand_apart():
    standings = ranked({"c": (None, 30), "b": (50, 40), "a": (10, None)}, absent=[("z", "Zed")])
    assert listed(standings) == [("b", 1)]
    assert [card.unit for card in standings.incomplete] == ["a", "c"]
    assert standings.absent == (("z", "Zed"),)
    assert standings.mean == 90


def test_a_block_without_sheets_has_no_mean():
    standings = rank("b", "Block", 2020, edition(*TWO), [])
    assert (standings.mean, list(standings.standings)) == (None, [])


def test_ratios_that_are_one_float_are_still_told_apart():
    numerators, denominators = [10**17 + 1, 10**17 + 3, 10**17 + 2], [3 * 10**15 + 1, 3 * 10**15 + 1, 3 * 10**15 + 1]
    assert len({top / bottom for top, bottom in zip(numerators, denominators, strict=True)}) == 1
    assert order(numerators, denominators) == [[1], [2], [0]]


def test_equal_ratios_of_different_terms_are_one_group():
    assert order([1, 2, 3, 1], [3, 6, 9, 2]) == [[3], [0, 1, 2]]


def test_order_is_that_of_fractions():
    random = Random(7)  # noqa: S311  a fixed sample, not a secret
    pairs = [(random.randint(-99, 99), random.randint(1, 99)) for _ in range(400)]
    groups = order([top for top, _ in pairs], [bottom for _, bottom in pairs])
    ratios = [{Fraction(*pairs[row]) for row in group} for group in groups]
    assert all(len(group) == 1 for group in ratios)
    values = [group.pop() for group in ratios]
    assert values == sorted(set(values), reverse=True)


def test_one_denominator_for_all_needs_the_numerators_only():
    assert order([5, 7, 5], 3) == [[1], [0, 2]]


@pytest.mark.parametrize(("ties", "expected"), [("competition", [1, 2, 4]), ("dense", [1, 2, 3])])
def test_places_of_tied_groups(ties, expected):
    assert list(places([1, 2, 1], ties)) == expected


@pytest.mark.parametrize(("rank_on", "places"), [("exact", [("b", 1), ("a", 2)]), ("published", [("a", 1), ("b", 1)])])
def test_under_published_a_tie_breaker_decides_only_by_what_print_shows(rank_on, places):
    units = {"a": ("50", "20"), "b": ("50.0006", "19.9994")}
    assert listed(ranked(units, tie_breakers=["1"], rank_on=rank_on)) == places


def test_under_published_a_tie_breaker_that_print_shows_decides():
    scores = {"a": (50, 20), "b": (30, 40)}
    assert listed(ranked(scores, rank_on="published", tie_breakers=["survey"])) == [("b", 1), ("a", 2)]
    assert listed(ranked(scores, rank_on="published", tie_breakers=["appraisal"])) == [("a", 1), ("b", 2)]
