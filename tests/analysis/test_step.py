"""From one year of a unit to another: what is the unit's own work, and what rules or other units made."""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.analysis.years import line, published
from tests.scoring.making import NA, edition, leaf, sheet

from parindex.analysis import compare, rank
from parindex.analysis.block.areas import area_summaries
from parindex.analysis.comparison.changes import Past, compare_scored
from parindex.analysis.comparison.like_for_like import like_for_like
from parindex.analysis.comparison.lineage import Between
from parindex.analysis.comparison.step import Steps
from parindex.analysis.comparison.year_results import scored_year
from parindex.model.results.changes import Moved, NotComparable, Reason
from parindex.model.results.like_for_like import NoLikeForLike, Unlike
from parindex.scoring import score

TIERS = [{"id": "a", "title": "A", "at_least": "85"}, {"id": "b", "title": "B", "at_least": "75"}]
LOWER = [{**TIERS[0], "at_least": "80"}, TIERS[1]]
PANEL = (leaf("1", 10, "min_max", direction="lower"), leaf("2", 10, "best_unit"))


def year(table, number=2020, index=None, **rest):
    """A scored year: points of the only component, or the answers of several."""
    model = edition(*(index or (leaf("1", 100),)), year=number, **rest)
    rows = {unit: row if isinstance(row, tuple) else (row,) for unit, row in table.items()}
    codes = [node.code for node in model.leaves]
    sheets = [sheet(unit, dict(zip(codes, row, strict=True))) for unit, row in rows.items()]
    return rank("b", "Block", number, model, score(model, sheets))


def changes(now, before):
    return {one.card.unit: one.change for one in compare(now, before).standings}


def printed(number, ranks, **rest):
    lines = {unit: line(unit, number, rank=place, of=len(ranks), **rest) for unit, place in ranks.items()}
    return published({number: lines})[number]


def places(before, now):
    steps = Steps(before, now)
    found = {unit: steps.of(before.results[unit], now.results[unit]) for unit in now.results}
    return {unit: change.rank if change.rank_reason is None else change.rank_reason for unit, change in found.items()}


# What the others of the block did.


def test_a_unit_that_types_the_same_did_nothing_although_its_index_rose():
    before = year({"a": (10, 50), "b": (20, 40), "c": (30, 10)}, 2019, PANEL)
    found = changes(year({"a": (10, 50), "b": (20, 40), "c": (90, 10)}, 2020, PANEL), before)
    assert (found["b"].index, found["b"].points) == (0, 0)
    assert (found["b"].block_index, found["b"].block_points) == (Fraction("18.75"), Fraction("3.75"))
    assert found["c"].index < 0
    assert found["a"].block_index is None, "the ends of the block did not touch it"


def test_a_tier_that_the_others_made_is_no_rise_of_the_unit():
    before = year({"a": (10, 50), "b": (20, 40), "c": (30, 10)}, 2019, PANEL, tiers=TIERS)
    found = changes(year({"a": (10, 50), "b": (20, 40), "c": (90, 10)}, 2020, PANEL, tiers=TIERS), before)
    assert (found["b"].tier, found["b"].tier_reason) == (None, Reason.BLOCK_RULES)
    assert (found["a"].tier, found["a"].tier_reason) == ("same", None)


def test_who_rose_in_an_area_is_told_of_what_units_did_themselves():
    before = year({"a": (10, 50), "b": (20, 40), "c": (30, 10)}, 2019, PANEL)
    now = year({"a": (10, 50), "b": (20, 40), "c": (90, 10)}, 2020, PANEL)
    area, _ = area_summaries(compare(now, before), before)
    assert (area.rose, [unit for unit, _ in area.fell]) == ([], ["c"])


def test_components_that_measured_against_other_ends_of_the_block_are_not_alike():
    before = year({"a": (10, 50), "b": (20, 40)}, 2019, PANEL)
    bonus = [{"code": "T", "kind": "bonus", "title": "T", "max": "5"}]
    now = year({"a": (10, 50), "b": (90, 40)}, 2020, PANEL, adjustments=bonus)
    like = like_for_like(now, before, Between())
    assert like.components == 1
    moved = year({"a": (10, 50), "b": (90, 60)}, 2020, PANEL, adjustments=bonus)
    assert like_for_like(moved, before, Between()) == NoLikeForLike(Unlike.NOTHING_COMMON)


def test_against_a_printed_year_nobody_can_say_what_the_others_made():
    now = year({"a": (10, 50), "b": (20, 40)}, 2020, PANEL)
    lines = {"a": line("a", 2019, "90", rank=1, criteria=now.edition.key)}
    past = Past(2019, "b", published({2019: lines}, lambda _: now.edition)[2019], Between())
    compared = compare_scored(now, scored_year(now, "vi"), past).standings
    change = next(one.change for one in compared if one.card.unit == "a")
    assert (change.index, change.index_reason, change.rank) == (None, Reason.BLOCK_RULES, 0)


# Rules that make ranks.


def test_places_that_the_convention_of_ties_made_are_not_gained():
    scores = {"a": 90, "b": 87, "c": 87, "d": 85}
    found = changes(year(scores, policy={"ties": "dense"}), year(scores, 2019))
    assert (found["d"].rank, found["d"].rank_reason) == (None, Reason.RANK_RULES)
    assert (found["b"].rank, found["b"].rank_reason) == (0, None), "nobody ahead of it is tied"


def test_a_tie_that_is_broken_anew_moves_nobody():
    index = (leaf("1", 10), leaf("2", 10))
    scores = {"a": (6, 4), "b": (5, 5), "c": (1, 1)}
    found = changes(year(scores, 2020, index, policy={"tie_breakers": ["2"]}), year(scores, 2019, index))
    assert [found[unit].rank_reason for unit in "abc"] == [Reason.RANK_RULES, None, None]


def test_ranks_by_the_printed_index_are_compared_where_rounding_does_not_decide():
    scores = {"a": "90.004", "b": "90.001", "c": 50}
    found = changes(year(scores, policy={"rank_on": "published"}), year(scores, 2019))
    assert [found[unit].rank_reason for unit in "abc"] == [None, Reason.RANK_RULES, None]
    same = {"a": 91, "b": 90, "c": 50}
    assert all(one.rank == 0 for one in changes(year(same, policy={"rank_on": "published"}), year(same, 2019)).values())


def test_between_two_printed_tables_the_convention_gains_no_places():
    competition = printed(2016, {"a": 1, "b": 2, "c": 2, "d": 4, "e": 5})
    dense = printed(2017, {"a": 1, "b": 2, "c": 2, "d": 3, "e": 4})
    expected = {"a": 0, "b": 0, "c": 0, "d": Reason.RANK_RULES, "e": Reason.RANK_RULES}
    assert places(competition, dense) == expected
    assert places(dense, competition) == expected


def test_a_printed_table_without_ties_may_have_been_made_by_any_convention():
    dense = printed(2017, {"a": 1, "b": 2, "c": 2, "d": 3})
    assert places(printed(2016, {"a": 2, "b": 1, "c": 3, "d": 4}), dense) == {"a": 1, "b": -1, "c": 1, "d": 1}


def test_a_printed_table_that_lacks_units_says_nothing_of_another_convention():
    part = {unit: line(unit, 2016, rank=place, of=9) for unit, place in {"a": 1, "b": 2, "c": 2, "d": 4}.items()}
    dense = printed(2017, {"a": 1, "b": 2, "c": 2, "d": 3})
    assert set(places(published({2016: part})[2016], dense).values()) == {Reason.RANK_RULES}


# Rules that make tiers.


@pytest.mark.parametrize(("before", "now", "tier"), [(82, 82, None), (90, 90, "same"), (70, 90, "up"), (90, 82, None)])
def test_a_tier_is_compared_where_the_bounds_of_either_year_give_the_same(before, now, tier):
    change = changes(year({"a": now}, tiers=LOWER), year({"a": before}, 2019, tiers=TIERS))["a"]
    assert (change.tier, change.tier_reason) == (tier, None if tier else Reason.TIER_RULES)


@pytest.mark.parametrize(("index", "tier"), [("84.6", None), ("84.2", "same")])
def test_a_tier_by_the_printed_index_is_compared_where_rounding_does_not_decide(index, tier):
    rules = {"rank_on": "published", "published_decimals": 0}
    found = changes(year({"a": index}, tiers=TIERS, policy=rules), year({"a": index}, 2019, tiers=TIERS))
    assert found["a"].tier == tier


# What has no score.


def test_a_unit_that_depends_on_what_does_not_apply_is_not_compared_over_another_policy():
    index = (leaf("1", 10), leaf("2", 10))
    before = year({"a": (5, NA), "b": (5, 5)}, 2019, index)
    found = changes(year({"a": (5, NA), "b": (5, 5)}, 2020, index, policy={"not_applicable": "full_points"}), before)
    assert found["a"] == NotComparable(Reason.POLICY_CHANGED)
    assert isinstance(found["b"], Moved)


def test_a_unit_that_lacked_a_score_is_not_compared_over_another_policy():
    index = (leaf("1", 10), leaf("2", 10))
    zero, left_out = {"missing": "zero"}, {"missing": "not_applicable"}
    before = year({"a": (5, None), "b": (5, 5)}, 2019, index, policy=zero)
    found = changes(year({"a": (5, 5), "b": (5, 5)}, 2020, index, policy=left_out), before)
    assert found["a"] == NotComparable(Reason.POLICY_CHANGED)
    assert isinstance(found["b"], Moved)


# Points.


@pytest.mark.parametrize(
    ("before", "now", "points"),
    [(None, None, None), (100, None, None), (None, 100, None), (100, 100, 90), (200, 200, 90)],
)
def test_points_are_subtracted_only_where_both_years_tell_one_maximum(before, now, points):
    years = {
        number: {"a": line("a", number, points=Decimal(score), maximum=most and Decimal(most), rank=1)}
        for number, score, most in ((2019, 80, before), (2020, 170, now))
    }
    made = published(years)
    change = Steps(made[2019], made[2020]).of(made[2019].results["a"], made[2020].results["a"])
    assert (change.points, change.rank) == (points, 0)
    assert (change.index is None) is (before is None or now is None)
