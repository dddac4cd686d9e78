"""Changes between two years, and why there is none."""

from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, leaf, sheet

from parindex.analysis import Between, compare, rank
from parindex.model.results.changes import Entered, Left, Moved, NotComparable, Reason, UnitName
from parindex.scoring import score

TIERS = [
    {"id": "good", "title": "Tốt", "at_least": "85"},
    {"id": "fair", "title": "Khá", "at_least": "70"},
]

ONE = (leaf("1", 100),)
BETWEEN = Between()


def year(scores, number=2020, *, tiers=(), unranked=(), index=ONE, **rest):
    model = edition(*index, year=number, tiers=list(tiers))
    answers = {unit: answer if isinstance(answer, dict) else {"1": answer} for unit, answer in scores.items()}
    sheets = [sheet(unit, answer, name=f"Xã {unit}") for unit, answer in answers.items()]
    return rank("communes", "Communes", number, model, score(model, sheets), unranked=unranked, **rest)


def changes(current, previous, told=BETWEEN):
    return {standing.card.unit: standing.change for standing in compare(current, previous, told).standings}


def test_from_rank_4_to_1_is_3_places_gained():
    before = year({"a": 90, "b": 85, "c": 82, "tam-ky": "79.69"}, 2019)
    moved = changes(year({"a": 84, "b": 83, "c": 82, "tam-ky": "84.79"}), before)["tam-ky"]
    assert moved == Moved(Fraction("5.1"), Fraction("5.1"), 3, None, 4, Fraction("79.69"), previous_ranked=4)


def test_a_rank_may_rise_while_the_score_falls():
    before = year({"a": "91.44", "b": 92}, 2022)
    moved = changes(year({"a": "89.45", "b": 80}, 2023), before)["a"]
    assert (moved.index, moved.rank) == (Fraction("-1.99"), 1)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [(84, 85, "up"), (85, 84, "down"), (71, 84, "same"), (10, 70, "up"), (70, 10, "down"), (10, 60, "same")],
)
def test_tiers_rise_and_fall_and_below_all_tiers_is_lowest(before, now, change):
    assert changes(year({"a": now}, tiers=TIERS), year({"a": before}, 2019, tiers=TIERS))["a"].tier == change


@pytest.mark.parametrize("other", [(), TIERS[:1]])
def test_between_other_tiers_nothing_is_said(other):
    assert changes(year({"a": 90}, tiers=TIERS), year({"a": 80}, 2019, tiers=other))["a"].tier is None


def test_units_enter_and_leave():
    compared = compare(year({"a": 90, "new": 80}), year({"a": 90, "gone": 70}, 2019))
    assert {standing.card.unit: type(standing.change) for standing in compared.standings} == {
        "a": Moved,
        "new": Entered,
    }
    assert compared.left == [("gone", "Xã gone", Left())]
    assert compared.compare == 2019


def test_a_sheet_that_is_late_or_incomplete_has_not_left():
    current = year({"a": 90, "half": None}, absent=[("late", "Xã late")])
    assert list(compare(current, year({"a": 90, "half": 70, "late": 60}, 2019)).left) == []


def test_a_unit_from_another_block_is_not_comparable():
    told = Between(blocks_before={"a": "offices", "b": "communes"}, titles={"offices": "Offices"})
    found = changes(year({"a": 90, "b": 80}), year({}, 2019), told)
    assert found == {"a": NotComparable(Reason.BLOCK_CHANGED, "Offices"), "b": Entered()}
    assert found["a"].previous_block == "offices"


def test_a_unit_that_went_to_another_block_has_left_for_that_reason():
    compared = compare(year({"a": 90}), year({"a": 90, "b": 80}, 2019), Between(blocks_now={"b": "offices"}))
    assert compared.left == [("b", "Xã b", Left(Reason.BLOCK_CHANGED))]


def test_a_unit_that_sent_no_sheet_in_the_other_year_is_not_new():
    before = year({}, 2019, absent=[("a", "Xã a")])
    assert changes(year({"a": 90}), before)["a"] == NotComparable(Reason.NO_DATA)


def test_a_renamed_unit_is_compared_with_itself_and_says_what_it_was_called():
    compared = compare(year({"new": 90, "b": 1}), year({"old": 80, "b": 95}, 2019), Between(renamed={"new": "old"}))
    moved = compared.standings[0].change
    assert (moved.index, moved.rank, moved.renamed_from) == (10, 1, UnitName("old", "Xã old"))
    assert compared.left == []


SHARES = Between(
    fates={"ab": Reason.MERGED, "a": Reason.MERGED, "b": Reason.MERGED},
    origins={"ab": {"a": Fraction(1), "b": Fraction(1, 2)}},
)


def test_with_shares_the_predecessors_index_is_derived_and_stays_no_change():
    change = changes(year({"ab": 90}), year({"a": 80, "b": 50}, 2019), SHARES)["ab"]
    assert change.reason is Reason.MERGED
    # (1 x 80 + 0.5 x 50) / 1.5 = 70
    assert (change.derived.previous_index, change.derived.index) == (70, 20)
    assert [(part.unit, part.share, part.index) for part in change.derived.parts] == [
        ("a", 1, 80),
        ("b", Fraction(1, 2), 50),
    ]


@pytest.mark.parametrize("before", [{"a": 80}, {"a": 80, "b": None}, {"a": 80, "b": NA}])
def test_nothing_is_derived_while_a_predecessor_has_no_index(before):
    assert changes(year({"ab": 90}), year(before, 2019), SHARES)["ab"] == NotComparable(Reason.MERGED)


def test_nothing_is_derived_where_the_criteria_changed():
    current = year({"ab": {"1": 40, "2": 10}}, index=(leaf("1", 50), leaf("2", 50)))
    assert changes(current, year({"a": 80, "b": 50}, 2019), SHARES)["ab"] == NotComparable(Reason.MERGED)


def test_a_unit_whose_sheet_was_incomplete_then_is_not_comparable():
    assert changes(year({"a": 90}), year({"a": None}, 2019))["a"] == NotComparable(Reason.INCOMPLETE)


def test_a_unit_to_which_nothing_applied_is_not_comparable():
    assert changes(year({"a": 90}), year({"a": NA}, 2019))["a"] == NotComparable(Reason.NO_DATA)


@pytest.mark.parametrize(("now", "before"), [(["a"], []), ([], ["a"])])
def test_without_a_rank_in_one_year_the_index_is_compared_and_the_rank_is_not(now, before):
    moved = changes(year({"a": 90, "b": 1}, unranked=now), year({"a": 80, "b": 1}, 2019, unranked=before))["a"]
    assert (moved.index, moved.rank, moved.rank_reason) == (10, None, Reason.NOT_RANKED)


def test_what_happened_to_a_unit_is_the_reason_why_it_entered_left_or_is_another():
    fates = {"new": Reason.MERGED, "gone": Reason.DIVIDED, "a": Reason.MERGED}
    compared = compare(year({"a": 90, "new": 80}), year({"a": 90, "gone": 70}, 2019), Between(fates))
    found = {standing.card.unit: standing.change for standing in compared.standings}
    assert found == {"a": NotComparable(Reason.MERGED), "new": NotComparable(Reason.MERGED)}
    assert compared.left == [("gone", "Xã gone", Left(Reason.DIVIDED))]


def test_a_new_bonus_is_no_rise_and_the_index_without_it_stands_beside():
    def made(number, *adjustments, **scores):
        model = edition(leaf("1", 100), year=number, adjustments=list(adjustments))
        return rank("b", "B", number, model, score(model, [sheet("a", scores["a"])]))

    bonus = {"code": "T", "kind": "bonus", "title": "T", "max": "5"}
    compared = compare(made(2020, bonus, a={"1": 80, "T": 5}), made(2019, a={"1": 80}))
    assert compared.standings[0].change == NotComparable(Reason.CRITERIA_CHANGED, "adjustment T")
    (row,) = compared.like_for_like.rows
    assert (row.official, row.index, row.previous_index) == (85, 80, 80)


def test_points_out_of_different_maxima_are_not_subtracted():
    two = (leaf("1", 50), leaf("2", 50))
    current = year({"a": {"1": 40, "2": NA}}, index=two)
    moved = changes(current, year({"a": {"1": 30, "2": 40}}, 2019, index=two))["a"]
    assert (moved.points, moved.index) == (None, 10)


def test_a_changed_set_is_the_reason_for_every_unit_in_both_years():
    current = year({"a": {"1": 40, "2": 10}, "new": {"1": 1, "2": 1}}, index=(leaf("1", 50), leaf("2", 50)))
    found = changes(current, year({"a": 30}, 2019))
    assert found["a"] == NotComparable(Reason.CRITERIA_CHANGED, "added 2; maximum 1")
    assert found["new"] == Entered()


def test_comparing_leaves_the_standings_as_they_were():
    current = year({"a": 90, "b": 80})
    compare(current, year({"a": 80}, 2019))
    assert all(standing.change is None for standing in current.standings)
    assert current.compare is None


@pytest.mark.parametrize("rest", [100, NA])
def test_on_another_scale_the_index_is_compared_and_points_are_not(rest):
    small, large = ((leaf("1", most), leaf("2", most)) for most in (50, 100))
    current = year({"a": {"1": 80, "2": rest}}, index=large)
    compared = compare(current, year({"a": {"1": 30, "2": 45}}, 2019, index=small))
    moved = compared.standings[0].change
    assert (moved.points, moved.previous_index) == (None, 75)
    assert moved.index == (15 if rest is not NA else 5)
    assert [str(each) for each in compared.remarks] == ["total 100 -> 200"]
    assert compared.like_for_like is None
