"""What differs between two states: the cells, and the results that change because of them."""

from dataclasses import replace
from fractions import Fraction

from tests.scoring.making import NA, edition, group, leaf, sheet, staged

from parindex.analysis import Between, rank
from parindex.analysis.differences.differences import differences
from parindex.model.results.scorecards import NotComparable, Reason
from parindex.model.scores import Stage
from parindex.scoring import score

PENALTY = [{"code": "P", "kind": "penalty", "title": "P", "max": "5"}]
SET = edition(leaf("1", 10), leaf("2", 10), adjustments=PENALTY)
TIERS = [{"id": "good", "title": "Good", "at_least": 50}, {"id": "rest", "title": "Rest"}]


def block(model, *sheets, name="b"):
    return rank(name, "Block", model.edition, model, score(model, sheets))


def test_a_changed_cell_is_told_with_both_cells_its_stage_and_its_points():
    old, new = sheet("a", {"1": 4, "2": 6}), sheet("a", {"1": 5, "2": 6})
    (unit,) = differences([block(SET, old)], [block(SET, new)]).units
    (component,) = unit.components
    (cell,) = component.cells
    assert (component.code, component.change) == ("1", Fraction(1))
    assert (cell.stage, cell.before.cell, cell.before.answer.text) == (Stage.APPRAISAL_1, "F5", "4")
    assert (cell.after.cell, cell.after.answer.text) == ("F5", "5")
    assert (unit.before.index, unit.after.index) == (50, 55)


def test_a_unit_that_typed_nothing_else_is_told_when_its_rank_changes():
    stays = sheet("a", {"1": 5, "2": 5})
    found = differences(
        [block(SET, stays, sheet("b", {"1": 4, "2": 4}))], [block(SET, stays, sheet("b", {"1": 9, "2": 4}))]
    )
    assert [(unit.unit, unit.has_own_cells) for unit in found.units] == [("b", True), ("a", False)]
    assert [(unit.before.rank, unit.after.rank) for unit in found.units] == [(2, 1), (1, 2)]
    assert found.units[1].components == ()


def test_points_that_depend_on_other_units_are_told_without_cells():
    model = edition(leaf("1", 10, "best_unit"))
    stays = sheet("a", {"1": 5})
    found = differences([block(model, stays, sheet("b", {"1": 10}))], [block(model, stays, sheet("b", {"1": 20}))])
    (component,) = next(unit for unit in found.units if unit.unit == "a").components
    assert component.cells == ()
    assert component.change == Fraction("-2.5")


def test_a_cell_that_only_moved_is_no_difference_and_the_same_number_typed_otherwise_is():
    old = sheet("a", {"1": 4, "2": 6})
    moved = replace(old, entries=tuple(reversed(old.entries)))
    assert differences([block(SET, old)], [block(SET, moved)]).is_empty
    retyped = sheet("a", {"1": "4.0", "2": 6})
    (unit,) = differences([block(SET, old)], [block(SET, retyped)]).units
    assert (unit.components[0].change, unit.changes_result) == (0, False)


def test_a_column_that_does_not_count_is_compared_too():
    old = staged("a", {Stage.SELF: {"1": 9, "2": 9}, Stage.APPRAISAL_1: {"1": 4, "2": 6}})
    new = staged("a", {Stage.SELF: {"1": 8, "2": 9}, Stage.APPRAISAL_1: {"1": 4, "2": 6}})
    (unit,) = differences([block(SET, old)], [block(SET, new)]).units
    assert [cell.stage for cell in unit.components[0].cells] == [Stage.SELF]
    assert not unit.changes_result


def test_texts_beside_the_scores_are_told_and_change_no_result():
    old = sheet("a", {"1": 4, "2": 6})
    first, *rest = old.entries
    new = replace(old, entries=(replace(first, evidence="Kế hoạch 12"), *rest))
    (unit,) = differences([block(SET, old)], [block(SET, new)]).units
    assert [(note.kind, note.after) for note in unit.components[0].notes] == [("evidence", "Kế hoạch 12")]
    assert not unit.changes_result


def test_a_penalty_counts_against_the_unit():
    old, new = sheet("a", {"1": 4, "2": 6}), sheet("a", {"1": 4, "2": 6, "P": 2})
    (unit,) = differences([block(SET, old)], [block(SET, new)]).units
    assert (unit.components[0].code, unit.components[0].change) == ("P", -2)
    assert unit.after.points - unit.before.points == -2


def test_not_applicable_and_nothing_typed_are_answers_of_their_own():
    one, other, none = (sheet("a", {"1": answer, "2": 6}) for answer in (4, NA, None))
    for old, new in ((one, other), (other, none), (none, one)):
        (unit,) = differences([block(SET, old)], [block(SET, new)]).units
        assert [component.code for component in unit.components] == ["1"]


def test_sheets_that_came_and_went_are_told():
    found = differences([block(SET, sheet("a", {"1": 4, "2": 6}))], [block(SET, sheet("b", {"1": 4, "2": 6}))])
    assert {(unit.unit, unit.before is None, unit.after is None) for unit in found.units} == {
        ("a", False, True),
        ("b", True, False),
    }


def test_a_tier_is_told_as_it_is_called_on_each_side():
    model = edition(leaf("1", 10), tiers=TIERS)
    (unit,) = differences([block(model, sheet("a", {"1": 4}))], [block(model, sheet("a", {"1": 5}))]).units
    assert (unit.before.tier, unit.after.tier) == ("rest", "good")
    assert str(unit.after.tier_title) == "Good"


def test_sets_that_do_not_measure_the_same_give_the_reason_and_no_cells():
    other = edition(leaf("1", 10), leaf("2", 20), year=2021, adjustments=PENALTY)
    found = differences([block(SET, sheet("a", {"1": 4, "2": 6}))], [block(other, sheet("a", {"1": 5, "2": 6}))])
    assert found.obstacles == (("b", NotComparable(Reason.CRITERIA_CHANGED, "maximum 2")),)
    (unit,) = found.units
    assert (unit.components, unit.obstacle) == ((), found.obstacles[0][1])
    assert (unit.before.applicable, unit.after.applicable) == (20, 30)


def test_a_renumbered_criterion_is_followed_in_both_directions():
    old = edition(group("1", leaf("1.1", 10), leaf("1.2", 10)))
    new = edition(group("1", leaf("1.1", 10, compares_with="1.2"), leaf("1.2", 10, compares_with="1.1")), year=2021)
    before, after = block(old, sheet("a", {"1.1": 4, "1.2": 6})), block(new, sheet("a", {"1.1": 6, "1.2": 5}))
    (unit,) = differences([before], [after]).units
    (component,) = unit.components
    assert (component.before.code, component.after.code, component.change) == ("1.1", "1.2", 1)
    assert differences([after], [before]) == differences([before], [after]).mirrored


def test_two_versions_of_one_edition_are_compared_by_their_own_codes():
    model = edition(group("1", leaf("1.1", 10, compares_with="1.2"), leaf("1.2", 10, compares_with="1.1")))
    again = edition(group("1", leaf("1.1", 10, compares_with="1.2"), leaf("1.2", 10, compares_with="1.1")))
    same = sheet("a", {"1.1": 4, "1.2": 6})
    assert differences([block(model, same)], [block(again, same)]).is_empty


def test_a_unit_that_was_merged_in_between_has_no_cells_compared():
    before, after = block(SET, sheet("a", {"1": 4, "2": 6})), block(SET, sheet("a", {"1": 5, "2": 6}))
    (unit,) = differences([before], [after], Between(fates={"a": Reason.MERGED})).units
    assert (unit.obstacle, unit.components) == (NotComparable(Reason.MERGED), ())


def test_a_unit_in_another_block_differs_by_its_block():
    one = sheet("a", {"1": 4, "2": 6})
    (unit,) = differences([block(SET, one)], [block(SET, one, name="c")]).units
    assert (unit.before.block, unit.after.block, unit.components) == ("b", "c", ())


def test_a_unit_of_one_state_only_says_what_became_of_it():
    before, after = block(SET, sheet("old", {"1": 4, "2": 6})), block(SET, sheet("new", {"1": 4, "2": 6}))
    found = differences([before], [after], Between(fates={"old": Reason.MERGED, "new": Reason.MERGED})).units
    assert [unit.obstacle for unit in found] == [NotComparable(Reason.MERGED)] * 2


def test_a_component_that_only_its_title_finds_is_followed_in_both_directions():
    old = edition(leaf("1", 10, title="A"), leaf("2", 10, title="B"))
    new = edition(leaf("1", 10, title="B"), leaf("3", 10, title="A"), year=2021)
    before, after = block(old, sheet("a", {"1": 4, "2": 6})), block(new, sheet("a", {"1": 6, "3": 5}))
    (unit,) = differences([before], [after]).units
    (component,) = unit.components
    assert (component.before.code, component.after.code, component.change) == ("1", "3", 1)
    assert differences([after], [before]) == differences([before], [after]).mirrored


def test_cells_of_two_scales_are_not_compared_although_the_index_is():
    old, new = (edition(leaf("1", most), year=number) for most, number in ((10, 2020), (20, 2021)))
    found = differences([block(old, sheet("a", {"1": 4}))], [block(new, sheet("a", {"1": 9}))])
    assert found.obstacles == (("b", NotComparable(Reason.SCALE_CHANGED, "total 10 -> 20")),)
    assert found.units[0].components == ()
