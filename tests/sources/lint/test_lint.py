"""What the linter leaves alone, and where it points; what it finds is in tests/yaml/bad."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.model.criteria import Edition
from parindex.model.rules.bounds import Bounded
from parindex.sources.definitions.lint import lint
from parindex.sources.definitions.lint.ladder import below, misplaced
from parindex.sources.definitions.lint.tree_places import plain, spots
from parindex.sources.definitions.yaml.document import Document

Tree = dict[str, object]


def leaf(code: str, maximum: str = "1", **more: object) -> Tree:
    return {"code": code, "title": "x", "max": maximum, **more}


def group(code: str, *parts: Tree, **more: object) -> Tree:
    return {"code": code, "title": "x", "parts": parts, **more}


def edition(*areas: Tree, **more: object) -> Edition:
    return Edition.model_validate({"id": "x", "edition": 2020, "title": "x", "model": True, "index": areas, **more})


def found(*areas: Tree, **more: object) -> list[str]:
    return [issue.code for issue in lint(edition(*areas, **more), Document(Path("set.yaml"), {}, {}))]


@pytest.mark.parametrize(
    "codes",
    [
        ["I", "II", "IV"],
        ["A", "C"],
        ["1.", "2.", "3."],
        ["1", "2", "T"],
        ["1a", "1b", "3a"],
    ],
)
def test_codes_that_do_not_count_up_are_left_alone(codes):
    assert found(*(leaf(code) for code in codes)) == []


def test_criteria_numbered_straight_through_all_areas_are_left_alone():
    assert found(group("A", leaf("1"), leaf("2")), group("B", leaf("3"), leaf("4"))) == []


def test_a_code_after_a_lost_zero_is_expected_as_if_the_zero_were_there():
    parts = [leaf(f"1.{number}") for number in range(1, 10)]
    assert found(group("1", *parts, leaf("1.1"), leaf("1.11"))) == ["C012"]
    assert found(group("1", *parts, leaf("1.10"), leaf("1.11"))) == []


def test_twenty_without_its_zero_is_recognised_too():
    parts = [leaf(f"1.{number}") for number in range(1, 20)]
    assert found(group("1", *parts, leaf("1.2"))) == ["C012"]


def test_a_bound_may_be_shared_by_an_exclusive_and_an_inclusive_band():
    bands = [{"above": "90", "points": "1"}, {"at_least": "90", "points": "0.5"}, {"points": "0"}]
    assert found(leaf("1", score={"by": "bands", "bands": bands})) == []


def test_bands_of_numbers_may_lie_above_100():
    bands = [{"at_least": "900", "points": "1"}, {"points": "0"}]
    assert found(leaf("1", score={"by": "bands", "bands": bands, "of": "number"})) == []
    assert found(leaf("1", score={"by": "bands", "bands": bands})) == ["C039"]


def test_bands_may_give_more_for_less():
    bands = [{"at_least": "10", "points": "0"}, {"at_least": "5", "points": "0.5"}, {"points": "1"}]
    assert found(leaf("1", score={"by": "bands", "bands": bands})) == []


def test_a_last_band_from_0_needs_no_band_for_the_rest():
    bands = [{"at_least": "90", "points": "1"}, {"at_least": "0", "points": "0"}]
    assert found(leaf("1", score={"by": "bands", "bands": bands})) == []


def test_a_bonus_lets_a_tier_lie_above_100():
    tiers = [{"id": "a", "title": "A", "at_least": "101"}, {"id": "b", "title": "B"}]
    bonus = [{"code": "T", "kind": "bonus", "title": "x", "max": "5"}]
    assert found(leaf("1"), tiers=tiers) == ["C054"]
    assert found(leaf("1"), tiers=tiers, adjustments=bonus) == []


def test_a_tier_from_0_leaves_nothing_below_but_one_above_0_does():
    assert found(leaf("1"), tiers=[{"id": "a", "title": "A", "at_least": "0"}]) == []
    assert found(leaf("1"), tiers=[{"id": "a", "title": "A", "above": "0"}]) == ["C053"]


def test_declared_totals_that_add_up_exactly_are_left_alone():
    tree = group("1", leaf("1.1", "0.1"), leaf("1.2", "0.2"), max="0.3")
    assert found(tree, max="0.3") == []


def test_the_maximum_of_a_mean_is_what_it_is_worth_and_not_a_sum():
    tree = group("1", leaf("1.1", "7", weight="2"), leaf("1.2", "9", weight="1"), max="20", aggregate="weighted_mean")
    assert found(tree, max="20") == []


def test_means_without_weights_are_left_alone_unless_they_are_called_weighted():
    assert found(leaf("1"), leaf("2"), aggregate="geometric_mean") == []
    assert found(leaf("1"), leaf("2"), aggregate="weighted_mean") == ["C027"]


def test_survey_and_appraisal_break_ties():
    areas = leaf("1"), leaf("2", assessed_by="survey")
    assert found(*areas, policy={"tie_breakers": ["survey", "appraisal", "2"]}) == []


def test_only_the_first_node_on_a_level_without_a_name_is_told():
    tree = group("1", group("1.1", leaf("1.1.1"), leaf("1.1.2")), group("1.2", leaf("1.2.1")))
    assert found(tree, levels=["area", "criterion"]) == ["C019"]


def test_a_part_inside_a_rule_is_checked_against_its_own_maximum():
    part = {"id": "a", "max": "1", "score": {"by": "levels", "levels": {"yes": "2", "no": "0"}}}
    assert found(leaf("1", "2", score={"by": "best_of", "cases": [part, {"id": "b", "max": "2"}]})) == ["C031"]


def test_a_rule_in_a_leaf_that_is_worth_nothing_is_told_once():
    assert found(leaf("1"), leaf("2", "0", score={"by": "levels", "levels": {"yes": "1", "no": "0"}})) == ["C023"]


def test_one_choice_may_have_its_key_as_its_title():
    levels = {"in_time": {"points": "1", "title": {"vi": "In time", "en": "IN TIME"}}, "late": "0"}
    assert found(leaf("1", score={"by": "levels", "levels": levels})) == []


@pytest.mark.parametrize(("number", "text"), [("1.50", "1.5"), ("100", "100"), ("1E+2", "100"), ("0.000", "0")])
def test_numbers_are_told_as_they_would_be_typed(number, text):
    assert plain(Decimal(number)) == text


class Step(Bounded):
    def __init__(self, above=None, at_least=None):
        self.above, self.at_least = above, at_least


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), max_size=6))
def test_steps_are_misplaced_exactly_if_sorting_them_changes_something(bounds):
    steps = [Step(above=bound) if above else Step(at_least=bound) for above, bound in bounds]
    heights = [(bound, above) for above, bound in bounds]
    assert (list(misplaced(steps)) == []) == (heights == sorted(set(heights), reverse=True))


def test_what_is_below_a_step_is_told_with_its_own_inclusiveness():
    assert [below(Step(above=90)), below(Step(at_least=90)), below(Step())] == ["≤ 90", "< 90", ""]


def test_spots_are_the_nodes_in_printed_order():
    tree = edition(group("1", group("1.1", leaf("1.1.1"))), leaf("2"))
    assert [(spot.depth, spot.node) for spot in spots(tree)] == list(tree.walk())
    assert [spot.path for spot in spots(tree)][2] == ("index", 0, "parts", 0, "parts", 0)
