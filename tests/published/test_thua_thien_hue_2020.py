"""Points that were not assessed leave the denominator: achieved / applicable x maximum."""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.published.tables import table
from tests.scoring.making import NA, edition, leaf, sheet

from parindex.analysis import rank
from parindex.model.rounding import rounded
from parindex.scoring import score

ROWS = table("thua_thien_hue_2020.csv")
A_LUOI = ("result", "UBND huyện A Lưới")
HUE, PHONG_DIEN = "UBND thành phố Huế", "UBND huyện Phong Điền"


def cards(name, not_assessed=NA, **policy):
    """Score one printed table; what some units were not assessed on is a component of its own."""
    rows = [row for row in ROWS if row["table"] == name]
    gap = max(Decimal(row["not_assessed"]) for row in rows)
    model = edition(leaf("1", Decimal(rows[0]["max"]) - gap), leaf("2", gap), policy=policy)
    return model, score(model, [_sheet(row, gap, not_assessed) for row in rows])


def _sheet(row, gap, not_assessed):
    if Decimal(row["not_assessed"]):
        return sheet(row["unit"], {"1": row["achieved"], "2": not_assessed})
    return sheet(row["unit"], {"1": Decimal(row["achieved"]) - gap, "2": gap})


def misprints(rounding, policy="rescale"):
    found = []
    for name in ("readiness", "result"):
        for card in cards(name, not_applicable=policy)[1]:
            printed = next(row for row in ROWS if (row["table"], row["unit"]) == (name, card.unit))
            if rounded(card.converted, 2, rounding) != Fraction(printed["converted"]):
                found.append((name, card.unit))
    return found


@pytest.mark.parametrize("policy", ["rescale", "drop"])
def test_11_of_12_rows_are_rescaled_and_rounded_half_up(policy):
    assert len(ROWS) == 12
    assert misprints("half_up", policy) == [A_LUOI]


def test_the_row_of_a_luoi_is_printed_as_rounding_down_gives_it():
    assert A_LUOI not in misprints("down")
    a_luoi = next(card for card in cards("result", rounding="down")[1] if card.unit == A_LUOI[1])
    assert a_luoi.published == Fraction("81.96")


def test_the_city_passes_phong_dien_only_by_rescaling():
    def places(not_assessed):
        model, scored = cards("readiness", not_assessed)
        standings = rank("districts", "Districts", 2020, model, scored).standings
        return {standing.card.unit: standing.rank for standing in standings}

    assert (places(NA)[HUE], places(NA)[PHONG_DIEN]) == (8, 9)
    assert (places(0)[HUE], places(0)[PHONG_DIEN]) == (9, 8)


def test_the_city_has_44_41_of_50_although_it_achieved_42_63():
    hue = next(card for card in cards("readiness")[1] if card.unit == HUE)
    assert (hue.points, hue.applicable) == (Fraction("42.63"), 48)
    assert hue.converted == Fraction("44.40625")
