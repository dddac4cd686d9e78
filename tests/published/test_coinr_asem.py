"""The ASEM index as COINr computes it: 51 countries, 49 indicators, four levels, five ways."""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.published.tables import table
from tests.scoring.making import edition, sheet

from parindex.analysis import rank
from parindex.analysis.ranking import order, places
from parindex.model.scores import NotApplicable
from parindex.scoring import score

TREE = table("asem/tree.csv")
TOP = "Index"
TOLERANCE = Fraction(1, 10**9)
ARITHMETIC, GEOMETRIC, HARMONIC = "weighted_mean", "geometric_mean", "harmonic_mean"
SAME = {"2": ARITHMETIC, "3": ARITHMETIC, "4": ARITHMETIC}

CASES = {
    "arithmetic_equal": ("weight", "input", SAME),
    "arithmetic_alt": ("weight_alt", "input", SAME),
    "geometric_alt": ("weight_alt", "input_1_100", dict.fromkeys(SAME, GEOMETRIC)),
    "harmonic_alt": ("weight_alt", "input_1_100", dict.fromkeys(SAME, HARMONIC)),
    "mixed_alt": ("weight_alt", "input_1_100", {"2": ARITHMETIC, "3": GEOMETRIC, "4": HARMONIC}),
    "arithmetic_alt_gaps": ("weight_alt", "input_gaps", SAME),
}
"""Name of the result: column of weights, input, and the mean of each level."""


def asem(weights, aggregates):
    rows = {row["code"]: row for row in TREE}

    def node(code):
        row = rows[code]
        made = {"code": code, "title": code, "weight": row[weights]}
        parts = [node(other["code"]) for other in TREE if other["parent"] == code]
        return {**made, "parts": parts, "aggregate": aggregates[row["level"]]} if parts else {**made, "max": "100"}

    return edition(*node(TOP)["parts"], aggregate=aggregates["4"])


@pytest.fixture(scope="module", params=CASES)
def computed(request):
    weights, name, aggregates = CASES[request.param]
    model = asem(weights, aggregates)
    sheets = []
    for row in table(f"asem/{name}.csv"):
        answers = {
            code: Decimal(text) if text else NotApplicable("NA") for code, text in row.items() if code != "uCode"
        }
        sheets.append(sheet(row["uCode"], answers))
    return request.param, model, score(model, sheets)


def index(card, code):
    return card.index if code == TOP else card.nodes[code].index


def test_scores_of_all_levels_are_coinrs_within_a_billionth(computed):
    name, _, cards = computed
    for card, row in zip(cards, table(f"asem/{name}_scores.csv"), strict=True):
        assert card.unit == row["uCode"]
        for code in set(row) - {"uCode"}:
            assert abs(index(card, code) - Fraction(row[code])) < TOLERANCE, (card.unit, code)


def test_ranks_of_the_index_are_coinrs(computed):
    name, model, cards = computed
    standings = rank("asem", "ASEM", 2018, model, cards).standings
    printed = {row["uCode"]: int(row[TOP]) for row in table(f"asem/{name}_ranks.csv")}
    assert {standing.card.unit: standing.rank for standing in standings} == printed


def test_ranks_of_all_levels_are_coinrs(computed):
    name, _, cards = computed
    printed = table(f"asem/{name}_ranks.csv")
    for code in set(printed[0]) - {"uCode"}:
        indexes = [index(card, code) for card in cards]
        groups = order([number.numerator for number in indexes], [number.denominator for number in indexes])
        found = {
            row: place
            for place, group in zip(places(map(len, groups), "competition"), groups, strict=False)
            for row in group
        }
        assert [found[row] for row in range(len(cards))] == [int(row[code]) for row in printed], code
