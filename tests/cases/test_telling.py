"""Whole workspaces whose numbers were always right: what is said of them must be right as well."""

import re
import shutil
from zipfile import ZipFile

import numpy as np
import pytest

import parindex


def test_what_means_lost_bonus_and_penalty_are_explained(told):
    case = told("01-means-zeros-adjust")
    case.score()
    report = case.report("--year", 2020)
    assert "lost 188.90 of 470 points" in report
    assert "bonuses added 18.00 points and penalties took off 60.00" in report
    assert "geometric mean of the index % of 1.1 (weight 2), 1.2 (weight 1)" in report
    assert "100.00 points + bonus 15.00 − penalty 0.00 = 115.00 of 100" in report
    explained = case.text("explain", "u7", "--year", 2020)
    assert "harmonic mean of the index % of 2.1 (weight 2), 2.2 (weight 1)" in explained
    assert "bonus 0.00 − penalty 60.00 = −60.00 of 100" in explained
    assert "điểm thưởng" in case.report("--year", 2020, locale="vi").lower()


def test_axes_of_charts_hold_indexes_above_100_and_below_zero(told):
    case = told("01-means-zeros-adjust")
    case.score()
    assert case.run("report", "--year", 2020, "--format", "xlsx", "--out", "out.xlsx").code == 0
    with ZipFile(case.root / "out.xlsx") as book:
        chart = book.read("xl/charts/chart1.xml").decode()
    [lowest], [highest] = re.findall(r'<c:min val="([^"]+)"', chart), re.findall(r'<c:max val="([^"]+)"', chart)
    assert float(lowest) <= -60
    assert float(highest) >= 115


@pytest.fixture
def policies(told):
    case = told("02-policy-changes")
    case.score()
    return case


def test_a_change_of_rule_is_no_gain_of_a_unit(policies):
    said = policies.text("rank", "--year", 2021, "--compare", 2020)
    assert "the ranks are made by other rules" in said
    assert "equal results: 1, 2, 2, 4 → 1, 2, 2, 3" in said
    assert "the tiers are made by other rules" in policies.text("rank", "--year", 2022, "--compare", 2021)
    assert "No unit meets the rule" in policies.text("awards", "--year", 2022)


def test_each_year_of_a_trend_is_printed_by_its_own_rounding(policies):
    said = policies.text("trend", "--from", 2020, "--to", 2022)
    assert "Unit F 85.00 (6) 85.00 (4) 84.9 (4)" in said


def test_the_difference_of_two_sets_lists_the_tiers(policies):
    said = policies.text("criteria", "diff", 2021, 2022)
    assert "A: 85 % or more; B: from 75 %" in said
    assert "A: 80 % or more; B: from 70 %" in said


@pytest.fixture
def names(told):
    case = told("04-names-and-gaps")
    case.score()
    return case


def test_the_first_place_of_a_year_has_its_name_of_then(names):
    said = names.text("trend", "--from", 2019, "--to", 2022)
    assert "7 78.86 East (90.00) West (60.00)" in said
    assert "tier B or higher 3 years in a row (2020–2022): B, B, A" in names.text("awards", "--year", 2022)


def test_differences_follow_units_over_their_renaming(names):
    said = names.text("diff", 2020, 2021)
    assert "renamed from Second Name" in said
    assert "No cell differs" not in said


def test_a_unit_that_ended_is_told_as_ended(names):
    said = names.text("rank", "--year", 2020, "--compare", 2019)
    assert "no data for the year" not in said.split("Comeback")[-1].split("Sometimes")[0]
    assert "renamed from Returner" not in names.text("rank", "--year", 2022, "--compare", 2019)


@pytest.mark.parametrize("criteria", [(), ("--criteria", "s@2016")])
def test_no_place_is_gained_by_the_convention_of_ties(told, criteria):
    case = told("06-published")
    for year, table in ((2016, "ties-comp.csv"), (2017, "ties-dense.csv")):
        assert case.run("history", "import", table, "--year", year, *criteria).code == 0
    said = case.text("rank", "--year", 2017, "--compare", 2016)
    assert "+1" not in said


@pytest.mark.parametrize("table", ["ties-eq.csv", "ties-range.csv", "withdrawn.csv", "over100.csv", "roman.csv"])
def test_tables_as_authorities_print_them_are_imported(told, table):
    case = told("06-published")
    ran = case.run("history", "import", table, "--year", 2017)
    assert ran.code == 0, ran.out


def test_each_of_two_units_that_withdrew_is_told_once(told):
    said = told("06-published").text("history", "import", "withdrawn.csv", "--year", 2017)
    assert (said.count("H207"), said.count("H205")) == (2, 0)


def test_a_line_that_is_refused_makes_no_faults_of_other_lines(told):
    said = told("06-published").text("history", "import", "ties-avg.csv", "--year", 2017)
    assert (said.count("H303"), said.count("H40")) == (2, 0)


def test_no_statement_contradicts_its_own_printed_numbers(told):
    case = told("07-tiny-differences")
    case.score()
    report = case.report("--year", 2021, "--compare", 2020)
    assert "Unit B: index 84.999 %, the bound of tier A is 85 %." in report
    assert "85.00 % (at least 85 %)" not in report
    awards = case.text("awards", "--year", 2021)
    assert "index +0.002 since 2020: 84.998 → 85.000 %" in awards
    assert "+0.00 " not in awards


def test_a_block_without_any_sheet_is_told(told):
    case = told("07-tiny-differences")
    case.score()
    said = case.text("rank", "--year", 2021)
    assert "0 of 2 sheets received; missing: Silent One, Silent Two" in said
    assert case.run("rank", "--year", 2021, "--fail-on", "missing").code == 3


@pytest.fixture
def two_years(told):
    case = told("b02-numpy-year")
    case.score()
    return parindex.load(case.root)


def test_years_of_numpy_are_years(two_years):
    plain = parindex.rank(two_years, 2020, compare=2019)
    counted = parindex.rank(two_years, np.int64(2020), compare=np.int64(2019))
    assert (len(plain.blocks), counted.blocks) == (len(counted.blocks), plain.blocks)
    assert parindex.report(two_years, "md", year=np.int64(2020)) == parindex.report(two_years, "md", year=2020)


def test_a_year_of_text_is_a_clear_error(two_years):
    with pytest.raises(parindex.ParindexError, match="2020"):
        parindex.rank(two_years, "2020")


def test_means_are_compared_over_the_units_of_both_years(told):
    case = told("b04-mean-of-other-units")
    case.score()
    report = case.report("--year", 2020, "--compare", 2019)
    assert "2.56" not in report
    assert "| 3    | Item 3 |      80 |  72.75 |   0.00 |    0 |    0 |" in report


def test_shared_ranks_are_read_as_printed_and_half_ranks_are_the_only_faults(told):
    case = told("b07-history-rank-forms")
    assert case.run("history", "import", "shared.csv", "--year", 2019).code == 0
    said = case.text("history", "import", "half.csv", "--year", 2018)
    assert (said.count("H303"), said.count("H40")) == (2, 0)


def test_two_units_of_one_name_get_a_hint_and_are_told_apart(told):
    case = told("b09-same-name-twice")
    case.score()
    assert "Unit 3" in case.text("check")
    trend = case.text("trend", "--from", 2018, "--to", 2020)
    assert "Unit 3 (u3b)" in trend
    assert "Unit 3 (u3)" in trend


def test_a_successor_of_the_same_name_is_not_told_as_renamed(told):
    case = told("b09-same-name-twice")
    with (case.root / "units.yaml").open("a", encoding="utf-8") as registry:
        registry.write("  predecessors: [{unit: u3}]\n")
    case.score()
    assert "renamed" not in case.text("rank", "--year", 2020, "--compare", 2018)
    assert "renamed" not in case.text("trend", "--from", 2018, "--to", 2020)


def test_a_second_store_beside_the_first_is_told(told):
    case = told("b10-conflict-copies")
    case.score()
    shutil.copy(case.root / "parindex.db", case.root / "parindex (conflicted copy).db")
    said = case.text("check", "--year", 2020)
    assert "parindex (conflicted copy).db hint F254" in said
    assert "bản sao" in case.text("check", "--year", 2020, locale="vi")


def test_two_files_of_one_name_are_told_apart_by_their_folders(told):
    case = told("b10-conflict-copies")
    assert "same as 2020/a.csv" in case.text("check")
    copy = case.root / "sheets" / "2020 (1)" / "a.csv"
    copy.write_text(copy.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    said = case.text("check")
    assert "also: 2020/a.csv" in said
    assert "also: 2020 (1)/a.csv" in said


def test_all_units_that_share_the_first_or_the_last_place_are_named(told):
    case = told("b12-tied-first")
    case.score()
    report = case.report("--year", 2020)
    assert "- Highest: Unit 1; Unit 2, 90.00 %" in report
    assert "- Lowest: Unit 4; Unit 5, 12.00 %" in report


@pytest.mark.parametrize(
    "command", [("rank", "--year", 2020), ("report", "--year", 2020), ("trend", "--from", 2019, "--to", 2020)]
)
def test_a_block_without_units_is_told_as_such(told, command):
    case = told("b14-empty-block")
    case.score()
    ran = case.run(*command, "--block", "none")
    assert ran.code == 4
    assert "block none" in ran.err
    assert not list(case.root.glob("par-index*"))
