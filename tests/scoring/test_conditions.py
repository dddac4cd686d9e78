"""A component applies to a unit by the answer to another, or by what the unit is."""

import pytest
from tests.scoring.making import NA, edition, leaf, number, sheet

from parindex.model.scores import Basis, Choice
from parindex.model.units import Unit
from parindex.scoring import score

HOUSING = {"code": "2", "title": "Homes let", "max": 4, "applies_if": {"code": "1", "is": "yes"}}
OWNS = leaf("1", 2, "levels", levels={"yes": 2, "no": 0})
REST = leaf("3", 4)
DIGEST_BEFORE = "a21ddb1fc3649c28cd579acd0d2dc38ca3cc20a8bccd6e167e3226c282abdbdd"


def of(set_, answers, **more):
    return score(set_, [sheet("a", answers)], **more)[0]


def council(*more, **keys):
    return edition(OWNS, HOUSING, REST, *more, policy={"not_applicable": "drop"}, **keys)


@pytest.mark.parametrize(
    ("answers", "points", "applicable"),
    [
        ({"1": Choice("yes"), "2": 3, "3": 4}, 9, 10),
        ({"1": Choice("no"), "2": 3, "3": 4}, 4, 6),
        ({"1": Choice("no"), "3": 4}, 4, 6),
        ({"1": NA, "2": 3, "3": 4}, 4, 4),
    ],
)
def test_the_answer_to_one_component_takes_another_out(answers, points, applicable):
    card = of(council(), answers)
    assert (card.points, card.applicable, card.missing) == (points, applicable, ())


def test_a_component_that_nobody_answered_excuses_nothing():
    assert of(council(), {"3": 4}).missing == ("1", "2")


def test_what_hangs_on_a_component_that_does_not_apply_does_not_apply_either():
    last = {**leaf("4", 5), "applies_if": {"code": "2", "at_least": 0}}
    card = of(council(last), {"1": Choice("no"), "2": 3, "3": 4, "4": 5})
    assert (card.points, card.applicable) == (4, 6)


def test_each_basis_goes_by_its_own_answers():
    given = sheet("a", {"1": Choice("no"), "3": 4})
    (card,) = score(council(), [given], basis=Basis.SELF)
    assert card.missing == ("1", "2", "3")


@pytest.mark.parametrize(
    ("test", "fits"),
    [
        ({"at_least": 3}, True),
        ({"above": 3}, False),
        ({"at_most": 3}, True),
        ({"below": 3}, False),
        ({"above": 2, "below": 4}, True),
    ],
)
def test_bounds_are_inclusive_or_not_as_they_say(test, fits):
    asked = edition(leaf("1", 5), {**leaf("2", 5), "applies_if": {"code": "1", **test}})
    assert of(asked, {"1": number(3), "2": 5}).applicable == (10 if fits else 5)


@pytest.mark.parametrize(
    ("test", "properties", "fits"),
    [
        ({"is": "urban"}, {"kind": "Urban"}, True),
        ({"is": ["urban", "island"]}, {"kind": "rural"}, False),
        ({"is_not": "island"}, {"kind": "rural"}, True),
        ({"at_least": 10}, {"kind": "12.5"}, True),
        ({"at_least": 10}, {"kind": "9"}, False),
        ({"is": "urban"}, {}, True),
    ],
)
def test_a_property_of_the_unit_takes_a_whole_group_out(test, properties, fits):
    area = {"code": "1", "title": "x", "applies_if": {"property": "kind", **test}, "parts": [leaf("1.1", 5)]}
    asked = edition(area, leaf("2", 5))
    unit = Unit.model_validate({"id": "a", "name": "A", "block": "b", "properties": properties})
    assert asked.exempt(unit) == (() if fits else ("1",))


def test_a_set_without_conditions_keeps_its_digest():
    """Stored sheets stay valid: what is new in a definition is not in the digest where it is not used."""
    assert edition(leaf("1", 2, "min_max"), leaf("2", 1)).digest == DIGEST_BEFORE
