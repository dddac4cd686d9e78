"""Rules at their bounds: what is just in, just out, equal, or not there."""

from fractions import Fraction

import pytest
from tests.analysis.test_awards import ranked, rule, units
from tests.analysis.test_hints import MODEL, claim, claims, given_cards
from tests.analysis.test_lineage import new, old, told
from tests.analysis.years import line, published, series
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.block.areas import area_summaries
from parindex.analysis.block.hints import hints, identical, outliers
from parindex.analysis.commendation.awards import award
from parindex.analysis.commendation.improvement import most_improved
from parindex.analysis.comparability.comparability import comparability
from parindex.analysis.comparability.yardsticks import Yardsticks
from parindex.analysis.comparison.printed_years import published_block
from parindex.analysis.comparison.year_results import scored_year
from parindex.analysis.years.trend import block_series
from parindex.model.results.awards import Verdict
from parindex.model.results.changes import NotComparable, Reason
from parindex.model.results.disputes import HintKind
from parindex.model.results.series import Yardstick
from parindex.scoring import score

TIERS = [{"id": "a", "title": "A", "at_least": "85"}, {"id": "b", "title": "B", "at_least": "75"}]


# Yardsticks by name.


@pytest.mark.parametrize(
    ("before", "now", "apart"),
    [(None, None, False), (60, None, False), (None, 60, False), (60, 60, False), (60, 100, True)],
)
def test_two_years_of_one_name_are_on_other_scales_only_if_both_tell_other_maxima(before, now, apart):
    one, other = (Yardstick("QĐ 1", None, most and Fraction(most)) for most in (before, now))
    found = Yardsticks().obstacle(one, other)
    assert found == (NotComparable(Reason.SCALE_CHANGED, "total 60 -> 100") if apart else None)


def test_a_maximum_that_is_no_whole_number_is_told_as_one():
    found = Yardsticks().obstacle(Yardstick("QĐ 1", None, Fraction(121, 2)), Yardstick("QĐ 1", None, Fraction(60)))
    assert found.detail == "total 60.5 -> 60"


# Conditions of awards.


@pytest.mark.parametrize(("index", "verdict"), [(90, "held"), ("89.99", "near"), (89, "near"), ("88.99", "missed")])
def test_the_bound_itself_holds_and_up_to_one_point_below_is_just_missed(index, verdict):
    found = award(rule(at_least=90), series({2019: {}, 2020: {"a": line("a", 2020, index)}}, range(2019, 2021)), None)
    groups = {"held": found.awarded, "near": found.missed}
    assert units(groups.get(verdict, [])) == (["a"] if verdict in groups else [])


@pytest.mark.parametrize(
    ("tiers", "verdict"),
    [
        (["A", "A", "A"], Verdict.HELD),
        (["B", "A", "A"], Verdict.NEAR),
        (["A", "B", "A"], Verdict.MISSED),
        (["A", "A", "B"], Verdict.MISSED),
    ],
)
def test_a_tier_in_a_row_is_just_missed_if_only_the_first_year_lacks(tiers, verdict):
    scheme = edition(leaf("1", 100), tiers=TIERS)
    years = {2018 + place: {"a": line("a", 2018 + place, 80, tier=tier)} for place, tier in enumerate(tiers)}
    found = award(rule(tier={"at_least": "top", "years": 3}), series(years, find=lambda _: scheme), scheme)
    every = [*found.awarded, *found.missed]
    assert [one.findings[0].verdict for one in every] == ([verdict] if verdict is not Verdict.MISSED else [])


def test_a_tier_of_one_year_is_missed_and_not_just_missed():
    scheme = edition(leaf("1", 100), tiers=TIERS)
    years = {2019: {"a": line("a", 2019, 80, tier="B")}, 2020: {"a": line("a", 2020, 80, tier="B")}}
    assert award(rule(tier={"years": 1}), series(years, find=lambda _: scheme), scheme).missed == []


@pytest.mark.parametrize("year", [2018, 2019])
def test_a_rule_that_leaves_out_published_years_says_which_year_is_one(year):
    scheme = edition(leaf("1", 100), year=2018)
    years = {}
    for number in range(2018, 2021):
        cards = score(scheme, [sheet("a", {"1": number - 1950}), sheet("b", {"1": 50})])
        years[number] = scored_year(rank("b", "Block", number, scheme, cards), "vi")
    lines = {"a": line("a", year, 60, rank=1, criteria=scheme.key)}
    years |= published({year: lines}, lambda _: scheme)
    asked = rule(most_improved={"count": 1, "years": 2}, published=False)
    found = award(asked, block_series("b", "Block", range(2018, 2021), years), scheme)
    unit = next(one for one in found.unknown if one.unit == "a")
    assert unit.findings[0].broken_in == year


def test_a_gain_leads_from_the_first_asked_year_to_the_last():
    years = {number: {"a": line("a", number, 60 + number - 2017, rank=1)} for number in range(2017, 2021)}
    (unit,) = award(rule(most_improved={"count": 1, "years": 2}), series(years), None).awarded
    (finding,) = unit.findings
    assert (finding.before.year, finding.now.year, finding.index) == (2018, 2020, 2)


def test_equal_gains_share_a_place_and_the_next_one_is_behind_both():
    before = {"a": 50, "b": 50, "c": 50, "d": 50}
    now = {"a": 55, "b": 55, "c": 53, "d": 59}
    found = award(rule(most_improved={"count": 9}), series({2019: before, 2020: now}), None)
    assert [(one.unit, one.findings[0].place) for one in found.awarded] == [("d", 1), ("a", 2), ("b", 2), ("c", 4)]


def test_units_with_a_gain_stand_by_it_and_those_without_follow_by_rank():
    first, last = ranked(2019, (1, 80), (2, 79), (3, 70), (4, 60)), ranked(2020, (1, 80), (2, 79), (4, 71), (3, 72))
    found = award(rule(most_improved={"count": 1}, at_least=1), series({2019: first, 2020: last}), None)
    assert (units(found.awarded), units(found.missed)) == (["d"], ["c"])


def test_units_without_a_rank_follow_those_with_one():
    years = {2019: {}, 2020: {"a": line("a", 2020, 95), "b": line("b", 2020, 90, rank=1)}}
    assert units(award(rule(at_least=80), series(years, range(2019, 2021)), None).awarded) == ["b", "a"]


# Lists.


@pytest.mark.parametrize(("ranks", "places"), [((3, 2, 1), 2), ((3, 2, None), None), ((3, None, 1), None)])
def test_places_over_several_years_are_told_only_if_every_year_has_a_rank(ranks, places):
    years = {2018 + at: {"a": line("a", 2018 + at, 60 + at, rank=place)} for at, place in enumerate(ranks)}
    (one,) = most_improved(series(years), 2)
    assert (one.item.index, one.item.places) == (2, places)


def test_published_lines_stand_by_rank_then_by_index_then_by_name():
    lines = [
        line("low", 2020, 50),
        line("none", 2020),
        line("under", 2020, -3),
        line("second", 2020, 60, rank=2),
        line("high", 2020, 90),
        line("first", 2020, rank=1),
        line("b", 2020, 70, rank=3),
        line("a", 2020, 70, rank=3),
    ]
    block = published_block("b", "B", 2020, lines)
    assert [one.result.unit for one in block.standings] == ["first", "second", "a", "b", "high", "low", "under", "none"]


def test_of_how_many_is_told_of_ranked_units_only():
    scheme = edition(leaf("1", 100))
    cards = score(scheme, [sheet("a", {"1": 90}), sheet("b", {"1": 80}), sheet("c", {"1": 70})])
    results = scored_year(rank("b", "Block", 2020, scheme, cards, unranked={"c"}), "vi").results
    assert [(results[unit].rank, results[unit].of) for unit in "abc"] == [(1, 2), (2, 2), (None, None)]


def test_who_rose_or_fell_most_stands_first():
    scheme = edition(leaf("1", 100))

    def year(scores):
        cards = score(scheme, [sheet(unit, {"1": points}) for unit, points in scores.items()])
        return rank("b", "Block", 2020, scheme, cards)

    before = year({"a": 50, "b": 50, "c": 50, "d": 50, "e": 50})
    (area,) = area_summaries(year({"a": 51, "b": 60, "c": 49, "d": 40, "e": 50}), before)
    assert (area.rose, area.fell) == ([("b", 10), ("a", 1)], [("d", -10), ("c", -1)])


def test_a_part_of_a_mean_without_a_weight_weighs_one():
    def model(number, **weight):
        return edition(group("1", leaf("1.1", 10, **weight), leaf("1.2", 10), aggregate="weighted_mean"), year=number)

    assert comparability(model(2020, weight="1"), model(2019)) is None
    assert comparability(model(2020, weight="2"), model(2019)).detail == "weight 1.1"


# Whether a change of the registry lies between two years.


@pytest.mark.parametrize(
    ("years", "before", "now", "between_them"),
    [
        ((2025, 2026), ("a",), ("ab",), True),
        ((2025, 2026), ("ab",), ("ab",), False),
        ((2026, 2025), ("ab",), ("a",), True),
        ((2024, 2025), ("a",), ("ab",), True),
        ((2024, 2025), ("a",), ("a",), False),
        ((2024, 2026), ("a",), ("ab",), True),
        ((2025, 2025), ("a",), ("ab",), False),
    ],
)
def test_in_the_year_of_a_merger_it_counts_which_units_were_scored(years, before, now, between_them):
    found = told(*old("a", "b"), new("ab", "a", "b"), years=years, scored_before=before, scored_now=now)
    assert (found.fates.get("ab") is Reason.MERGED) is between_them


def test_a_unit_that_was_scored_in_both_years_although_it_ended_is_the_same_one():
    found = told(*old("a", "b"), new("ab", "a", "b"), scored_before=("a",), scored_now=("a", "ab"))
    assert "a" not in found.fates
    assert found.fates["b"] is Reason.MERGED
    stays = told({"id": "a"}, {"id": "c"}, new("ab", "a", "c"), scored_before=("a",), scored_now=("a", "ab"))
    assert stays.fates["a"] is Reason.DIVIDED


# Hints.


def test_agreement_of_four_components_says_nothing_and_of_five_something():
    def cards(number):
        codes = [str(one) for one in range(1, number + 1)]
        model = edition(*(leaf(code, 10) for code in codes))
        return score(model, [sheet(unit, dict.fromkeys(codes, 7)) for unit in "ab"])

    assert identical(cards(4)) == []
    assert [hint.units for hint in identical(cards(5))] == [("a", "b")]


def test_what_does_not_apply_is_not_what_is_missing():
    rows = [(7, 7, 7, 7, 7, NA), (7, 7, 7, 7, 7, None), (7, 7, 7, 7, 7, NA)]
    cards = claims(*(claim(unit, *row) for unit, row in zip("abc", rows, strict=True)))
    assert [hint.units for hint in identical(cards)] == [("a", "c")]


def test_components_of_the_survey_are_nobodys_claim():
    model = edition(*(leaf(str(one), 10) for one in range(1, 6)), leaf("6", 10, survey=True))
    answers = {"a": {**dict.fromkeys("12345", 10), "6": 1}, "b": {**dict.fromkeys("12345", 10), "6": 9}}
    cards = score(model, [sheet(unit, row) for unit, row in answers.items()])
    found = hints(cards, [], [], {})
    assert [(hint.kind, hint.units, hint.components) for hint in found] == [
        (HintKind.FULL_MARKS, ("a",), 5),
        (HintKind.FULL_MARKS, ("b",), 5),
    ]


def test_a_sheet_that_lacks_a_component_claims_no_full_marks():
    assert hints(claims(claim("a", 10, 10, 10, 10, 10, None)), [], [], {}) == []


def test_four_units_tell_of_no_outlier_and_five_do():
    before = {card.unit: card for card in given_cards(dict.fromkeys("abcde", 5))}
    moved = {"a": 5, "b": 5, "c": 5, "d": 5, "e": 10}
    assert [hint.units for hint in outliers(given_cards(moved), before)] == [("e",)]
    del moved["a"]
    assert outliers(given_cards(moved), before) == []


@pytest.mark.parametrize(("points", "found"), [("5.2", 0), ("5.21", 1), ("4.8", 0), ("4.79", 1)])
def test_an_outlier_is_more_than_two_points_from_the_others(points, found):
    before = {card.unit: card for card in given_cards(dict.fromkeys("abcde", 5))}
    codes = [leaf_.code for leaf_ in MODEL.leaves]
    sheets = [sheet(unit, dict.fromkeys(codes, 5)) for unit in "abcd"] + [sheet("e", dict.fromkeys(codes, points))]
    assert len(outliers(score(MODEL, sheets), before)) == found


def test_an_outlier_is_more_than_three_spreads_from_the_median_of_an_even_number_too():
    before = {card.unit: card for card in given_cards(dict.fromkeys("abcdef", 5))}
    now = given_cards({"a": "5.1", "b": "5.2", "c": "5.3", "d": "5.4", "e": "5.5", "f": 9})
    (hint,) = outliers(now, before)
    assert (hint.units, hint.change, hint.median, hint.spread) == (("f",), 40, Fraction("3.5"), Fraction("1.5"))


def test_a_unit_that_types_the_same_is_no_outlier_although_the_block_moved():
    model = edition(leaf("1", 10, "best_unit"))
    before = score(model, [sheet(unit, {"1": 10}) for unit in "abcde"])
    now = score(model, [*(sheet(unit, {"1": 10}) for unit in "abcd"), sheet("e", {"1": 20})])
    assert all(hint.units != ("a",) for hint in outliers(now, {card.unit: card for card in before}))


def test_a_move_within_three_spreads_is_usual():
    before = {card.unit: card for card in given_cards(dict.fromkeys("abcde", 5))}
    assert outliers(given_cards({"a": 5, "b": "5.5", "c": 6, "d": "6.5", "e": "7.25"}), before) == []
    assert len(outliers(given_cards({"a": 5, "b": "5.5", "c": 6, "d": "6.5", "e": "7.75"}), before)) == 1
