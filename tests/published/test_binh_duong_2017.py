"""Nine districts: appraisal + survey = total, their order and their mean, all as printed."""

from fractions import Fraction

import pytest
from tests.published.tables import table
from tests.scoring.making import edition, leaf, sheet

from parindex.analysis import rank
from parindex.model.rounding import rounded
from parindex.scoring import score

ROWS = table("binh_duong_2017.csv")


@pytest.fixture(scope="module")
def standings():
    model = edition(leaf("appraisal", 65), leaf("survey", 35, survey=True))
    sheets = [sheet(row["unit"], {"appraisal": row["appraisal"]}, survey={"survey": row["survey"]}) for row in ROWS]
    return rank("districts", "Districts", 2017, model, score(model, sheets[::-1]))


def test_the_totals_are_the_printed_ones_exactly(standings):
    printed = {row["unit"]: Fraction(row["total"]) for row in ROWS}
    assert {standing.card.unit: standing.card.points for standing in standings.standings} == printed
    assert {standing.card.unit: standing.card.published for standing in standings.standings} == printed


def test_the_order_and_the_ranks_are_the_printed_ones(standings):
    printed = [(row["unit"], int(row["rank"])) for row in ROWS]
    assert [(standing.card.unit, standing.rank) for standing in standings.standings] == printed


def test_the_mean_is_78_39(standings):
    assert standings.mean == Fraction("705.49") / 9
    assert rounded(standings.mean, 2, "half_up") == Fraction("78.39")


def test_the_distances_to_the_mean_cancel_out(standings):
    assert sum(standing.from_mean for standing in standings.standings) == 0
