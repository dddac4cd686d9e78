"""Where a block stands by area, and where it lost its points."""

from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import Between, area_summaries, compare, component_losses, rank, tier_counts
from parindex.analysis.block.losses import amounts
from parindex.model.results.changes import Reason
from parindex.model.results.scorecards import AreaSummary, ComponentLoss
from parindex.scoring import score

INDEX = (group("1", leaf("1.1", 4), leaf("1.2", 6)), leaf("2", 10))
TIERS = [{"id": "good", "title": "Tốt", "at_least": "80"}, {"id": "rest", "title": "Còn lại"}]


def year(scores, number=2020, unranked=(), index=INDEX, codes=("1.1", "1.2", "2")):
    model = edition(*index, year=number, tiers=TIERS)
    sheets = [sheet(unit, dict(zip(codes, row, strict=True))) for unit, row in scores.items()]
    return rank("b", "Block", number, model, score(model, sheets), unranked=unranked)


NOW = year({"a": (4, 6, 5), "b": (2, 3, 10), "c": (0, 0, 0)}, unranked={"c"})


def test_means_of_areas_are_over_the_ranked_units():
    assert area_summaries(NOW, None) == [
        AreaSummary("1", Fraction(75), None, [], []),
        AreaSummary("2", 75, None, [], []),
    ]


def test_who_rose_and_fell_most_is_first():
    before = year({"a": (4, 1, 7), "b": (2, 2, 6), "c": (0, 0, 8), "gone": (4, 6, 10)}, 2019)
    first, second = area_summaries(NOW, before)
    assert (first.rose, first.fell) == ([("a", 50), ("b", 10)], [])
    assert (second.rose, second.fell) == ([("b", 40)], [("a", -20)])
    assert first.change == Fraction(50 + 10, 2), "over the units that are ranked in both years"


def test_a_renamed_unit_is_followed_and_one_that_was_divided_is_left_out():
    before = year({"a": (4, 1, 7), "old": (2, 2, 6)}, 2019)
    told = Between(fates={"a": Reason.DIVIDED}, renamed={"b": "old"})
    first, second = area_summaries(compare(NOW, before, told), before)
    assert (first.rose, second.rose, second.fell) == ([("b", 10)], [("b", 40)], [])


@pytest.mark.parametrize("reason", [Reason.MERGED, Reason.DIVIDED])
@pytest.mark.parametrize("unit", ["a", "gone"])
def test_no_change_of_a_mean_is_stated_over_other_bodies(reason, unit):
    before = year({"a": (4, 1, 7), "b": (2, 2, 6), "gone": (4, 6, 10)}, 2019)
    reformed = area_summaries(compare(NOW, before, Between(fates={unit: reason})), before)
    assert [summary.change for summary in reformed] == [None, None]
    assert [summary.rose for summary in reformed][1] == [("b", 40)]
    assert None not in {summary.change for summary in area_summaries(compare(NOW, before), before)}


def test_no_change_of_a_mean_is_stated_where_no_unit_is_comparable():
    before = year({"x": (4, 1, 7), "y": (2, 2, 6)}, 2019)
    assert [summary.change for summary in area_summaries(compare(NOW, before), before)] == [None, None]


def test_years_that_cannot_be_compared_leave_the_changes_empty():
    before = year({"a": (4, 1, 7)}, 2019, index=(group("1", leaf("1.1", 4), leaf("1.2", 7)), leaf("2", 10)))
    assert area_summaries(NOW, before) == area_summaries(NOW, None)


def test_a_unit_to_which_an_area_does_not_apply_is_left_out_of_its_mean():
    standings = year({"a": (4, 6, NA), "b": (2, 3, 8)})
    assert [summary.mean for summary in area_summaries(standings, None)] == [75, 80]
    assert area_summaries(year({"a": (4, 6, NA)}), None)[1] == AreaSummary("2", None, None, [], [])


def test_the_component_that_lost_most_is_first():
    assert component_losses(NOW) == [
        ComponentLoss("2", Fraction(5), Fraction(20), 1, Fraction(50)),
        ComponentLoss("1.2", Fraction(3), Fraction(12), 1, Fraction(30)),
        ComponentLoss("1.1", Fraction(2), Fraction(8), 1, Fraction(20)),
    ]


def test_what_does_not_apply_is_not_lost():
    losses = {loss.code: loss for loss in component_losses(year({"a": (4, NA, 10), "b": (4, 3, 10)}))}
    assert (losses["1.2"].lost, losses["1.2"].available, losses["1.2"].share) == (3, 6, 100)


def test_where_nobody_lost_anything_the_shares_are_0_in_printed_order():
    losses = component_losses(year({"a": (4, 6, 10)}))
    assert [(loss.code, loss.share, loss.units) for loss in losses] == [("1.1", 0, 0), ("1.2", 0, 0), ("2", 0, 0)]


def test_amounts_are_those_of_the_node_scores():
    card = NOW.standings[0].card
    for code, node in card.nodes.items():
        points, applicable, scale = amounts(card, code)
        assert (Fraction(points) / scale, Fraction(applicable) / scale) == (node.points, node.applicable)


def test_tiers_are_counted_in_the_order_of_the_set_with_and_without_a_rank():
    assert tier_counts(NOW) == [("good", 0), ("rest", 3)]
    assert tier_counts(year({"a": (4, 6, 10), "b": (4, 6, 9)})) == [("good", 2), ("rest", 0)]


def test_an_area_that_was_renumbered_is_followed_in_both_directions():
    new = year(
        {"a": (4, 6, 5)},
        index=(
            group("7", leaf("7.1", 4, compares_with="1.1"), leaf("7.2", 6, compares_with="1.2"), compares_with="1"),
            leaf("2", 10),
        ),
        codes=("7.1", "7.2", "2"),
    )
    old = year({"a": (4, 1, 7)}, 2019)
    assert [one.change for one in area_summaries(new, old)] == [50, -20]
    assert [one.change for one in area_summaries(old, new)] == [-50, 20]
