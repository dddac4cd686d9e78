"""Every kind of rule is complete, and one more needs three files: its kind, its points, its words."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, get_args

import pytest
from tests.scoring.making import edition as edition_of
from tests.scoring.making import leaf, sheet

from parindex.language import speech
from parindex.language.rule_words import WORDS, plain, rule_words
from parindex.model.criteria import Edition
from parindex.model.rules import MinMax, Rule, RuleKind
from parindex.model.rules.answers import (
    AnswerKind,
    AsksAmount,
    AsksCount,
    AsksParts,
    AsksPoints,
    AsksRate,
    AsksTally,
    AsksTicks,
)
from parindex.model.rules.reach import Reach, anything
from parindex.reporting.forms.asks import ask
from parindex.reporting.forms.points import points_formula
from parindex.scoring import score
from parindex.scoring.block_rules import SHARES
from parindex.scoring.rules import POINTS
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.lint import lint
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.score_sheets.answers import AnswerReader, Slot

ROOT = Path(__file__).parents[2]
KINDS = get_args(get_args(Rule)[0])
NUMBERS = (AsksPoints, AsksRate, AsksCount, AsksAmount)
EXAMPLES = [
    leaf("1", 2, "points", step="0.5"),
    leaf("2", 2, "levels", levels={"yes": 2, "no": 0}),
    leaf("3", 2, "checklist", items={"plan": 1, "report": 1}),
    leaf("4", 2, "bands", bands=[{"above": 90, "points": 2}, {"points": 0}]),
    leaf("5", 2, "proportional", floor=50),
    leaf("6", 2, "best_unit"),
    leaf("7", 2, "min_max"),
    leaf("8", 2, "count", each="0.5"),
    leaf("9", 2, "percent", grades={"good": 100, "bad": 50}),
    leaf("10", 2, "deduction", each="0.5"),
    leaf("11", 2, "survey", options={"A": 100, "B": 0}),
    leaf("12", 2, "best_of", cases=[{"id": "a", "max": 2}, {"id": "b", "max": 1}]),
    leaf("13", 2, "sum_of", parts=[{"id": "a", "max": 1}, {"id": "b", "max": 1}]),
]
SET = edition_of(*EXAMPLES)
RULES = [pytest.param(node, id=node.score.by) for node in SET.leaves]
EACH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def test_the_examples_here_are_of_every_kind():
    assert {type(node.score) for node in SET.leaves} == set(KINDS)


def test_every_kind_of_answer_is_asked_for_by_some_rule():
    assert {type(node.score.answer) for node in SET.leaves} == set(get_args(AnswerKind))


@EACH
def test_every_kind_has_points(kind):
    """A kind that may need the block and may not, as it is written, has both."""
    assert (kind in POINTS) or (kind in SHARES)
    assert {kind for kind in POINTS if kind in SHARES} == {MinMax}


@EACH
def test_every_kind_has_words_that_tell_it_from_the_others_in_both_languages(kind):
    assert kind in WORDS
    for locale in ("en", "vi"):
        said = {rule_words(node.score, node.total, speech(locale)) for node in SET.leaves}
        assert len(said) == len(KINDS)


@pytest.mark.parametrize("node", RULES)
def test_every_rule_reaches_from_its_lowest_to_its_highest_points(node):
    reach = node.score.reach(node.total)
    assert 0 <= reach.lowest < reach.highest <= node.total
    assert {reach.lowest, reach.highest} <= (reach.points() or {reach.lowest, reach.highest})


@pytest.mark.parametrize("node", RULES)
def test_a_rule_of_one_number_of_one_unit_has_a_formula(node):
    single = isinstance(node.score.answer, NUMBERS) and not node.score.of_block
    assert (points_formula(node, "E9") is not None) is single


@pytest.mark.parametrize("node", RULES)
def test_every_form_asks_for_what_the_rule_takes(node):
    asked = ask(node, speech("en"), "N/A")
    assert asked.prompt
    free = isinstance(node.score.answer, AsksParts | AsksTally) or (
        isinstance(node.score.answer, AsksTicks) and not node.score.answer.together
    )
    assert bool(asked.check or asked.choices) is not free


@EACH
def test_every_kind_is_explained_in_both_guides_and_in_the_decision_on_cells(kind):
    by = kind.model_fields["by"].annotation
    name = get_args(by)[0]
    decision = next((ROOT / "docs" / "decisions").glob("0008-*.md")).read_text(encoding="utf-8")
    assert f"`{name}`" in decision
    for language in ("en", "vi"):
        guide = (ROOT / "docs" / "guide" / language / "03-criteria-set.md").read_text(encoding="utf-8")
        assert re.search(rf"by: {name}\b", guide)


@EACH
def test_every_kind_is_used_by_an_example_or_a_model_set(kind):
    assert kind in _used()


@cache
def _used():
    files = [*ROOT.glob("criteria/*.yaml"), *ROOT.glob("examples/*/criteria/*.yaml")]
    editions = (read_edition(file)[0] for file in files)
    rules = [node.score for edition in editions for node in edition.leaves]
    parts = [part.score for rule in rules if isinstance(rule.answer, AsksParts) for part in rule.answer.parts]
    return {type(rule) for rule in (*rules, *parts)}


# One more kind: what a test registers here is all that the program needs of it.


class Squared(RuleKind):
    """The square of a rate x maximum: the last steps earn most."""

    by: Literal["squared"] = "squared"

    @cached_property
    def answer(self) -> AsksRate:
        return AsksRate()

    def reach(self, maximum: Decimal) -> Reach:
        return anything(maximum)


@pytest.fixture
def squared(monkeypatch) -> Edition:
    """Return a set with one component under a kind of rule that the program does not have."""
    number = lambda value: Fraction(value.number)  # noqa: E731
    monkeypatch.setitem(POINTS, Squared, lambda _rule, maximum, value: maximum * number(value) ** 2 / 100**2)
    monkeypatch.setitem(WORDS, Squared, lambda _rule, most, voice: f"rate² × {plain(most, voice)}")
    one = edition_of(leaf("1", 4, "proportional"), leaf("2", 6), model=True)
    node = one.index[0].model_copy(update={"score": Squared()})
    return one.model_copy(update={"index": (node, one.index[1])})


def test_a_fourteenth_kind_is_read_by_what_it_asks_for(squared):
    node = squared.leaves[0]
    slot = Slot(node.code, "Squared", node.total, node.score)
    answers = AnswerReader([slot])
    assert answers.read("1", "50%").answer.value.number == 50
    assert [one.code for one in answers.read("1", 101).problems] == ["S108"]
    assert [one.code for one in answers.read("1", 2).problems] == ["S165"]
    assert "0 to 100" in str(answers.read("1", "many").problems[0].values["asked"])


def test_a_fourteenth_kind_is_scored_said_asked_for_and_linted(squared):
    cards = score(squared, [sheet("a", {"1": 50, "2": 3})])
    assert cards[0].points == 4
    assert rule_words(squared.leaves[0].score, Decimal(4), speech("en")) == "rate² × 4"
    assert "0 to 100" in ask(squared.leaves[0], speech("en"), "N/A").prompt
    assert [one.code for one in lint(squared, Document(Path("set.yaml"), {}, {}))] == []
