"""What has arrived of a unit, and what has not."""

from dataclasses import replace

from tests.scoring.making import edition, group, leaf, staged

from parindex.analysis.block.stage_counts import unit_stages
from parindex.model.scores import Stage, Step

MODEL = edition(group("1", leaf("1.1", 2), leaf("1.2", 3)), leaf("2", 5, survey=True))


def counts(found):
    return {count.step: (count.filled, count.needed) for count in found.counts}


def test_each_stage_counts_the_components_that_it_is_about():
    sheet = staged(
        "a", {Stage.SELF: {"1.1": 1, "1.2": 1}, Stage.APPRAISAL_1: {"1.1": 1}, Stage.APPRAISAL_2: {"1.2": 1}}
    )
    sheet = replace(
        sheet,
        entries=tuple(replace(entry, evidence="KH", comment="x") for entry in sheet.entries[:1]) + sheet.entries[1:],
    )
    found = unit_stages("a", "A", MODEL, sheet)
    assert counts(found) == {
        Step.SELF: (2, 2),
        Step.APPRAISAL_1: (1, 2),
        Step.EXPLANATION: (1, None),
        Step.APPRAISAL_2: (1, None),
        Step.SURVEY: (0, 1),
    }
    assert [(count.step, count.lacking) for count in found.missing] == [
        (Step.APPRAISAL_1, ("1.2",)),
        (Step.SURVEY, ("2",)),
    ]
    assert found.evidence == 1


def test_what_does_not_apply_to_a_unit_is_not_needed():
    sheet = staged("a", {Stage.SELF: {"1.1": 1}, Stage.APPRAISAL_1: {"1.1": 1}, Stage.SURVEY: {"2": 3}})
    assert unit_stages("a", "A", MODEL, sheet, exempt=["1.2"]).missing == ()


def test_a_unit_without_a_sheet_lacks_everything():
    found = unit_stages("a", "A", MODEL, None)
    assert counts(found)[Step.SELF] == (0, 2)
    assert [count.step for count in found.missing] == [Step.SELF, Step.APPRAISAL_1, Step.SURVEY]


def test_a_survey_score_in_the_column_of_the_appraisal_counts_for_the_survey():
    found = unit_stages("a", "A", MODEL, staged("a", {Stage.APPRAISAL_1: {"1.1": 1, "1.2": 1, "2": 3}}))
    assert counts(found)[Step.SURVEY] == (1, 1)
