"""Stratified means and samples against printed results."""

import csv
from decimal import Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.analysis.survey.estimates import SampledStratum, interval, root, stratified
from parindex.analysis.survey.samples import allocated, cochran, half_width, practice, vietnam

HERE = Path(__file__).parent


def read(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def small(*, known=True):
    rows = read("survey_fpc_small.csv")
    return [
        SampledStratum(
            int(mine[0]["N_h"]) if known else None,
            tuple(Fraction(row["x"]) for row in mine),
        )
        for stratum in ("1", "2")
        if (mine := [row for row in rows if row["stratum"] == stratum])
    ]


def test_the_printed_example_of_r_survey_comes_out():
    found = stratified(small())
    assert f"{float(found.mean):.4f}" == "5.4481"
    assert f"{root(found.variance):.4f}" == "0.6160"


def test_without_the_correction_the_error_is_larger():
    sizes = [SampledStratum(10**12 * one.size, one.values) for one in small()]
    assert f"{root(stratified(sizes).variance):.4f}" == "0.7413"


def test_a_single_respondent_has_no_variance():
    with pytest.raises(ValueError, match="SampledStratum"):
        stratified([SampledStratum(10, (Fraction(1),)), SampledStratum(10, (Fraction(1), Fraction(2)))])


def test_clusters_of_one_are_a_simple_sample():
    values = tuple(map(Fraction, (0, 100, 50, 100, 75)))
    assert (
        stratified([SampledStratum(40, values, tuple("abcde"))]).variance
        == stratified([SampledStratum(40, values)]).variance
    )


def test_respondents_of_a_village_who_agree_tell_less():
    values = tuple(map(Fraction, (100, 100, 100, 0, 0, 0, 100, 100, 100)))
    assert stratified([SampledStratum(900, values, tuple("aaabbbccc"))]).deff > 1


@given(st.lists(st.sampled_from([0, 25, 50, 75, 100]), min_size=2, max_size=60))
def test_an_interval_stays_within_0_and_100_and_holds_the_mean(values):
    found = stratified([SampledStratum(10_000, tuple(map(Fraction, values)))])
    low, high = interval(found)
    mean = Decimal(found.mean.numerator) / found.mean.denominator
    assert 0 <= low <= mean + Decimal("1e-15")
    assert mean - Decimal("1e-15") <= high <= 100


SIZES = [line.split(",") for line in (HERE / "sample_size_by_population.csv").read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize("row", SIZES, ids=lambda row: row[0])
def test_the_three_formulas(row):
    size, margin = int(row[0]), Fraction(5, 100)
    sizes = [vietnam(size, margin), cochran(size, margin), practice(size)]
    _, *told = row
    assert [f"{float(one):.4f}" for one in sizes] == told[::2]
    assert [str(ceil(one)) for one in sizes] == told[1::2]


@given(st.lists(st.integers(2, 5000), min_size=1, max_size=12), st.integers(2, 400))
def test_a_sample_is_divided_whole_and_leaves_two_for_every_stratum(sizes, whole):
    found = allocated(min(whole, sum(sizes)), sizes)
    assert all(2 <= one <= size for one, size in zip(found, sizes, strict=True))
    assert sum(found) >= min(whole, sum(sizes)) - len(sizes)


def test_all_of_a_stratum_leaves_no_doubt():
    assert half_width(50, 50) == 0
    assert f"{half_width(384, 10**9):.1f}" == "5.0"
