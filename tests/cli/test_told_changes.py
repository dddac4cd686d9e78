"""Right numbers in right words: what is printed of changes, through a workspace on disk."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parindex.workflow.intake.score import ScoreOptions, score
from parindex.workflow.years.workspace import load

SETTINGS = """schema: 1
name: W
locale: en
criteria: criteria
registry: units.yaml
sheets: 'sheets/{year}'
store: s.db
awards:
  - {id: up, title: Up, most_improved: {count: 3, years: 1, by: rank}}
  - {id: risen, title: Risen, most_improved: {count: 3, years: 1, by: index}}
  - {id: high, title: High, tier: {at_least: b, years: 3}}
"""
TIERS = "tiers: [{id: a, title: A, at_least: 85}, {id: b, title: B, at_least: 75}, {id: c, title: C}]"
POINTS = '  - {code: "1", title: One, max: 100}\n'
PANEL = """  - {code: "1", title: Days, max: 10, score: {by: min_max, direction: lower}}
  - {code: "2", title: Cases, max: 10, score: {by: best_unit}}
"""


def criteria(year, policy="{}", index=POINTS, tiers=TIERS):
    return f"schema: 1\nid: s\nedition: {year}\ntitle: Set\nmodel: true\npolicy: {policy}\n{tiers}\nindex:\n{index}"


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Write a workspace with sets and tables of several years, and score them."""

    def write(sets, tables, units):
        folder = tmp_path / "w"
        (folder / "criteria").mkdir(parents=True)
        (folder / "parindex.yaml").write_text(SETTINGS, encoding="utf-8")
        lines = "".join(f"  - {{{unit}, block: x}}\n" for unit in units)
        text = f"schema: 1\nblocks: {{x: {{title: Block X, criteria: s}}}}\nunits:\n{lines}"
        (folder / "units.yaml").write_text(text, encoding="utf-8")
        for number, one in enumerate(sets):
            (folder / "criteria" / f"{number}.yaml").write_text(one, encoding="utf-8")
        for year, table in tables.items():
            (folder / "sheets" / str(year)).mkdir(parents=True)
            (folder / "sheets" / str(year) / "m.csv").write_text(table, encoding="utf-8")
            found = score(load(folder), [folder / "sheets" / str(year)], ScoreOptions(), at=datetime.now(UTC))
            assert not found.has_errors
        monkeypatch.chdir(folder)
        return folder

    return write


PLAIN_UNITS = [f"id: u{name.lower()}, name: Unit {name}" for name in "ABCD"]
SAME = "Unit,1\nUnit A,90\nUnit B,87.55\nUnit C,87.55\nUnit D,84.96\n"


def test_another_convention_of_ties_gains_no_places_and_no_award(run, made):
    made([criteria(2020), criteria(2021, "{ties: dense}")], {2020: SAME, 2021: SAME}, PLAIN_UNITS)
    document = json.loads(run("rank", "--year", 2021, "--compare", 2020, "--format", "json").out)
    (block,) = document["blocks"]
    last = block["units"][-1]["change"]
    assert (last["rank"], last["rank_reason"], last["tier"]) == (None, "rank_rules", "same")
    assert block["remarks"] == [{"kind": "policy", "codes": ["ties competition -> dense"], "more": 0}]
    told = run("awards", "--year", 2021, "--rule", "up").out
    assert "No unit meets the rule." in told
    assert "Unit D: no improvement can be stated (2021: the ranks are made by other rules)" in told
    assert "other rules of the set" in run("diff", 2020, 2021).out
    assert "cách xếp hạng đã khác" in run("rank", "--year", 2021, "--compare", 2020, locale="vi").out


def test_another_bound_is_no_rise_of_a_tier_and_is_listed_among_the_differences(run, made):
    lower = TIERS.replace("85", "84")
    made([criteria(2020), criteria(2021, tiers=lower)], {2020: SAME, 2021: SAME}, PLAIN_UNITS)
    (block,) = json.loads(run("rank", "--year", 2021, "--compare", 2020, "--format", "json").out)["blocks"]
    change = block["units"][-1]["change"]
    assert (change["tier"], change["tier_reason"]) == (None, "tier_rules")
    assert "A: 85 % or more" in " ".join(run("criteria", "diff", 2020, 2021).out.split())
    (walk,) = json.loads(run("criteria", "diff", 2020, 2021, "--format", "json").out)["sets"]
    assert [(tier["tier"], tier["before"]["at_least"], tier["now"]["at_least"]) for tier in walk["tiers"]] == [
        ("a", 85, 84)
    ]


def test_each_year_is_printed_by_its_own_policy(run, made):
    cut = criteria(2021, "{published_decimals: 1, rounding: down}")
    made([criteria(2020), cut], {2020: SAME, 2021: SAME}, PLAIN_UNITS)
    document = json.loads(run("trend", "--from", 2020, "--to", 2021, "--format", "json").out)
    (block,) = document["blocks"]
    assert [year["index"] for year in block["units"][-1]["years"]] == [84.96, 84.9]
    assert [year["mean"] for year in block["years"]] == [87.52, 87.5]
    for form in ("text", "csv"):
        out = run("trend", "--from", 2020, "--to", 2021, "--format", form).out
        assert "84.96" in out
        assert "84.9 " in out.replace(",", " ")
    (block,) = json.loads(run("rank", "--year", 2021, "--compare", 2020, "--format", "json").out)["blocks"]
    assert [unit["change"]["previous_index"] for unit in block["units"]] == [90, 87.55, 87.55, 84.96]


def test_a_unit_that_types_the_same_is_never_most_improved(run, made):
    before = "Unit,1,2\nUnit A,10,50\nUnit B,20,40\nUnit C,30,10\n"
    made([criteria(2020, index=PANEL)], {2020: before, 2021: before.replace("30,10", "90,10")}, PLAIN_UNITS[:3])
    told = run("rank", "--year", 2021, "--compare", 2020).out
    assert "besides, index +18.75 by the other units of the block" in told
    trend = run("trend", "--from", 2020, "--to", 2021).out
    assert "Most improved" not in trend
    assert "No unit meets the rule." in run("awards", "--year", 2021, "--rule", "risen").out
    for form in ("md", "csv"):
        assert run("report", "--year", 2021, "--compare", 2020, "--format", form, "--out", f"r.{form}").code == 0
    written = Path("r.md").read_text(encoding="utf-8")
    assert "besides, index +18.75 by the other units of the block" in written


NAMED = [
    "id: e, name: East, until: 2019-12-31",
    "id: w, name: West, until: 2019-12-31",
    "id: e2, name: West, since: 2020-01-01, predecessors: [{unit: e}]",
    "id: w2, name: East, since: 2020-01-01, predecessors: [{unit: w}]",
    "id: r, name: Returner, until: 2019-12-31",
    "id: r2, name: Returner, since: 2020-01-01, predecessors: [{unit: r}]",
    "id: gone, name: Gone, until: 2019-12-31",
]
NAMES = {
    2019: "Unit,1\nEast,80\nWest,76\nReturner,70\nGone,50\n",
    2020: "Unit,1\nEast,77\nWest,81\nReturner,71\n",
    2021: "Unit,1\nEast,78\nWest,90\nReturner,72\n",
}


def test_units_bear_the_names_of_their_time(run, made):
    made([criteria(2019)], NAMES, NAMED)
    (block,) = json.loads(run("trend", "--from", 2019, "--to", 2021, "--format", "json").out)["blocks"]
    assert [[best["name"] for best in year["best"]] for year in block["years"]] == [["East"], ["West"], ["West"]]
    assert "East (80.00)" in run("trend", "--from", 2019, "--to", 2021).out


def test_a_change_of_name_is_told_only_where_the_name_differs_and_an_end_as_an_end(run, made):
    made([criteria(2019)], NAMES, NAMED)
    told = run("rank", "--year", 2020, "--compare", 2019).out
    assert "renamed from East" in told
    assert "renamed from Returner" not in told
    assert "Only in 2019 (no longer there): Gone" in told


def test_cells_are_compared_through_a_change_of_name(run, made):
    made([criteria(2019)], NAMES, NAMED)
    document = json.loads(run("diff", 2019, 2020, "--format", "json").out)
    found = {unit["name"]: unit for unit in document["units"]}
    assert found["West"]["renamed_from"] == {"unit": "e", "name": "East"}
    assert (found["West"]["own_cells"], found["Returner"]["renamed_from"]) == (True, None)
    assert [unit for unit, one in found.items() if one["after"] is None] == ["Gone"]
    (asked,) = json.loads(run("diff", 2019, 2020, "--unit", "e", "--format", "json").out)["units"]
    assert asked["unit"] == "e2"


def test_the_reason_of_an_award_is_the_tier_that_was_asked(run, made):
    made([criteria(2019)], NAMES, NAMED)
    told = run("awards", "--year", 2021, "--rule", "high").out
    assert "tier B or higher 3 years in a row (2019–2021): B, B, A" in told
    assert "tier B or higher 3 years in a row (2019–2021) " in told


def test_places_that_a_larger_field_may_have_cost_are_told_so(run, made):
    before = "Unit,1\nUnit A,90\nUnit B,80\n"
    units = [*PLAIN_UNITS[:2], "id: uc, name: Unit C, since: 2021-01-01", "id: ud, name: Unit D, since: 2021-01-01"]
    made([criteria(2020)], {2020: before, 2021: "Unit,1\nUnit A,90\nUnit B,80\nUnit C,85\nUnit D,84\n"}, units)
    told = run("rank", "--year", 2021, "--compare", 2020).out
    assert "4 units are ranked, in the compared year 2: up to 2 of the places lost may be due to that." in told
    trend = run("trend", "--from", 2020, "--to", 2021, "--unit", "Unit B").out
    assert "more units: 4/4" in trend


def test_a_rank_that_moves_beside_no_difference_says_that_it_goes_by_the_printed_index(run, made, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    rules = "{rank_on: published, published_decimals: 0}"
    tables = {2020: "Unit,1\nUnit A,90\nUnit B,84.4\n", 2021: "Unit,1\nUnit A,90\nUnit B,84.6\n"}
    made([criteria(2020, rules)], tables, PLAIN_UNITS[:2])
    assert "by the printed index: 84 → 85" in run("rank", "--year", 2021, "--compare", 2020).out
    assert "theo chỉ số đã làm tròn: 84 → 85" in run("rank", "--year", 2021, "--compare", 2020, locale="vi").out
