"""Weights by class of unit, as councils of different kinds have them: each class is averaged by its own."""

from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from parindex.model.criteria import Edition
from parindex.model.scores import Entry, Mark, Numeric, Scored, ScoreSheet, Source, Stage
from parindex.model.units import Unit
from parindex.scoring import score
from parindex.scoring.scorecards import goalposts, measured_again

# The sections of two kinds of council weigh 20 and 25 for buildings, 15 and 5 for planning.
SET = Edition.model_validate(
    {
        "id": "councils",
        "edition": 2026,
        "title": "Councils",
        "aggregate": "weighted_mean",
        "index": [
            {
                "code": "1",
                "title": "Buildings",
                "weight": 20,
                "weight_for": {"property": "kind", "is": "district", "weight": 25},
                "parts": [{"code": "1.1", "title": "Retrofit", "max": 10, "score": {"by": "best_unit"}}],
            },
            {
                "code": "2",
                "title": "Planning",
                "weight": 15,
                "weight_for": [{"property": "kind", "is": ["district", "county"], "weight": 5}],
                "parts": [{"code": "2.1", "title": "Plan", "max": 4}],
            },
        ],
    }
)
UNITS = [
    Unit(id="a", name="A", block="b"),
    Unit(id="b", name="B", block="b", properties={"kind": "district"}),
    Unit(id="c", name="C", block="b", properties={"kind": "County"}),
]


def sheet(unit, *amounts):
    marks = (Mark(Stage.APPRAISAL_1, Scored(Numeric(Decimal(one)), str(one)), "E1") for one in amounts)
    entries = tuple(Entry(code, (mark,)) for code, mark in zip(("1.1", "2.1"), marks, strict=True))
    return ScoreSheet(unit, unit, SET.key, 2026, entries, Source("f", "s", ""))


SHEETS = [sheet("a", 10, 4), sheet("b", 5, 1), sheet("c", 5, 1)]


def test_each_class_is_averaged_by_its_own_weights_against_the_whole_block():
    cards = score(SET, SHEETS, weights={unit.id: SET.class_weights(unit) for unit in UNITS})
    assert [card.unit for card in cards] == ["a", "b", "c"]
    halves, quarters = 50, 25  # b and c have half of the largest amount, and a quarter of the plan
    assert [card.index for card in cards] == [
        100,
        Fraction(25 * halves + 5 * quarters, 30),
        Fraction(20 * halves + 5 * quarters, 25),
    ]
    assert {goalposts(card)["1.1"] for card in cards} == {(5, 10)}
    again = measured_again(cards[1], {"1.1": (Decimal(5), Decimal(20))})
    assert {card.unit: card.nodes["1"].index for card in again} == {"a": 50, "b": 25, "c": 25}
    assert cards[1].edition.digest == SET.digest


def test_weights_by_class_name_a_property():
    node = {"code": "1", "title": "A", "max": 1, "weight_for": {"code": "1", "is": "x", "weight": 2}}
    with pytest.raises(ValidationError, match="property"):
        Edition.model_validate({"id": "x", "edition": 2026, "title": "X", "index": [node]})
