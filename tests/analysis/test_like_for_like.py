"""Two years on the components that both measure alike."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.laws.blocks import blocks, editions
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import Between, compare, rank
from parindex.model.results.changes import Reason
from parindex.model.results.like_for_like import NoLikeForLike, Unlike
from parindex.scoring import score

OLD = edition(leaf("1", 10), leaf("2", 20), leaf("3", 70), year=2019)
NEW = edition(leaf("1", 10), leaf("2", 20), leaf("4", 50), leaf("5", 20), year=2020)


def standings(model, answers, **rest):
    sheets = [
        sheet(unit, dict(zip([one.code for one in model.leaves], row, strict=True))) for unit, row in answers.items()
    ]
    return rank("communes", "Communes", model.edition, model, score(model, sheets), **rest)


def likes(now, before, *, new=NEW, old=OLD, told=None, **rest):
    current, previous = standings(new, now, **rest), standings(old, before)
    return compare(current, previous, told or Between()).like_for_like


def test_it_says_how_much_is_common():
    found = likes({"a": (5, 5, 5, 5)}, {"a": (5, 5, 5)})
    assert (found.components, found.of, found.previous_of) == (2, 4, 3)
    assert (found.points, found.total, found.previous_total) == (30, 100, 100)


def test_the_index_is_points_of_the_maximum_of_the_common_components_in_both_years():
    (row,) = likes({"a": (8, 10, 50, 20)}, {"a": (5, 10, 7)}).rows
    assert (row.index, row.previous_index, row.change) == (60, 50, 10)
    assert (row.official, row.previous_official) == (88, 22)


def test_ranks_on_it_may_differ_from_the_official_ones():
    found = likes({"a": (10, 20, 0, 0), "b": (0, 0, 50, 20)}, {"a": (1, 1, 0), "b": (2, 2, 0)})
    assert [(row.unit, row.rank, row.previous_rank, row.places) for row in found.rows] == [
        ("b", 2, 1, -1),
        ("a", 1, 2, 1),
    ]
    assert (found.ranked, found.previous_ranked) == (2, 2)


def test_where_nothing_arose_in_one_year_the_component_counts_in_none():
    (row,) = likes({"a": (8, NA, 50, 20)}, {"a": (5, 20, 7)}).rows
    assert (row.components, row.index, row.previous_index) == (1, 80, 50)


def test_where_nothing_common_applies_there_is_no_index_and_no_rank():
    (row,) = likes({"a": (NA, NA, 50, 20)}, {"a": (5, 20, 7)}).rows
    assert (row.components, row.index, row.rank, row.change) == (0, None, None, None)


def test_a_unit_of_one_year_only_has_an_index_and_no_change():
    found = likes({"new": (10, 20, 0, 0), "a": (0, 0, 0, 0)}, {"gone": (5, 10, 0), "a": (0, 0, 0)})
    row = found.rows[0]
    assert (row.index, row.previous_index, row.change, row.places) == (100, None, None, None)
    assert found.previous_ranked == 2


def test_where_no_unit_is_the_same_body_in_both_years_there_is_a_reason_and_no_table():
    told = Between(fates={"m": Reason.MERGED})
    assert likes({"m": (1, 1, 1, 1)}, {"m": (5, 5, 5)}, told=told) == NoLikeForLike(Unlike.NO_UNIT)


def test_a_renamed_unit_is_followed_and_a_merged_one_is_not():
    told = Between(fates={"m": Reason.MERGED}, renamed={"new": "old"})
    found = likes({"new": (10, 20, 0, 0), "m": (1, 1, 1, 1)}, {"old": (5, 10, 0), "m": (5, 5, 5)}, told=told)
    assert {row.unit: row.previous_index for row in found.rows} == {"new": 50, "m": None}


def test_units_without_a_rank_have_none_here():
    found = likes({"a": (10, 20, 0, 0), "b": (1, 1, 1, 1)}, {"a": (5, 10, 0), "b": (1, 1, 1)}, unranked={"a"})
    assert {row.unit: row.rank for row in found.rows} == {"b": 1, "a": None}


def test_a_year_that_is_compared_with_a_later_one_is_the_mirror_image():
    now, before = standings(NEW, {"a": (8, 10, 50, 20)}), standings(OLD, {"a": (5, 10, 7)})
    (forward,), (back,) = (compare(a, b).like_for_like.rows for a, b in ((now, before), (before, now)))
    assert (back.index, back.previous_index, back.change) == (forward.previous_index, forward.index, -forward.change)


def test_where_the_set_did_not_change_there_is_nothing_to_add():
    assert likes({"a": (5, 10, 7)}, {"a": (5, 10, 7)}, new=OLD) is None


def test_where_nothing_is_common_that_is_said():
    other = edition(leaf("8", 10), leaf("9", 90), year=2020)
    assert likes({"a": (5, 10)}, {"a": (5, 10, 7)}, new=other) == NoLikeForLike(Unlike.NOTHING_COMMON)


@pytest.mark.parametrize("where", ["now", "before"])
def test_where_a_group_averages_points_of_components_mean_nothing(where):
    parts = (leaf("1", 10, weight="1"), leaf("2", 20, weight="2"), leaf("3", 70, weight="1"))
    mean = edition(group("g", *parts, aggregate="weighted_mean", max="100"), year=2020 if where == "now" else 2019)
    rows = {"a": (5, 5, 5)}, {"a": (5, 5, 5)}
    found = (
        likes(*rows, new=mean)
        if where == "now"
        else likes(*rows, new=OLD.model_copy(update={"edition": 2020}), old=mean)
    )
    assert found == NoLikeForLike(Unlike.AVERAGES)


SUMS = editions(aggregates=("sum",), policies=st.just({}), plain=True)


@given(blocks(SUMS, gaps=False))
def test_where_everything_is_common_it_is_the_official_index_of_both_years(block):
    model, sheets = block
    # One more component that only the newer set has, worth nothing to anybody here.
    extra = leaf("9", 1)
    tree = [node.model_dump(by_alias=True, exclude_unset=True) for node in model.index]
    newer = edition(*tree, extra, year=model.edition + 1)
    before = rank("b", "B", model.edition, model, score(model, sheets))
    answered = [sheet(one.unit, {"9": 0} | _points(one)) for one in sheets]
    after = rank("b", "B", newer.edition, newer, score(newer, answered))
    found = compare(after, before).like_for_like
    for row in found.rows:
        assert row.index == row.previous_index == row.previous_official
    assert [row.rank for row in found.rows] == [row.previous_rank for row in found.rows]


def _points(one):
    return {entry.code: entry.marks[0].answer.value.number for entry in one.entries if entry.marks}


def test_the_arithmetic_is_exact():
    (row,) = likes({"a": (1, 0, 0, 0)}, {"a": (0, 1, 0)}).rows
    assert (row.index, row.change) == (Fraction(10, 3), 0)
