"""Which column of a sheet counts."""

from fractions import Fraction

from tests.scoring.making import NA, edition, group, leaf, sheet, staged

from parindex.model.scores import Basis, Missing, NotApplicable, Stage
from parindex.scoring import score

SET = edition(group("1", leaf("1.1", 10), leaf("1.2", 10)), leaf("2", 20, "proportional", survey=True))


def one(the_sheet, basis=Basis.APPRAISED, exempt=None, the_set=SET):
    return score(the_set, [the_sheet], basis=basis, exempt=exempt or {})[0]


def test_the_last_appraisal_counts_component_by_component():
    card = one(
        staged(
            "a",
            {
                Stage.SELF: {"1.1": 10, "1.2": 10},
                Stage.APPRAISAL_1: {"1.1": 8, "1.2": 7},
                Stage.APPRAISAL_2: {"1.1": 9},
                Stage.SURVEY: {"2": 50},
            },
        )
    )
    assert [card.leaves[code].points for code in ("1.1", "1.2", "2")] == [9, 7, 10]
    assert [card.leaves[code].stage for code in ("1.1", "1.2", "2")] == ["appraisal-2", "appraisal-1", "survey"]
    assert [card.leaves[code].cell for code in ("1.1", "1.2", "2")] == ["G5", "F6", "H7"]


def test_the_self_score_never_stands_in_for_an_appraisal():
    card = one(sheet("a", {"1.1": 10, "1.2": 10}, stage=Stage.SELF, survey={"2": 100}))
    assert card.missing == ("1.1", "1.2")
    assert card.index is None


def test_a_second_appraisal_may_find_that_nothing_arose():
    card = one(staged("a", {Stage.APPRAISAL_1: {"1.1": 8, "1.2": 10, "2": 100}, Stage.APPRAISAL_2: {"1.1": NA}}))
    assert card.leaves["1.1"].answer == NA
    assert card.index == 100


def test_where_both_columns_speak_of_a_survey_component_the_survey_column_counts():
    card = one(sheet("a", {"1.1": 10, "1.2": 10, "2": 25}, survey={"2": 75}))
    assert (card.leaves["2"].points, card.leaves["2"].stage) == (15, "survey")


def test_survey_points_may_stand_in_the_appraised_column_if_the_survey_column_is_empty():
    assert one(sheet("a", {"1.1": 10, "1.2": 10, "2": 25})).leaves["2"].points == 5


def test_on_the_basis_of_self_scores_a_survey_not_yet_held_does_not_apply():
    card = one(sheet("a", {"1.1": 5, "1.2": 10}, stage=Stage.SELF), Basis.SELF)
    assert card.leaves["2"].answer == NotApplicable("not_surveyed")
    assert card.index == 75
    assert card.basis is Basis.SELF


def test_on_the_basis_of_self_scores_a_survey_that_was_held_counts():
    card = one(sheet("a", {"1.1": 5, "1.2": 10}, stage=Stage.SELF, survey={"2": 0}), Basis.SELF)
    assert card.index == Fraction(15, 40) * 100


def test_on_the_basis_of_self_scores_appraisals_are_not_looked_at():
    columns = {Stage.SELF: {"1.1": 5}, Stage.APPRAISAL_1: {"1.1": 8, "1.2": 7}}
    assert one(staged("a", columns), Basis.SELF).missing == ("1.2",)


def test_a_self_score_of_a_survey_component_is_ignored():
    assert one(sheet("a", {"1.1": 5, "1.2": 10, "2": 100}, stage=Stage.SELF), Basis.SELF).index == 75


def test_an_exempt_group_exempts_all_components_below_whatever_was_typed():
    card = one(sheet("a", {"1.1": 1, "1.2": 1}, survey={"2": 50}), exempt={"a": ["1"], "b": ["2"]})
    assert card.leaves["1.1"].answer == NotApplicable("exempt")
    assert card.leaves["1.1"].stage is None
    assert card.applicable == 20
    assert card.index == 50


def test_an_exemption_is_for_one_unit_only():
    sheets = [sheet(unit, {"1.1": 5, "1.2": 5}, survey={"2": 50}) for unit in "ab"]
    cards = score(SET, sheets, exempt={"b": ["1.1"]})
    assert [card.applicable for card in cards] == [40, 30]


def test_a_component_that_no_row_mentions_is_missing():
    card = one(sheet("a", {"1.1": 5}, survey={"2": 50}))
    assert card.missing == ("1.2",)
    assert card.leaves["1.2"].answer == Missing()


def test_the_survey_column_says_nothing_of_an_appraised_component():
    card = one(sheet("a", {"1.2": 10}, survey={"1.1": 10, "2": 75}))
    assert card.missing == ("1.1",)
