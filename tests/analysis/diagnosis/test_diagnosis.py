"""What is said of a criteria set."""

from fractions import Fraction

import pytest
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.diagnosis import diagnosis
from parindex.scoring import score

MODEL = edition(group("1", leaf("1.1", 4), leaf("1.2", 6)), leaf("2", 10), leaf("3", 10, survey=True))
SCORES = {"a": (4, 6, 5, 9), "b": (4, 3, 10, 5), "c": (4, 0, 0, 7), "d": (4, 6, 8, NA)}


def standings(scores=SCORES, model=MODEL, year=2020):
    codes = [node.code for node in model.leaves]
    made = []
    for unit, row in scores.items():
        values = dict(zip(codes, row, strict=True))
        survey = {code: values.pop(code) for code in list(values) if code in model.survey_codes}
        made.append(sheet(unit, values, survey=survey))
    return rank("b", "Block", year, model, score(model, made))


def test_a_constant_component_does_not_discriminate_and_has_no_correlation():
    found = diagnosis(standings())
    assert found.constant == ("1.1",)
    first = found.components[0]
    assert (first.with_rest, first.full, first.ceiling) == (None, 4, True)


def test_shares_of_variance_add_up_at_every_level():
    found = {one.code: one for one in diagnosis(standings()).shares}
    assert found["1"].variance + found["2"].variance + found["3"].variance == 100
    assert found["1.1"].variance + found["1.2"].variance == found["1"].variance
    assert found["1"].points + found["2"].points + found["3"].points == 100


def test_what_does_not_apply_is_left_out_and_counted():
    survey = diagnosis(standings()).components[3]
    assert (survey.units, survey.mean) == (3, 70)
    assert diagnosis(standings()).complete == 3


def test_below_30_units_nothing_is_recommended():
    assert not diagnosis(standings()).enough


def test_two_components_that_order_units_alike_are_named_with_the_number_of_units():
    made = standings({unit: (4, x, x, 5) for unit, x in zip("abcde", range(5), strict=True)})
    (pair,) = diagnosis(made).redundant
    assert (pair.one, pair.other, pair.correlation, pair.units) == ("1.2", "2", 1, 5)


def test_self_scores_beside_the_appraisal():
    made = standings()
    claims = {one.card.unit: one.card for one in standings({"a": (4, 6, 7, 9), "b": (4, 3, 9, 5)}).standings}
    total, *rest = diagnosis(made, claims).agreement
    assert (total.units, total.same, total.claimed_more, total.claimed_less) == (2, 0, 1, 1)
    assert {one.code: one.mean_cut for one in rest} == {"1.1": 0, "1.2": 0, "2": Fraction(1, 2)}


def test_years_beside_each_other():
    before = standings({"a": (4, 6, 9, 9), "b": (0, 3, 1, 5), "c": (4, 0, 0, 7)}, year=2019)
    (found,) = diagnosis(standings(), earlier=[before]).years
    assert (found.years, found.units) == ((2019, 2020), 3)
    assert found.tau is not None
    assert found.concordance is not None


@pytest.mark.parametrize(
    "made",
    [
        standings({"a": (4, 6, 5, 9)}),
        standings(dict.fromkeys("abc", (4, 6, 5, 9))),
        standings({"a": (NA, NA, NA, NA)}),
        standings({"a": (3,), "b": (2,)}, edition(leaf("1", 5))),
    ],
)
def test_one_unit_all_tied_nothing_applicable_and_one_component_end_without_a_figure(made):
    found = diagnosis(made)
    assert found.alpha is None
    assert found.standardised_alpha is None
    assert all(one.alpha_without is None for one in found.components)


def test_of_one_unit_it_is_not_said_that_components_do_not_discriminate():
    found = diagnosis(standings({"a": (4, 6, 5, 9)}))
    assert (found.units, found.constant) == (1, ())
