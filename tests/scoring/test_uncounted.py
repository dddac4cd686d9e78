"""What has the weight 0 is shown and does not count."""

from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.block.losses import component_losses
from parindex.scoring import score

SET = edition(
    group("1", leaf("1.1", 10), leaf("1.2", 10, weight=0)),
    group("2", leaf("2.1", 5), weight=0),
    leaf("3", 30),
)


def test_neither_points_nor_maximum_are_added():
    (card,) = score(SET, [sheet("a", {"1.1": 5, "1.2": 9, "2.1": 4, "3": 15})])
    assert (SET.total, card.points, card.applicable, card.index) == (40, 20, 40, 50)
    assert (card.nodes["1"].points, card.nodes["1"].applicable) == (5, 10)
    assert (card.nodes["1.2"].points, card.nodes["1.2"].index, card.nodes["2"].points) == (9, 90, 4)
    assert SET.uncounted == {"1.2", "2.1"}


@pytest.mark.parametrize("kind", ["weighted_mean", "geometric_mean", "harmonic_mean"])
def test_a_mean_leaves_it_out_even_where_it_is_0(kind):
    model = edition(leaf("1", 10, weight=0), leaf("2", 10, weight=4), leaf("3", 10, weight=4), aggregate=kind, max=10)
    (card,) = score(model, [sheet("a", {"1": 0, "2": 5, "3": 5})])
    assert card.index == 50


def test_a_group_of_which_only_the_uncounted_part_applies_does_not_apply():
    (card,) = score(SET, [sheet("a", {"1.1": NA, "1.2": 9, "2.1": 4, "3": 15})])
    assert (card.nodes["1"].index, card.index) == (None, 50)


def test_nothing_is_lost_on_it():
    block = rank("b", "B", 2020, SET, score(SET, [sheet("a", {"1.1": 5, "1.2": 0, "2.1": 0, "3": 30})]))
    assert {loss.code: loss.lost for loss in component_losses(block)} == {"1.1": Fraction(5), "3": Fraction(0)}


def test_it_breaks_ties_outside_the_index():
    model = edition(leaf("1", 10), leaf("2", 9, "count", each=1, weight=0), policy={"tie_breakers": ["2"]})
    sheets = [sheet("a", {"1": 5, "2": 3}), sheet("b", {"1": 5, "2": 7})]
    block = rank("b", "B", 2020, model, score(model, sheets))
    assert [(one.card.unit, one.rank) for one in block.standings] == [("b", 1), ("a", 2)]
