"""Where points were lost, lost again, and may be lost."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from tests.laws.blocks import blocks, editions, ranking
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import Between, rank
from parindex.analysis.losses import (
    Earlier,
    RiskRules,
    at_risk,
    component_losses_of,
    loss_histories,
    node_losses,
    unit_losses,
)
from parindex.analysis.losses.at_risk import band_margin
from parindex.model.results.changes import Reason
from parindex.model.rules import Bands
from parindex.model.studies.losses import LossState, RiskReason
from parindex.scoring import score

INDEX = (group("1", leaf("1.1", 4), leaf("1.2", 6)), leaf("2", 10))
CODES = ("1.1", "1.2", "2")


def year(scores, number=2020, index=INDEX, codes=CODES, **policy):
    model = edition(*index, year=number, policy=policy)
    sheets = [sheet(unit, dict(zip(codes, row, strict=True))) for unit, row in scores.items()]
    return rank("b", "Block", number, model, score(model, sheets))


def card(block, unit):
    return next(one.card for one in block.standings if one.card.unit == unit)


@given(blocks(editions(plain=True)))
@settings(max_examples=150, deadline=None)
def test_losses_add_up_to_maximum_less_total_exactly(drawn):
    standings = ranking(*drawn)
    for one in unit_losses(standings):
        parts = component_losses_of(card(standings, one.unit), {})
        assert one.lost == one.maximum - one.total == sum(part.converted for part in parts)
        assert sum(part.lost for part in parts) == card(standings, one.unit).applicable - (
            card(standings, one.unit).points - one.bonus + one.penalty
        )
        assert sum(part.share for part in parts) in {0, 100}


@given(blocks(editions(plain=True)))
@settings(max_examples=100, deadline=None)
def test_areas_and_units_lose_the_same_points(drawn):
    standings = ranking(*drawn)
    areas = [one for one in node_losses(standings) if not one.depth]
    ranked = [one for one in unit_losses(standings) if one.rank is not None]
    assert sum(one.lost for one in areas) == sum(one.lost for one in ranked)
    for node in node_losses(standings):
        parts = [
            one
            for one in node_losses(standings)
            if one.code in {p.code for p in standings.edition.nodes[node.code].parts}
        ]
        assert not parts or sum(part.lost for part in parts) == node.lost


def test_what_does_not_apply_is_never_a_loss():
    made = year({"a": (NA, 3, 10), "b": (4, 6, 10)})
    found = component_losses_of(card(made, "a"), {})
    assert [one.code for one in found] == ["1.2", "2"]
    assert found[0].lost == 3
    assert found[0].converted == Fraction(3 * 20, 16), "on the full scale, as the total is converted"
    assert unit_losses(made)[0].lost == Fraction(3 * 20, 16)


def test_shares_of_the_unit_and_of_the_block():
    made = year({"a": (4, 3, 5), "b": (2, 6, 5)})
    block = {one.code: one for one in node_losses(made)}
    assert (block["1"].lost, block["1"].units, block["1"].of, block["2"].share) == (5, 2, 2, Fraction(1000, 15))
    found = {one.code: one for one in component_losses_of(card(made, "a"), block)}
    assert (found["2"].share, found["2"].of_block) == (Fraction(500, 8), 50)
    assert found["2"].cell


def test_lost_again_newly_lost_and_recovered():
    now = year({"a": (4, 3, 5)})
    before = year({"a": (3, 6, 5)}, 2019)
    older = year({"a": (3, 6, 10)}, 2018)
    found = loss_histories(card(now, "a"), 2020, [Earlier(before), Earlier(older)])
    assert {code: one.state for code, one in found.items()} == {
        "1.1": LossState.RECOVERED,
        "1.2": LossState.NEW,
        "2": LossState.AGAIN,
    }
    assert (found["2"].lost_in, found["2"].known, found["2"].years) == (2, 3, (2020, 2019))


def test_what_is_taken_off_is_lost_where_anything_was():
    index = (group("1", leaf("1.1", 10), leaf("1.2", 4) | {"deducts": True}), leaf("2", 10))
    now = year({"a": (10, 0, 10), "b": (10, 1, 10)}, index=index)
    before = Earlier(year({"a": (10, 2, 10), "b": (10, 2, 10)}, 2019, index))
    states = {unit: loss_histories(card(now, unit), 2020, [before])["1.2"] for unit in "ab"}
    assert (states["a"].state, states["b"].state) == (LossState.RECOVERED, LossState.AGAIN)
    told = at_risk(card(now, "b"), RiskRules(), histories={}, claimed=card(before.standings, "b"), tasked=())
    assert [(one.code, one.reason, one.figure) for one in told] == [("1.2", RiskReason.NO_TASK, 1)]


def test_a_component_that_measured_something_else_is_not_compared():
    now = year({"a": (4, 3, 5)})
    other = (group("1", leaf("1.1", 4), leaf("1.2", 5)), leaf("2", 10))
    before = year({"a": (3, 2, 5)}, 2019, other)
    found = loss_histories(card(now, "a"), 2020, [Earlier(before)])
    assert (found["1.2"].state, found["1.2"].incomparable) == (LossState.UNKNOWN, ((2019, "other_measure"),))
    assert found["2"].state is LossState.AGAIN


def test_the_crosswalk_follows_a_component_that_was_renumbered():
    index = (group("1", leaf("1.1", 4), leaf("1.2", 6)), leaf("9", 10, compares_with="2", title="Other"))
    now = year({"a": (4, 3, 5)}, 2020, index, ("1.1", "1.2", "9"))
    found = loss_histories(card(now, "a"), 2020, [Earlier(year({"a": (4, 6, 3)}, 2019))])
    assert found["9"].state is LossState.AGAIN


def test_a_merged_unit_has_no_past_and_a_renamed_one_has():
    now, before = year({"a": (4, 3, 5)}), year({"old": (3, 6, 5)}, 2019)
    merged = loss_histories(card(now, "a"), 2020, [Earlier(before, Between(fates={"a": Reason.MERGED}))])
    assert merged["2"].incomparable == ((2019, "merged"),)
    renamed = loss_histories(card(now, "a"), 2020, [Earlier(before, Between(renamed={"a": "old"}))])
    assert renamed["2"].state is LossState.AGAIN


BANDS = Bands(by="bands", bands=[{"above": 90, "points": 2}, {"at_least": 70, "points": 1}, {"points": 0}])


@pytest.mark.parametrize(
    ("rate", "margin"),
    [("90.5", (Fraction(1, 2), 90)), ("90", (20, 70)), ("70", (0, 70)), ("69.9", None), ("100", (10, 90))],
)
def test_the_margin_to_the_bound_of_a_band_keeps_to_its_inclusiveness(rate, margin):
    assert band_margin(BANDS, Decimal(rate)) == margin


def test_every_risk_has_its_reason_and_figure():
    bands = [{"above": 90, "points": 2}, {"points": 0}]
    index = (leaf("1", 2, by="bands", bands=bands), leaf("2", 10))
    made, claims = year({"a": ("90.5", 6)}, 2020, index, ("1", "2")), year({"a": (95, 8)}, 2020, index, ("1", "2"))
    histories = loss_histories(card(made, "a"), 2020, [Earlier(year({"a": (95, 8)}, 2019, index, ("1", "2")))])
    found = list(at_risk(card(made, "a"), RiskRules(), histories=histories, claimed=card(claims, "a"), tasked={"1"}))
    assert [(one.code, one.reason, one.figure, one.of) for one in found] == [
        ("1", RiskReason.BAND_EDGE, Fraction(1, 2), 90),
        ("2", RiskReason.LOST_OFTEN, 2, 2),
        ("2", RiskReason.CUT, 2, 8),
        ("2", RiskReason.NO_TASK, 4, 10),
    ]
