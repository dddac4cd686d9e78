"""What a scorecard tells about itself."""

import pickle
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.model.scores import Basis, Missing, NotApplicable, Stage
from parindex.scoring import score
from parindex.scoring.scorecards import amounts, gaps, goalposts, measured_again

SET = edition(group("1", leaf("1.1", 2), group("1.2", leaf("1.2.1", 3))), leaf("2", 5, survey=True))
SHEETS = [sheet("a", {"1.1": 1, "1.2.1": 3}, survey={"2": 4}), sheet("b", {"1.1": NA, "1.2.1": "1.5"}, survey={"2": 5})]


def test_cards_come_in_the_order_of_the_sheets():
    assert [card.unit for card in score(SET, SHEETS)] == ["a", "b"]
    assert score(SET, []) == []


def test_nodes_are_listed_in_printed_order_with_their_indexes():
    nodes = score(SET, SHEETS)[0].nodes
    assert list(nodes) == ["1", "1.1", "1.2", "1.2.1", "2"]
    assert len(nodes) == 5
    assert [node.index for node in nodes.values()] == [80, 50, 100, 100, 80]


def test_the_parts_of_the_card_are_the_appraisal_and_the_survey():
    card = score(SET, SHEETS)[0]
    assert (card.appraisal.points, card.appraisal.applicable, card.appraisal.index) == (4, 5, 80)
    assert (card.survey.points, card.survey.applicable, card.survey.index) == (4, 5, 80)
    assert (card.appraisal.code, card.survey.code) == ("appraisal", "survey")


def test_a_component_says_which_answer_of_which_cell_earned_its_points():
    leaves = score(SET, SHEETS)[1].leaves
    assert list(leaves) == ["1.1", "1.2.1", "2"]
    assert leaves["1.1"].answer == NotApplicable("không phát sinh")
    assert (leaves["1.2.1"].answer.text, leaves["1.2.1"].cell, leaves["1.2.1"].points) == ("1.5", "F6", Fraction(3, 2))


def test_an_unknown_code_is_a_key_error():
    nodes = score(SET, SHEETS)[0].nodes
    assert "9" not in nodes
    assert nodes.get("9") is None


def test_a_card_survives_pickling():
    card = score(SET, SHEETS)[1]
    copy = pickle.loads(pickle.dumps(card))  # noqa: S301  our own bytes
    assert copy.index == card.index
    assert dict(copy.nodes) == dict(card.nodes)
    assert dict(copy.leaves) == dict(card.leaves)


def test_a_small_block_is_scored_and_ranked_without_numpy():
    program = "import sys, parindex.scoring, parindex.analysis; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_component_knows_its_code_and_its_maximum_beside_the_points():
    card = score(SET, SHEETS)[1]
    assert [node.code for node in card.nodes.values()] == list(card.nodes)
    found = card.leaves["1.2.1"]
    assert (found.code, found.points, found.applicable) == ("1.2.1", Fraction(3, 2), 3)


def test_a_component_without_a_mark_has_neither_column_nor_cell():
    found = score(SET, [sheet("a", {"1.1": 1})])[0].leaves["1.2.1"]
    assert (found.answer, found.stage, found.cell) == (Missing(), None, "")


def test_a_card_that_was_kept_without_its_block_still_tells_its_amounts():
    card = score(edition(leaf("1", 9, "best_unit")), [sheet("a", {"1": 3}), sheet("b", {"1": None})])[0]
    kept = replace(card, nodes=dict(card.nodes))
    points, applicable, scale = amounts(card, "1")
    assert (Fraction(points, scale), Fraction(applicable, scale)) == (9, 9)
    assert amounts(kept, "1") == (9, 9, 1)
    assert (goalposts(card), goalposts(kept)) == ({"1": (3, 3)}, {})
    assert gaps(kept) == frozenset()


def test_a_block_that_is_measured_again_keeps_its_basis():
    model = edition(leaf("1", 9, "best_unit"))
    (card,) = score(model, [sheet("a", {"1": 3}, stage=Stage.SELF)], basis=Basis.SELF)
    (again,) = measured_again(card, {"1": (3, 9)})
    assert (again.basis, again.points) == (Basis.SELF, 3)


def test_a_group_that_is_appraised_and_surveyed_gives_to_both_parts():
    model = edition(group("1", leaf("1.1", 4), leaf("1.2", 6, survey=True)))
    (card,) = score(model, [sheet("a", {"1.1": 3}, survey={"1.2": 3})])
    assert (card.appraisal.points, card.appraisal.index) == (3, 75)
    assert (card.survey.points, card.survey.index) == (3, 50)


def test_what_has_no_index_still_tells_its_code():
    nodes = score(SET, [sheet("a", {"1.1": NA})])[0].nodes
    assert [(code, node.code, node.index) for code, node in nodes.items() if code != "2"] == [
        (code, code, None) for code in ("1", "1.1", "1.2", "1.2.1")
    ]
