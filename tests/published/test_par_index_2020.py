"""Printed totals were rounded from unrounded parts, so printed parts may miss them a little."""

from fractions import Fraction

import pytest
from tests.published.tables import table
from tests.scoring.making import edition, leaf, sheet

from parindex.analysis import rank
from parindex.scoring import score

ROWS = table("par_index_2020.csv")
PARTS = {"appraisal": 65, "sipas": 10, "leaders": 22, "impact": 10}
"""Maxima large enough for every printed part; the total is what counts here."""

HALF_A_HUNDREDTH = Fraction("0.005")


@pytest.fixture(scope="module")
def standings():
    model = edition(*(leaf(code, maximum) for code, maximum in PARTS.items()))
    sheets = [sheet(row["province"], {code: row[code] for code in PARTS}) for row in ROWS]
    return rank("provinces", "Provinces", 2020, model, score(model, sheets)).standings


def test_totals_are_within_what_rounding_of_four_parts_and_a_total_explains(standings):
    printed = {row["province"]: Fraction(row["index"]) for row in ROWS}
    misses = [abs(standing.card.points - printed[standing.card.unit]) for standing in standings]
    assert max(misses) <= (len(PARTS) + 1) * HALF_A_HUNDREDTH
    assert sorted(misses)[-4:] == [0, Fraction("0.01"), Fraction("0.01"), Fraction("0.01")]


def test_the_order_is_the_printed_one(standings):
    assert [standing.card.unit for standing in standings] == [row["province"] for row in ROWS]
    assert [standing.rank for standing in standings] == [int(row["rank"]) for row in ROWS]
