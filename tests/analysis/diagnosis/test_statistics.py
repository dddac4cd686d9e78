"""Statistics beside published figures."""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.published.tables import table
from tests.scoring.making import edition, leaf

from parindex.analysis.diagnosis.items import Items, reliability
from parindex.analysis.diagnosis.shares import variance_shares
from parindex.analysis.diagnosis.statistics import (
    concordance,
    correlation,
    correlation_ratio,
    epsilon_squared,
    spearman,
    tau_b,
)

ITEMS = [[Fraction(row[name]) for row in table("item_analysis_small.csv")] for name in ("i1", "i2", "i3", "i4")]


def test_the_correlation_ratio_of_three_groups():
    rows = table("correlation_ratio_three_groups.csv")
    eta = correlation_ratio([Fraction(row["value"]) for row in rows], [row["group"] for row in rows])
    assert eta == Fraction(339, 482)
    assert epsilon_squared(eta, 15, 3) == 1 - Fraction(14, 12) * (1 - eta)


def test_alpha_and_what_it_is_without_each_item():
    assert reliability(ITEMS)[0] == Fraction(562, 585)
    expected = {row["statistic"]: row for row in table("item_analysis_small_expected.csv")}
    leaves = edition(*(leaf(name, 5) for name in ("i1", "i2", "i3", "i4"))).leaves
    rows = list(zip(*ITEMS, strict=True))
    found = list(Items(leaves, rows, [[Fraction(5)] * 4] * len(rows)).components())
    for one in found:
        assert abs(one.with_rest - Decimal(expected["corrected_item_total_r"][one.code])) < Decimal("1e-9")
        assert abs(float(one.alpha_without) - float(expected["alpha_if_item_deleted"][one.code])) < 1e-9


def test_kendalls_w_with_ties():
    rows = table("kendall_w_anxiety.csv")
    found = concordance([[int(row[name]) for row in rows] for name in ("rater1", "rater2", "rater3")])
    assert abs(float(found) - 0.539657) < 1e-6
    assert abs(float(3 * 19 * found) - 30.7604) < 1e-3


def test_tau_b():
    assert abs(float(tau_b([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])) + 0.47140452) < 1e-8


@pytest.mark.parametrize(("part", "name"), [("appraisal", "appraisal"), ("survey", "survey")])
def test_shares_of_variance_of_nine_districts(part, name):
    rows = table("binh_duong_2017.csv")
    column, total = ([Fraction(row[key]) for row in rows] for key in (name, "total"))
    oracle = next(
        row
        for row in table("effective_importance_real_par_tables.csv")
        if row["part"] == part and row["table"].startswith("Bình Dương")
    )
    variance, linear = variance_shares(column, total)
    assert abs(float(variance / 100) - float(oracle["covariance_share_cov(part,total)/var(total)"])) < 1e-6
    assert abs(float(linear / 100) - float(oracle["linear_S_r2"])) < 1e-6
    assert abs(float(correlation(column, total)) - float(oracle["pearson_r_with_total"])) < 1e-6


def test_without_variance_there_is_no_correlation():
    assert correlation([1, 1, 1], [1, 2, 3]) is None
    assert spearman([1, 1], [2, 1]) is None
    assert tau_b([1, 1], [1, 2]) is None
    assert concordance([[1, 1], [2, 2]]) is None
    assert correlation_ratio([1, 1], ["a", "b"]) is None
    assert reliability([[1, 1], [2, 2]]) == (None, None)
    assert variance_shares([Fraction(1)], [Fraction(1)]) == (None, None)
