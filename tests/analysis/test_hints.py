"""Hints name what deserves a look, with its figures, and keep quiet about the rest."""

from fractions import Fraction

import pytest
from tests.scoring.making import edition, leaf, staged

from parindex.analysis.block.disputes import unit_disputes
from parindex.analysis.block.hints import hints, identical, outliers
from parindex.model.results.disputes import HintKind
from parindex.model.scores import Basis, Stage
from parindex.scoring import score

CODES = [str(number) for number in range(1, 7)]
MODEL = edition(*(leaf(code, 10) for code in CODES))


def claim(unit, *points, stage=Stage.SELF):
    return staged(unit, {stage: dict(zip(CODES, points, strict=True))})


def claims(*sheets, model=MODEL):
    return score(model, sheets, basis=Basis.SELF)


def given_cards(units, *, model=MODEL):
    sheets = [claim(unit, *(points,) * 6, stage=Stage.APPRAISAL_1) for unit, points in units.items()]
    return score(model, sheets)


def test_two_units_with_the_same_self_scores_are_named_together():
    cards = claims(claim("a", 9, 8, 7, 6, 5, 4), claim("b", 9, 8, 7, 6, 5, 4), claim("c", 9, 8, 7, 6, 5, 3))
    (hint,) = identical(cards)
    assert (hint.kind, hint.units, hint.components, hint.points) == (HintKind.IDENTICAL, ("a", "b"), 6, 39)


def test_few_components_that_agree_say_nothing():
    model = edition(leaf("1", 10), leaf("2", 10))
    cards = claims(
        staged("a", {Stage.SELF: {"1": 5, "2": 5}}), staged("b", {Stage.SELF: {"1": 5, "2": 5}}), model=model
    )
    assert identical(cards) == []


def test_a_unit_that_claims_every_point_is_named_once_and_not_as_identical_to_its_like():
    cards = claims(claim("a", *(10,) * 6), claim("b", *(10,) * 6), claim("c", *(9,) * 6))
    found = hints(cards, [], [], {})
    assert [(hint.kind, hint.units, hint.points) for hint in found] == [
        (HintKind.FULL_MARKS, ("a",), 60),
        (HintKind.FULL_MARKS, ("b",), 60),
    ]


def test_an_appraisal_that_changed_nothing_is_named():
    same = staged("a", {stage: dict.fromkeys(CODES, 7) for stage in (Stage.SELF, Stage.APPRAISAL_1)})
    cut = staged("b", {Stage.SELF: dict.fromkeys(CODES, 8), Stage.APPRAISAL_1: dict.fromkeys(CODES, 7)})
    pairs = [unit_disputes(*claims(one), *score(MODEL, [one])) for one in (same, cut)]
    (hint,) = hints([], pairs, [], {})
    assert (hint.kind, hint.units, hint.components, hint.points) == (HintKind.UNCHANGED, ("a",), 6, 42)


def test_an_index_that_moved_unlike_the_others_is_named_with_what_is_usual():
    now = given_cards({"a": 6, "b": 6.5, "c": 7, "d": 5.5, "e": 10})
    before = {card.unit: card for card in given_cards(dict.fromkeys("abcde", 5))}
    (hint,) = outliers(now, before)
    assert (hint.units, hint.change, hint.median, hint.spread) == (("e",), 50, 15, 5)


@pytest.mark.parametrize("move", [Fraction(1, 10), 0])
def test_small_moves_are_not_outliers_however_alike_the_others_are(move):
    before = {card.unit: card for card in given_cards(dict.fromkeys("abcde", 5))}
    now = given_cards({"a": 5, "b": 5, "c": 5, "d": 5, "e": 5 + float(move)})
    assert outliers(now, before) == []


def test_years_that_cannot_be_compared_have_no_outliers():
    *same, last = CODES
    other = edition(*(leaf(code, 10) for code in same), leaf(last, 20), year=2019)
    before = {card.unit: card for card in given_cards(dict.fromkeys("abcde", 5), model=other)}
    assert outliers(given_cards({"a": 6, "b": 6, "c": 7, "d": 6, "e": 10}), before) == []
