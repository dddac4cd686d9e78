"""Points taken off inside a group, its floor, and its cap by the answer to another component."""

from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.block.losses import component_losses
from parindex.model.scores import Choice
from parindex.scoring import score


def of(model, answers):
    return score(model, [sheet("a", answers)])[0]


def section(**more):
    off = {**leaf("1.3", 5), "deducts": True}
    return edition(group("1", leaf("1.1", 10), leaf("1.2", 10), off, **more), leaf("2", 20))


@pytest.mark.parametrize(
    ("more", "lost", "points"),
    [({}, 2, 8), ({}, 5, 5), ({"floor": 6}, 5, 6), ({"not_applicable": "rescale"}, 2, 8)],
)
def test_points_are_taken_off_the_group_down_to_its_floor(more, lost, points):
    card = of(section(**more), {"1.1": 10, "1.2": 0, "1.3": lost, "2": 20})
    assert (card.nodes["1"].points, card.nodes["1"].applicable) == (points, 20)
    assert (card.points, card.edition.total, card.nodes["1.3"].points) == (points + 20, 40, lost)


def test_without_a_floor_in_words_nothing_falls_below_0():
    assert of(section(), {"1.1": 1, "1.2": 0, "1.3": 5, "2": 20}).nodes["1"].points == 0


def test_what_is_taken_off_is_not_scaled_with_what_does_not_apply():
    card = of(section(not_applicable="rescale"), {"1.1": 5, "1.2": NA, "1.3": 2, "2": 20})
    assert card.nodes["1"].points == 8  # 5 of 10 is 10 of 20, less 2


def test_nothing_is_taken_off_a_group_of_which_nothing_applies():
    card = of(section(), {"1.1": NA, "1.2": NA, "1.3": 5, "2": 10})
    assert (card.nodes["1"].points, card.index) == (0, 50)


@pytest.mark.parametrize(("answer", "points"), [("yes", 18), ("no", 4), (None, 18), (NA, 18)])
def test_the_answer_to_another_component_caps_a_group(answer, points):
    plan = leaf("2", 20, "levels", levels={"yes": 20, "no": 0})
    capped = group("1", leaf("1.1", 10), leaf("1.2", 10), caps={"code": "2", "is": "no", "max": 4})
    given = Choice(answer) if isinstance(answer, str) else answer
    card = of(edition(capped, plan), {"1.1": 10, "1.2": 8, "2": given})
    assert card.nodes["1"].points == points


def test_the_lowest_cap_that_holds_counts():
    caps = [{"code": "2", "below": 5, "max": 8}, {"code": "2", "below": 3, "max": 4}]
    model = edition(group("1", leaf("1.1", 10), caps=caps), leaf("2", 20))
    assert [of(model, {"1.1": 10, "2": typed}).nodes["1"].points for typed in (2, 4, 6)] == [4, 8, 10]


def test_losses_add_up_and_name_what_was_taken_off():
    model = section()
    block = rank("b", "B", 2020, model, score(model, [sheet("a", {"1.1": 10, "1.2": 6, "1.3": 2, "2": 20})]))
    assert {loss.code: loss.lost for loss in component_losses(block)} == {
        "1.1": 0,
        "1.2": Fraction(4),
        "1.3": Fraction(2),
        "2": 0,
    }
