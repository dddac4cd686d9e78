"""Award rules: exact numbers, ties by rule, and no improvement over years that cannot be compared."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.years import CLIMBER, climber, line, published, series

from parindex.analysis.commendation.awards import award
from parindex.analysis.years.trend import block_series
from parindex.language import speech
from parindex.model.criteria import Edition
from parindex.model.definitions.award_rules import AwardRule
from parindex.model.results.awards import Verdict
from parindex.model.results.scorecards import Reason
from parindex.reporting.awards.words import finding_words


def rule(**keys):
    return AwardRule.model_validate({"id": "r", "title": "R", **keys})


def given_award(years, edition=None, **keys):
    return award(rule(**keys), series(years), edition)


def units(awarded):
    return [one.unit for one in awarded]


def ranked(year, *ranks, **rest):
    """Units a, b, c … with the given (rank, index)."""
    names = "abcdefghij"
    return {
        names[place]: line(names[place], year, index, rank=rank, of=len(ranks), **rest)
        for place, (rank, index) in enumerate(ranks)
    }


FOUR = {2020: ranked(2020, (1, 90), (2, 85), (2, 85), (4, 70))}


def test_the_first_n_are_listed_in_rank_order_and_the_next_just_missed():
    made = given_award(FOUR, first=1)
    assert (units(made.awarded), units(made.missed)) == (["a"], ["b", "c"])
    (finding,) = made.awarded[0].findings
    assert (finding.rank, finding.of, finding.index) == (1, 4, 90)


@pytest.mark.parametrize(("policy", "listed", "left"), [("include", "abc", ""), ("exclude", "a", "bc")])
def test_equals_at_the_limit_are_all_in_or_all_out(policy, listed, left):
    made = given_award(FOUR, first=2, ties_at_limit=policy)
    assert (units(made.awarded), units(made.left_out)) == (list(listed), list(left))


def test_dense_ranks_are_counted_by_units_and_not_by_their_numbers():
    dense = {2020: ranked(2020, (1, 90), (1, 90), (2, 85), (3, 70))}
    assert units(given_award(dense, first=2).awarded) == ["a", "b"]


def test_all_conditions_must_hold():
    assert units(given_award(FOUR, first=3, at_least=86).awarded) == ["a"]
    assert units(given_award(FOUR, first=3, at_least="85.5").missed) == ["b", "c"]
    assert units(given_award(FOUR, at_least=85).awarded) == ["a", "b", "c"]


def test_an_index_is_compared_exactly_and_not_as_printed():
    close = {2020: {"a": line("a", 2020, "89.995")}, 2019: {}}
    assert units(given_award(close, at_least=90).missed) == ["a"]


RISING = {2018: ranked(2018, (3, 60), (1, 80), (2, 70)), 2019: ranked(2019, (2, 70), (1, 82), (3, 68))}
RISING[2020] = ranked(2020, (1, 90), (3, 75), (2, 76))


def test_the_most_improved_are_listed_by_index_or_by_rank_over_one_or_several_years():
    assert units(given_award(RISING, most_improved={"count": 2}).awarded) == ["a", "c"]
    over_two = given_award(RISING, most_improved={"count": 1, "years": 2})
    (finding,) = over_two.awarded[0].findings
    assert (finding.index, finding.first, finding.places) == (30, 2018, 2)
    assert units(over_two.missed) == ["c"]
    by_rank = given_award(RISING, most_improved={"count": 5, "years": 2, "by": "rank"})
    assert units(by_rank.awarded) == ["a"], "a place that was kept, or lost, is no gain"


def test_the_climber_of_quang_nam_gained_nine_places_in_2020():
    made = climber()
    assert CLIMBER[2019] == 12
    cut = award(rule(most_improved={"count": 1, "years": 1, "by": "rank"}), made, None)
    assert cut.awarded == [], "2023 kept the first place"
    assert made.units[0].steps[1].rank == 9


def test_years_with_different_sets_or_a_year_in_between_that_is_missing_are_no_improvement_and_the_reason_is_told():
    changed = {
        2019: ranked(2019, (2, 60), (1, 80), criteria="old"),
        2020: ranked(2020, (1, 90), (2, 80), criteria="new"),
    }
    made = given_award(changed, most_improved={"count": 1})
    assert (made.awarded, units(made.unknown)) == ([], ["a", "b"])
    (finding,) = made.unknown[0].findings
    assert (finding.obstacle.reason, finding.broken_in) == (Reason.CRITERIA_CHANGED, 2020)
    gap = {2018: ranked(2018, (1, 50)), 2020: ranked(2020, (1, 90))}
    (one,) = given_award(gap, most_improved={"count": 1, "years": 2}).unknown
    assert (one.findings[0].obstacle.reason, one.findings[0].broken_in) == (Reason.NO_DATA, 2019)


def test_a_merged_unit_is_no_improvement_of_what_bore_its_name():
    years = published({2019: ranked(2019, (2, 60), (1, 80)), 2020: ranked(2020, (1, 90), (2, 85))})
    years[2020] = replace(years[2020], fates={"a": Reason.MERGED})
    made = award(rule(most_improved={"count": 1}), block_series("b", "B", range(2019, 2021), years), None)
    assert (units(made.awarded), units(made.unknown)) == (["b"], ["a"])
    assert made.unknown[0].findings[0].obstacle.reason is Reason.MERGED


def test_published_years_count_only_where_the_rule_says_so():
    assert units(given_award(RISING, first=1, published=True).awarded) == ["a"]
    made = given_award(RISING, first=1, published=False)
    assert (made.awarded, units(made.unknown)) == ([], ["a", "c", "b"])


SET = Edition.model_validate(
    {
        "schema": 1,
        "id": "set",
        "edition": 2020,
        "title": "Set",
        "tiers": [
            {"id": "tot", "title": {"vi": "Tốt", "en": "Good"}, "at_least": 80},
            {"id": "kha", "title": {"vi": "Khá", "en": "Fair"}, "at_least": 60},
            {"id": "yeu", "title": {"vi": "Yếu", "en": "Weak"}},
        ],
        "index": [{"code": "1", "title": "All", "max": 100, "score": {"by": "points"}}],
    }
)
TIERS = {
    2019: {unit: line(unit, 2019, 1, tier=tier) for unit, tier in {"a": "Tốt", "b": "Khá", "c": "Tốt"}.items()},
    2020: {unit: line(unit, 2020, 1, tier=tier) for unit, tier in {"a": "tốt", "b": "Tốt", "c": "Xuất sắc"}.items()},
}


def test_a_tier_must_be_held_or_surpassed_in_every_year():
    made = given_award(TIERS, SET, tier={"years": 2})
    assert (units(made.awarded), units(made.missed), units(made.unknown)) == (["a"], ["b"], ["c"])
    assert units(given_award(TIERS, SET, tier={"at_least": "kha", "years": 2}).awarded) == ["a", "b"]
    assert given_award(TIERS, None, tier={"years": 2}).awarded == [], "without a scheme nobody knows which tier is best"


def test_a_published_year_whose_tiers_were_not_printed_cannot_be_judged():
    unprinted = {**TIERS, 2019: {unit: line(unit, 2019, 1) for unit in "ab"}}
    made = given_award(unprinted, SET, tier={"years": 2})
    assert (made.awarded, made.missed, units(made.unknown)) == ([], [], ["a", "b", "c"])
    assert finding_words(made.unknown[0].findings[0], made.policy, speech("en")) == "the tier of 2019 is not known"


def test_areas_of_published_tables_cannot_be_judged():
    made = given_award(FOUR, no_area_under=50)
    assert units(made.unknown) == ["a", "b", "c", "d"]


def test_a_limit_cuts_the_list_by_rank():
    made = given_award(FOUR, at_least=60, limit=1)
    assert (units(made.awarded), units(made.missed)) == (["a"], ["b", "c"])


def test_a_rule_without_conditions_asks_nothing():
    assert not rule().has_condition
    assert rule(first=1, most_improved={"count": 1, "years": 4}, tier={"years": 3}).years == 4


_indexes = st.lists(st.integers(0, 12), min_size=1, max_size=8)


@given(_indexes, st.integers(1, 9), st.sampled_from(["include", "exclude"]))
def test_a_counted_list_is_never_shorter_than_asked_without_reason_and_nobody_behind_is_before(indexes, wanted, ties):
    years = {2020: ranked(2020, *((1 + sum(other > own for other in indexes), own) for own in indexes))}
    made = given_award(years, first=wanted, ties_at_limit=ties)
    got = [one.index for one in made.awarded]
    rest = [Fraction(index) for index in indexes]
    for index in got:
        rest.remove(index)
    assert not got or not rest or min(got) > max(rest) or (ties == "include" and min(got) >= max(rest))
    if ties == "include":
        assert len(got) >= min(wanted, len(indexes))
    else:
        assert len(got) <= wanted
        assert len(got) + len(made.left_out) >= min(wanted, len(indexes))


@given(_indexes, st.integers(1, 9))
def test_every_unit_of_a_counted_list_is_in_one_group_at_most(indexes, wanted):
    years = {2020: ranked(2020, *((1 + sum(other > own for other in indexes), own) for own in indexes))}
    made = given_award(years, first=wanted)
    told = units([*made.awarded, *made.missed, *made.left_out, *made.unknown])
    assert len(told) == len(set(told))
    assert {finding.verdict for one in made.awarded for finding in one.findings} <= {Verdict.HELD}
