"""Which changes of a criteria set break the comparison."""

import pytest
from tests.scoring.making import edition, group, leaf

from parindex.analysis.comparability.comparability import comparability, remarks
from parindex.model.results.scorecards import NotComparable, Reason

BEFORE = edition(group("1", leaf("1.1", 10), leaf("1.2", 5, "count", each="0.5")), leaf("2", 5, survey=True), year=2019)


def after(*index, **rest):
    return edition(*index, year=2020, **rest)


def test_the_same_edition_compares_with_itself():
    assert comparability(BEFORE, BEFORE) is None


def test_titles_tiers_policies_and_grouping_of_sums_do_not_matter():
    current = after(
        group("A", leaf("1.1", 10, title="Other words"), group("B", leaf("1.2", "5.0", "count", each="0.50"))),
        group("C", leaf("2", 5), assessed_by="survey"),
        tiers=[{"id": "good", "title": "Good", "at_least": "90"}],
        policy={"ties": "dense"},
    )
    assert comparability(current, BEFORE) is None


def test_choices_may_be_worded_anew():
    def levels(title):
        return leaf("1", 1, "levels", levels={"yes": {"points": "1", "title": title}, "no": "0"})

    assert comparability(edition(levels("Có"), year=2021), edition(levels("Đạt"), year=2020)) is None


def test_a_renumbered_criterion_says_what_it_was():
    current = after(
        group("1", leaf("1.3", 10, compares_with="1.1"), leaf("1.2", 5, "count", each="0.5")), leaf("2", 5, survey=True)
    )
    assert comparability(current, BEFORE) is None
    silent = after(group("1", leaf("1.3", 10), leaf("1.2", 5, "count", each="0.5")), leaf("2", 5, survey=True))
    assert comparability(silent, BEFORE).detail == "added 1.3; removed 1.1"


@pytest.mark.parametrize(
    ("index", "detail"),
    [
        ([leaf("1.1", 10), leaf("1.2", 5, "count", each="0.5")], "removed 2"),
        ([leaf("1.1", 8), leaf("1.2", 5, "count", each="0.5"), leaf("2", 7, survey=True)], "maximum 1.1, 2"),
        ([leaf("1.1", 10), leaf("1.2", 5, "count", each="1"), leaf("2", 5, survey=True)], "rule 1.2"),
        ([leaf("1.1", 10), leaf("1.2", 5), leaf("2", 5)], "rule 1.2; assessed by 2"),
    ],
)
def test_other_components_maxima_rules_or_assessors_break_it(index, detail):
    assert comparability(after(*index), BEFORE) == NotComparable(Reason.CRITERIA_CHANGED, detail)


def test_another_set_breaks_it():
    other = BEFORE.model_copy(update={"id": "other", "edition": 2020})
    found = comparability(other, BEFORE)
    assert found == NotComparable(Reason.CRITERIA_CHANGED, "set model -> other")


def doubled(each="1", *, survey=True, **rest):
    return after(leaf("1.1", 20), leaf("1.2", 10, "count", each=each), leaf("2", 10, survey=survey), **rest)


def test_all_points_multiplied_by_one_number_leave_the_index_what_it_was():
    assert comparability(doubled(), BEFORE) is None
    assert [str(each) for each in remarks(doubled(), BEFORE)] == ["total 20 -> 40"]


@pytest.mark.parametrize(
    ("current", "detail"),
    [
        (doubled(each="0.5"), "total 20 -> 40; rule 1.2"),
        (doubled(survey=False), "total 20 -> 40; assessed by 2"),
        (
            doubled(adjustments=[{"code": "T", "kind": "bonus", "title": "T", "max": 5}]),
            "total 20 -> 40; adjustment T",
        ),
    ],
)
def test_where_more_than_the_scale_differs_nothing_is_compared(current, detail):
    assert comparability(current, BEFORE) == NotComparable(Reason.SCALE_CHANGED, detail)


RULES = {
    "levels": ({"levels": {"max": "2", "no": "0"}}, {"levels": {"max": "4", "no": "0"}}),
    "bands": ({"bands": [{"above": "90", "points": "2"}]}, {"bands": [{"above": "90", "points": "4"}]}),
    "survey": ({"options": {"max": "100", "B": "60"}}, {"options": {"max": "100", "B": "60"}}),
    "points": ({"step": "0.5"}, {"step": "1"}),
    "best_of": (
        {"cases": [{"id": "a", "max": "1"}, {"id": "b", "max": "2", "score": {"by": "count", "each": "0.5"}}]},
        {"cases": [{"id": "a", "max": "2"}, {"id": "b", "max": "4", "score": {"by": "count", "each": "1"}}]},
    ),
}


@pytest.mark.parametrize("by", RULES)
def test_the_points_of_rules_have_to_be_multiplied_and_bounds_and_shares_to_stay(by):
    small, large = RULES[by]
    before = edition(leaf("1", 2, by, **small), year=2019)
    assert comparability(after(leaf("1", 4, by, **large)), before) is None
    if small != large:
        assert comparability(after(leaf("1", 4, by, **small)), before).reason is Reason.SCALE_CHANGED


def test_weights_and_means_count_where_a_group_averages():
    def mean(first, second, aggregate="weighted_mean"):
        return edition(leaf("1", 10, weight=first), leaf("2", 10, weight=second), aggregate=aggregate)

    assert comparability(mean("1", "2"), mean("1.0", "2")) is None
    assert comparability(mean("1", "3"), mean("1", "2")).detail == "weight 2"
    assert comparability(mean("1", "2", "geometric_mean"), mean("1", "2")).detail == "aggregation index"


def titled(**titles):
    return [leaf(code.strip("c"), 10, title=title) for code, title in titles.items()]


OLDER = edition(*titled(c1="Một", c2="Hai", c3="Ba"), year=2019)


def test_a_component_that_its_title_finds_under_another_code_was_only_renumbered():
    current = after(*titled(c1="Một", c2="Hai", c4="Ba"))
    assert comparability(current, OLDER) is None
    assert remarks(current, OLDER) == ()


def test_codes_that_changed_places_are_followed_by_the_titles():
    assert comparability(after(*titled(c1="Hai", c2="Một", c3="Ba")), OLDER) is None


def test_another_title_under_the_same_code_is_compared_but_named():
    current = after(*titled(c1="Một", c2="Hai", c3="Chuyển đổi số"))
    assert comparability(current, OLDER) is None
    assert [str(each) for each in remarks(current, OLDER)] == ["renamed 3"]
    assert remarks(OLDER, current) == remarks(current, OLDER)
    assert remarks(current, current) == ()


def test_a_code_that_may_have_been_handed_on_is_not_compared():
    doubled = edition(*titled(c1="A", c2="B", c3="B"), year=2019)
    found = comparability(after(*titled(c1="B", c2="C", c3="D")), doubled)
    assert found == NotComparable(Reason.CRITERIA_CHANGED, "doubtful 1, 2, 3")


BONUS = {"code": "T", "kind": "bonus", "title": "Điểm thưởng", "max": "5"}


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ([BONUS], []),
        ([], [BONUS]),
        ([BONUS | {"max": "6"}], [BONUS]),
        ([BONUS | {"kind": "penalty"}], [BONUS]),
    ],
)
def test_another_bonus_or_penalty_breaks_it(now, then):
    found = comparability(after(leaf("1", 10), adjustments=now), edition(leaf("1", 10), year=2019, adjustments=then))
    assert found == NotComparable(Reason.CRITERIA_CHANGED, "adjustment T")


def test_a_bonus_of_other_words_is_the_same():
    one, other = ({"adjustments": [BONUS | {"title": title}]} for title in ("Điểm thưởng", "Thưởng"))
    assert comparability(after(leaf("1", 10), **one), edition(leaf("1", 10), year=2019, **other)) is None


def test_a_long_list_is_cut_and_counted():
    many = after(*(leaf(f"3.{code}", 1) for code in range(12)))
    assert comparability(many, BEFORE).detail.startswith("added 3.0, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6, 3.7, +4; removed")
