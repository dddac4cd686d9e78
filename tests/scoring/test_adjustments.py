"""Bonus and penalty for the whole sheet."""

from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, leaf, sheet, staged

from parindex.model.scores import Basis, Missing, Stage
from parindex.scoring import score

ADJUSTMENTS = [
    {"code": "T", "kind": "bonus", "title": "Bonus", "max": "5"},
    {"code": "P", "kind": "penalty", "title": "Penalty", "max": "3"},
]


def card(answers, survey=None, **policy):
    model = edition(leaf("1", 40), leaf("2", 10, survey=True), adjustments=ADJUSTMENTS, policy=policy)
    return score(model, [sheet("a", answers, survey=survey or {"2": 5})])[0]


def test_a_bonus_adds_and_a_penalty_takes_away_points():
    scored = card({"1": 20, "T": 2, "P": "0.5"})
    assert (scored.points, scored.index) == (Fraction("26.5"), 53)
    assert (scored.bonus, scored.penalty) == (2, Fraction(1, 2))


def test_each_is_capped():
    scored = card({"1": 20, "T": 9, "P": 9})
    assert (scored.bonus, scored.penalty, scored.points) == (5, 3, 27)


@pytest.mark.parametrize("empty", [None, NA])
def test_an_empty_adjustment_is_0_and_never_missing(empty):
    scored = card({"1": 20, "T": empty})
    assert (scored.missing, scored.bonus, scored.penalty, scored.points) == ((), 0, 0, 25)


@pytest.mark.parametrize("policy", ["rescale", "drop"])
def test_points_added_are_never_rescaled(policy):
    model = edition(leaf("1", 40), leaf("2", 10), adjustments=ADJUSTMENTS, policy={"not_applicable": policy})
    scored = score(model, [sheet("a", {"1": 20, "2": NA, "T": 2})])[0]
    assert (scored.points, scored.applicable, scored.converted, scored.index) == (22, 40, 27, 54)


def test_the_index_is_not_clamped():
    assert card({"1": 40, "T": 5}, {"2": 10}).index == 110
    assert card({"1": 0, "P": 3}, {"2": 0}).index == -6


def test_an_adjustment_does_not_make_an_index_where_nothing_applies():
    assert card({"1": NA, "T": 5}, {"2": NA}).index is None


def test_adjustments_follow_the_basis():
    model = edition(leaf("1", 10), adjustments=ADJUSTMENTS)
    both = staged("a", {Stage.SELF: {"1": 10, "T": 4}, Stage.APPRAISAL_2: {"1": 5, "T": 1}})
    assert score(model, [both])[0].points == 6
    assert score(model, [both], basis=Basis.SELF)[0].points == 14


def test_adjustments_are_explained_under_their_codes():
    leaves = card({"1": 20, "T": 9}).leaves
    assert list(leaves) == ["1", "2", "T", "P"]
    assert len(leaves) == 4
    assert (leaves["T"].points, leaves["T"].applicable, leaves["T"].cell) == (5, 5, "F6")
    assert (leaves["P"].points, leaves["P"].answer) == (0, Missing())


def test_an_adjustment_to_a_mean_is_a_share_of_its_total():
    model = edition(leaf("1", 10), leaf("2", 30), aggregate="weighted_mean", max="50", adjustments=ADJUSTMENTS)
    scored = score(model, [sheet("a", {"1": 5, "2": 30, "T": 2})])[0]
    assert (scored.index, scored.points) == (75 + 4, Fraction("39.5"))


def test_without_an_adjustment_of_a_kind_there_is_an_exact_0():
    scored = score(edition(leaf("1", 40)), [sheet("a", {"1": 20})])[0]
    assert [(number, type(number)) for number in (scored.bonus, scored.penalty)] == [(0, Fraction)] * 2
