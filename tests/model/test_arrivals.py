"""Steps of a unit make one sheet, in whatever order they arrive, and none of them changes another."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from parindex.model.records.arrivals import arrived, merge, part, steps_in
from parindex.model.scores import Entry, Mark, NotApplicable, Numeric, Scored, ScoreSheet, Source, Stage, Step

CODES = ("1.1", "1.2", "2.1", "2.2", "3")
ANSWERS = st.integers(0, 9).map(lambda number: Scored(Numeric(Decimal(number)), str(number))) | st.just(
    NotApplicable("KPS")
)
TEXTS = st.sampled_from(["", "", "Kế hoạch 12", "Báo cáo 5"])


@st.composite
def sheets(draw, *, file="a.xlsx"):
    entries = tuple(
        Entry(
            code,
            tuple(Mark(stage, draw(ANSWERS), f"{stage.value}{code}") for stage in Stage if draw(st.booleans())),
            draw(TEXTS),
            draw(TEXTS),
        )
        for code in CODES
    )
    return ScoreSheet("an-my", "Phường An Mỹ", "set@2020", 2020, entries, Source(file, "S", file), "d")


ARRIVALS = st.lists(st.sampled_from(Step), unique=True, min_size=1).flatmap(
    lambda steps: st.tuples(*(st.tuples(st.just(step), sheets(file=f"{step}.xlsx")) for step in steps))
)


def marks(sheet, stage):
    return {entry.code: mark for entry in sheet.entries for mark in entry.marks if mark.stage is stage}


def come(arrivals):
    parts = {}
    for step, sheet in arrivals:
        parts = arrived(parts, sheet, step)
    return parts


@given(ARRIVALS.flatmap(lambda arrivals: st.tuples(st.just(arrivals), st.permutations(arrivals))))
def test_the_order_in_which_steps_arrive_does_not_show(both):
    one, other = both
    assert merge(come(one)) == merge(come(other))


@given(ARRIVALS, st.sampled_from(Step), sheets(file="late.xlsx"))
def test_a_step_changes_the_marks_of_no_other_step(arrivals, step, late):
    before = come(arrivals)
    merged, after = merge(before), merge(arrived(before, late, step))
    for stage in Stage:
        if stage is step.stage:
            assert marks(after, stage) == marks(late, stage)
        else:
            assert marks(after, stage) == marks(merged, stage)
            assert after.source_of(stage) == merged.source_of(stage) or not marks(after, stage)


@given(sheets(), st.sampled_from(Step), sheets(file="late.xlsx"))
def test_a_step_after_a_whole_sheet_replaces_its_column_only(whole, step, late):
    merged = merge(arrived({None: whole}, late, step))
    for stage in Stage:
        assert marks(merged, stage) == marks(late if stage is step.stage else whole, stage)
    if step.stage:
        assert merged.source_of(step.stage) == late.source


@given(sheets())
def test_a_whole_sheet_alone_is_itself(sheet):
    assert merge(arrived({}, sheet, None)) is sheet


@given(sheets())
def test_the_columns_of_a_sheet_taken_one_by_one_have_the_marks_of_the_whole(sheet):
    merged = merge({step: part(sheet, step) for step in Step})
    assert [entry.code for entry in merged.entries] == list(CODES)
    assert {code: entry.marks for code, entry in merged.by_code.items()} == {
        code: entry.marks for code, entry in sheet.by_code.items()
    }
    assert [entry.evidence for entry in merged.entries] == [entry.evidence for entry in sheet.entries]
    assert [entry.explanation for entry in merged.entries] == [entry.comment for entry in sheet.entries]


@given(sheets(), sheets(file="self.xlsx"), sheets(file="new.xlsx"))
def test_a_whole_sheet_takes_the_place_of_the_steps_that_it_has_and_no_others(first, claims, new):
    parts = arrived(arrived({None: first}, claims, Step.SELF), new, None)
    assert parts[None] is new
    assert (Step.SELF in parts) == (Step.SELF not in steps_in(new))


def test_parts_read_with_different_criteria_sets_fit_no_set():
    sheet = ScoreSheet("u", "U", "set@2020", 2020, (), Source("a", "", "a"), "old")
    parts = {Step.SELF: sheet, Step.APPRAISAL_1: replace(sheet, digest="new")}
    assert merge(parts).digest == "old+new"
    parts = {Step.EXPLANATION: sheet, Step.APPRAISAL_1: replace(sheet, digest="new")}
    assert merge(parts).digest == "new"


def test_texts_of_all_steps_are_kept_and_repeated_ones_once():
    def one(evidence, comment):
        return ScoreSheet("u", "U", "e", 2020, (Entry("1", (), evidence, comment),), Source("a", "", "a"), "d")

    parts = {
        Step.SELF: one("KH 1", "x"),
        Step.APPRAISAL_1: one("KH 1", "chưa đủ"),
        Step.EXPLANATION: one("BC 2", "bổ sung"),
    }
    (entry,) = merge(parts).entries
    assert (entry.evidence, entry.comment, entry.explanation) == ("KH 1; BC 2", "x; chưa đủ", "bổ sung")
