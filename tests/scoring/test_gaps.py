"""Not applicable and missing, under every policy."""

from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.model.scores import Basis
from parindex.scoring import score
from parindex.scoring.block import score_block

AREAS = (
    group("1", leaf("1.1", 10), leaf("1.2", 10)),
    group("2", leaf("2.1", 40)),
    group("3", leaf("3.1", 20), leaf("3.2", 20), assessed_by="survey"),
)


def card(appraised, survey=None, **policy):
    return score(edition(*AREAS, policy=policy), [sheet("a", appraised, survey=survey)])[0]


def test_rescaling_touches_the_appraised_part_only():
    scored = card({"1.1": 5, "1.2": NA, "2.1": 20}, {"3.1": 20, "3.2": 10}, not_applicable="rescale")
    assert (scored.points, scored.applicable) == (55, 90)
    assert scored.converted == Fraction(25, 50) * 60 + 30
    assert scored.index == 60


def test_without_a_survey_the_appraised_part_converted_to_100_is_the_index():
    scored = card({"1.1": 5, "1.2": NA, "2.1": 20}, {"3.1": NA, "3.2": NA}, not_applicable="rescale")
    assert scored.index == 50
    assert scored.converted == 50
    assert scored.survey.index is None


def test_a_survey_question_that_was_not_asked_rescales_the_survey_part_only():
    scored = card({"1.1": 10, "1.2": 10, "2.1": 10}, {"3.1": 15, "3.2": NA}, not_applicable="rescale")
    assert scored.converted == 30 + Fraction(15, 20) * 40


def test_where_nothing_was_appraised_the_survey_alone_is_the_index():
    scored = card({"1.1": NA, "1.2": NA, "2.1": NA}, {"3.1": 15, "3.2": 20}, not_applicable="rescale")
    assert scored.index == Fraction(35, 40) * 100
    assert scored.appraisal.index is None


@pytest.mark.parametrize("policy", ["rescale", "drop"])
def test_where_nothing_applies_there_is_no_index(policy):
    scored = card({"1.1": NA, "1.2": NA, "2.1": NA}, {"3.1": NA, "3.2": NA}, not_applicable=policy)
    assert scored.index is scored.published is scored.tier is scored.converted is None
    assert scored.missing == ()
    assert (scored.points, scored.applicable) == (0, 0)


def test_dropping_takes_the_maximum_out_of_the_denominator_over_everything():
    scored = card({"1.1": 5, "1.2": NA, "2.1": 20}, {"3.1": 20, "3.2": 10}, not_applicable="drop")
    assert scored.index == Fraction(55, 90) * 100
    assert scored.converted == Fraction(55, 90) * 100


def test_full_points_are_given_where_nothing_arose():
    scored = card({"1.1": 5, "1.2": NA, "2.1": 20}, {"3.1": 20, "3.2": 10}, not_applicable="full_points")
    assert (scored.points, scored.applicable, scored.index) == (65, 100, 65)
    assert scored.leaves["1.2"].points == 10
    assert scored.leaves["1.2"].answer == NA


@pytest.mark.parametrize("policy", ["rescale", "drop", "full_points"])
def test_where_everything_applies_the_policies_agree(policy):
    scored = card({"1.1": 5, "1.2": 7, "2.1": 20}, {"3.1": 20, "3.2": 10}, not_applicable=policy)
    assert scored.index == scored.points == scored.converted == 62


def test_groups_and_components_keep_what_was_achieved_and_what_applied():
    nodes = card({"1.1": 5, "1.2": NA, "2.1": NA}, {"3.1": 20, "3.2": 10}).nodes
    assert (nodes["1"].points, nodes["1"].applicable, nodes["1"].index) == (5, 10, 50)
    assert (nodes["2"].points, nodes["2"].applicable, nodes["2"].index) == (0, 0, None)
    assert nodes["1.2"].index is None
    assert nodes["1.1"].lost == 5


def test_the_gap_of_one_unit_does_not_touch_another():
    cards = score(
        edition(leaf("1", 10), leaf("2", 10)),
        [sheet("a", {"1": 5, "2": NA}), sheet("b", {"1": 5, "2": 0}), sheet("c", {"1": NA, "2": NA})],
    )
    assert [scored.index for scored in cards] == [50, 25, None]


def test_a_sheet_with_missing_components_is_incomplete_if_gaps_are_refused():
    scored = card({"1.1": 5, "2.1": 20}, {"3.1": 20}, missing="refuse")
    assert scored.missing == ("1.2", "3.2")
    assert scored.index is scored.converted is scored.published is scored.tier is None
    assert (scored.points, scored.applicable) == (45, 100)
    assert scored.appraisal.index is scored.survey.index is None


def test_a_missing_survey_leaves_the_appraised_part_its_index_and_the_other_way_round():
    unsurveyed = card({"1.1": 5, "1.2": 5, "2.1": 20}, {"3.1": 20})
    assert (unsurveyed.appraisal.index, unsurveyed.survey.index) == (50, None)
    unappraised = card({"1.1": 5, "1.2": 5}, {"3.1": 20, "3.2": 10})
    assert (unappraised.appraisal.index, unappraised.survey.index) == (None, 75)


def test_above_a_missing_component_no_index_is_stated_but_beside_it_there_is():
    nodes = card({"1.1": 5, "2.1": 20}, {"3.1": 20, "3.2": 20}, missing="refuse").nodes
    assert [nodes[code].index for code in ("1", "1.1", "1.2", "2", "3")] == [None, 50, None, 50, 100]


def test_missing_may_count_as_0():
    scored = card({"1.1": 5, "2.1": 20}, {"3.1": 20}, missing="zero")
    assert (scored.missing, scored.index) == ((), 45)


def test_missing_may_count_as_not_applicable():
    scored = card({"1.1": 5, "2.1": 20}, {"3.1": 20, "3.2": 20}, missing="not_applicable")
    assert (scored.missing, scored.index) == ((), Fraction(25, 50) * 60 + 40)


def test_a_set_that_is_worth_nothing_has_no_index():
    assert score(edition(leaf("1", 0)), [sheet("a", {"1": 0})])[0].index is None


def test_what_is_missing_and_what_did_not_arise_may_both_stay_out():
    model = edition(leaf("1", 10), leaf("2", 10), policy={"missing": "not_applicable"})
    sheets = [sheet("a", {"1": NA, "2": 5}), sheet("b", {"1": None, "2": 5}), sheet("c", {"1": 10, "2": 5})]
    assert [(card.applicable, card.index) for card in score(model, sheets)] == [(10, 50), (10, 50), (20, 75)]


def test_where_full_points_are_given_everything_applies_to_everybody():
    model = edition(leaf("1", 10), policy={"not_applicable": "full_points"})
    (column,) = score_block(model, [sheet("a", {"1": NA}), sheet("b", {"1": 4})], Basis.APPRAISED, {}).leaves.values()
    assert column.inapplicable == set()
