"""A check box is an answer where a rule has two of them; elsewhere it is named, with what is asked for."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from parindex.model.rules import Rule
from parindex.model.scores import Choice, Scored, Ticks
from parindex.sources.score_sheets.answers.answer_place import Slot
from parindex.sources.score_sheets.answers.reader import AnswerReader

MET = {"by": "levels", "levels": {"no": 0, "yes": 1}}
THREE = {"by": "levels", "levels": {"no": 0, "half": 0.5, "yes": 1}}
EVERY = {"by": "checklist", "require": "all", "items": {"a": 1, "b": 1}}
EACH = {"by": "checklist", "items": {"a": 1, "b": 1}}
ONE = {"by": "checklist", "items": {"a": 1}}
NAMED = {"by": "levels", "levels": {"false": 1, "true": 0.5, "none": 0}}


def read(rule, value):
    slot = Slot("1", "Kế hoạch", Decimal(2), TypeAdapter(Rule).validate_python(rule))
    return AnswerReader([slot]).read("1", value)


@pytest.mark.parametrize(
    ("rule", "yes", "no"),
    [
        (MET, Choice("yes"), Choice("no")),
        (EVERY, Ticks(frozenset("ab")), Ticks(frozenset())),
        (ONE, Ticks(frozenset("a")), Ticks(frozenset())),
    ],
)
@pytest.mark.parametrize(("true", "false"), [(True, False), ("TRUE", "FALSE"), ("true", "False ")])
def test_a_ticked_box_is_worth_everything_and_an_empty_one_nothing(rule, yes, no, true, false):
    for value, wanted in ((true, yes), (false, no)):
        found = read(rule, value)
        assert isinstance(found.answer, Scored)
        assert found.answer.value == wanted
        assert [one.code for one in found.problems] == ["S164"]


@pytest.mark.parametrize("rule", [THREE, EACH, {"by": "points"}, {"by": "proportional"}, {"by": "count", "each": 1}])
@pytest.mark.parametrize("value", [True, False, "TRUE"])
def test_where_there_are_more_answers_than_two_the_cell_is_an_error_that_says_what_is_asked(rule, value):
    found = read(rule, value)
    assert found.answer is None
    assert [one.code for one in found.problems] == ["S106"]
    assert found.problems[0].values["unknown"] == str(value).upper()


def test_a_choice_of_that_name_is_meant_by_its_text():
    assert read(NAMED, "true").answer.value == Choice("true")
    assert read(NAMED, "true").problems == ()
