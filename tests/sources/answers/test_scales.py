"""Numbers on a scale that does not begin at 0, and conditions of which some are enough."""

from decimal import Decimal

import pytest
from tests.scoring.making import rule

from parindex.model.scores import Numeric, Ticks
from parindex.sources.score_sheets.answers import AnswerReader, Slot

MATURITY = Slot("1", "Maturity", Decimal(5), rule("points", **{"from": 1, "step": "0.5"}))
TWO = Slot("2", "Channels", Decimal(3), rule("checklist", items={"a": 1, "b": 1, "c": 2}, at_least=2))
ALL_OR_NOTHING = Slot("3", "Channels", Decimal(3), rule("checklist", items={"a": 1, "b": 1}, at_least=1, require="all"))
READER = AnswerReader([MATURITY, TWO, ALL_OR_NOTHING])


@pytest.mark.parametrize(
    ("typed", "codes"), [(1, []), (3.5, []), ("5", ["S120"]), (0.5, ["S480"]), (5.5, ["S103"]), (1.2, ["S104"])]
)
def test_a_scale_takes_numbers_from_its_beginning_in_its_steps(typed, codes):
    found = READER.read("1", typed)
    assert [one.code for one in found.problems] == codes
    assert (found.answer is not None) == (codes in ([], ["S120"]))


def test_the_remedy_of_a_scale_says_where_it_begins():
    assert str(READER.read("1", "much").problems[0].values["asked"]) == "a number from 1 to 5 in steps of 0.5"


@pytest.mark.parametrize(
    ("code", "typed", "met"),
    [
        ("2", 3, {"a", "b"}),
        ("2", 2, {"c"}),
        ("2", "a; c", {"a", "c"}),
        ("2", 0, set()),
        ("3", 3, {"a"}),
        ("3", 0, set()),
    ],
)
def test_points_of_a_checklist_stand_for_conditions_that_make_them(code, typed, met):
    assert READER.read(code, typed).answer.value == Ticks(frozenset(met))


@pytest.mark.parametrize(("code", "typed"), [("2", 1.5), ("3", 1)])
def test_points_that_no_conditions_make_are_refused(code, typed):
    assert [one.code for one in READER.read(code, typed).problems] == ["S107"]


def test_a_plain_number_of_a_scale_is_read_at_once():
    scale = AnswerReader([Slot("1", "x", Decimal(5), rule("points", **{"from": 1}))])
    assert scale.plain("1", 2, percent=False).value == Numeric(Decimal(2))
    assert scale.plain("1", 0, percent=False) is None


def test_what_is_taken_off_may_be_typed_with_a_minus():
    reader = AnswerReader([Slot("1", "Fines", Decimal(2), rule("points"), deducts=True)])
    found = reader.read("1", -2)
    assert (found.answer.value, [one.code for one in found.problems]) == (Numeric(Decimal(2)), ["S482"])
    assert [one.code for one in reader.read("1", -3).problems] == ["S103"]
