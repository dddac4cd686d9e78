"""What units claimed against what they were given."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.laws.blocks import answers, editions
from tests.scoring.making import NA, edition, group, leaf, sheet, staged

from parindex.analysis.block.disputes import most_disputed, unit_disputes
from parindex.model.results.disputes import DisputeKind
from parindex.model.scores import Basis, Source, Stage, Step
from parindex.scoring import score

POLICIES = st.fixed_dictionaries({"missing": st.sampled_from(["refuse", "zero"])})
MODEL = edition(
    group("1", leaf("1.1", 2), leaf("1.2", 3)),
    leaf("2", 5, "best_unit"),
    adjustments=[
        {"code": "T", "kind": "bonus", "title": "Bonus", "max": 2},
        {"code": "P", "kind": "penalty", "title": "Penalty", "max": 2},
    ],
)


def compared(model, *sheets):
    claims, given_ = (score(model, sheets, basis=basis) for basis in (Basis.SELF, Basis.APPRAISED))
    return [unit_disputes(claim, card) for claim, card in zip(claims, given_, strict=True)]


def told(entry_of, sheet_, **texts):
    entries = tuple(replace(entry, **texts) if entry.code == entry_of else entry for entry in sheet_.entries)
    return replace(sheet_, entries=entries)


def both(unit, claims, given_, second=None):
    return staged(unit, {Stage.SELF: claims, Stage.APPRAISAL_1: given_, Stage.APPRAISAL_2: second or {}})


def test_a_component_is_cut_by_the_points_that_its_rule_gives():
    (unit,) = compared(MODEL, both("a", {"1.1": 2, "1.2": 3, "2": 10}, {"1.1": "0.5", "1.2": 3, "2": 10}))
    (dispute,) = unit.disputes
    assert (dispute.code, dispute.kind, dispute.cut) == ("1.1", DisputeKind.CUT, Fraction(3, 2))
    assert (unit.points_cut, unit.difference) == (Fraction(3, 2), Fraction(3, 2))


def test_the_last_appraisal_counts():
    claims = {"1.1": 2, "1.2": 3, "2": 10}
    (unit,) = compared(MODEL, both("a", claims, {"1.1": 0, "1.2": 1, "2": 10}, {"1.1": 2}))
    assert [dispute.code for dispute in unit.disputes] == ["1.2"]


def test_raised_points_do_not_lessen_what_was_cut():
    (unit,) = compared(MODEL, both("a", {"1.1": 1, "1.2": 3, "2": 10}, {"1.1": 2, "1.2": 1, "2": 10}))
    assert [dispute.kind for dispute in unit.disputes] == [DisputeKind.RAISED, DisputeKind.CUT]
    assert (unit.points_cut, unit.difference) == (2, 1)


def test_points_that_moved_because_of_another_unit_are_told_apart():
    one = both("a", {"1.1": 1, "1.2": 1, "2": 10}, {"1.1": 1, "1.2": 1, "2": 10})
    other = both("b", {"1.1": 1, "1.2": 1, "2": 20}, {"1.1": 1, "1.2": 1, "2": 10})
    first, second = compared(MODEL, one, other)
    assert [(dispute.kind, dispute.cut) for dispute in first.disputes] == [(DisputeKind.BLOCK, Fraction(-5, 2))]
    assert second.disputes == ()


def test_a_component_that_one_side_takes_as_not_applicable_is_no_cut():
    (unit,) = compared(MODEL, both("a", {"1.1": NA, "1.2": 3, "2": 10}, {"1.1": 1, "1.2": NA, "2": 10}))
    assert [(dispute.code, dispute.kind) for dispute in unit.disputes] == [
        ("1.1", DisputeKind.APPLICABILITY),
        ("1.2", DisputeKind.APPLICABILITY),
    ]
    assert unit.points_cut == 0


def test_a_bonus_refused_and_a_penalty_given_are_cuts():
    full = {"1.1": 2, "1.2": 3, "2": 10}
    (unit,) = compared(MODEL, both("a", {**full, "T": 1}, {**full, "P": "0.5"}))
    assert [(dispute.code, dispute.kind, dispute.cut) for dispute in unit.disputes] == [
        ("T", DisputeKind.CUT, 1),
        ("P", DisputeKind.CUT, Fraction(1, 2)),
    ]


def test_a_component_that_is_not_appraised_yet_is_not_disputed():
    (unit,) = compared(MODEL, both("a", {"1.1": 2, "1.2": 3, "2": 10}, {"1.1": 2}))
    assert unit.disputes == ()


def test_an_explanation_is_a_comment_unless_explanations_came_by_themselves():
    cut = told("1.1", both("a", {"1.1": 2, "1.2": 3, "2": 1}, {"1.1": 1, "1.2": 3, "2": 1}), comment="đã có")
    assert compared(MODEL, cut)[0].disputes[0].explained
    apart = replace(cut, steps=((Step.EXPLANATION, Source("c.xlsx", "S", "c")),))
    assert not compared(MODEL, apart)[0].disputes[0].explained
    assert compared(MODEL, told("1.1", apart, explanation="đã bổ sung"))[0].disputes[0].explained


def test_points_claimed_without_evidence_are_counted_but_zero_needs_none():
    one = told("1.2", both("a", {"1.1": 2, "1.2": 3, "2": 0}, {"1.1": 2, "1.2": 3, "2": 0}), evidence="KH 12")
    (unit,) = compared(MODEL, one)
    assert [(found.code, found.points) for found in unit.unproven] == [("1.1", 2)]
    assert unit.points_unproven == 2


def test_the_components_most_disputed_come_first_with_the_number_of_units():
    one = both("a", {"1.1": 2, "1.2": 3, "2": 1}, {"1.1": 1, "1.2": 3, "2": 1})
    other = told("1.2", both("b", {"1.1": 2, "1.2": 3, "2": 1}, {"1.1": 1, "1.2": 0, "2": 1}), comment="giải trình")
    third = both("c", {"1.1": 2, "1.2": 3, "2": 1}, {"1.1": 2, "2": 1})
    found = most_disputed(MODEL, compared(MODEL, one, other, third))
    assert [(each.code, each.units, each.of, each.cut, each.explained) for each in found] == [
        ("1.2", 1, 2, 3, 1),
        ("1.1", 2, 3, 2, 0),
    ]


@st.composite
def two_columns(draw):
    """A block whose sets only add up, and sheets with self scores and appraisals without a gap."""
    model = draw(editions(aggregates=("sum",), policies=POLICIES))
    rows = st.tuples(*(st.integers(0, 4) for _ in model.leaves))
    made = []
    for number in range(draw(st.integers(1, 4))):
        claims, given_ = answers(model, draw(rows)), answers(model, draw(rows))
        survey = {code: given_[code] for code in model.survey_codes}
        made.append(staged(f"u{number}", {Stage.SELF: claims, Stage.APPRAISAL_1: given_, Stage.SURVEY: survey}))
    return model, made


@given(two_columns())
def test_the_disputes_of_a_unit_add_up_to_the_difference_of_its_two_indexes(block):
    model, sheets = block
    for unit in compared(model, *sheets):
        points = unit.difference
        assert points == unit.claimed.points - unit.given.points
        assert 100 * points / Fraction(model.total) == unit.claimed.index - unit.given.index


def test_a_sheet_without_self_scores_disputes_nothing():
    (unit,) = compared(MODEL, sheet("a", {"1.1": 1, "1.2": 1, "2": 1}))
    assert (unit.disputes, unit.unproven) == ((), ())
