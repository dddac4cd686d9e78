"""Means over the units of a block, weighted by a property and named so wherever they are printed."""

import json

import pytest

SAID = "weighted by the property population of units"


@pytest.fixture
def weighed(told):
    case = told("applies-if", "sets")
    path = case.root / "units.yaml"
    text = path.read_text(encoding="utf-8").replace("criteria: homes}", "criteria: homes, weights: population}")
    path.write_text(text, encoding="utf-8")
    case.score()
    return case


def test_large_units_count_more(weighed):
    block = json.loads(weighed.run("rank", "--year", 2020, "--format", "json").out)["blocks"][0]
    indexes = {one["unit"]: one["index"] for one in block["units"]}
    people = {"one": 12500, "two": 800, "three": 5000}
    mean = sum(indexes[unit] * people[unit] for unit in people) / sum(people.values())
    assert block["mean"] == pytest.approx(mean, abs=0.01)
    assert block["mean_weights"] == "population"
    first = next(one for one in block["units"] if one["unit"] == "one")
    assert first["from_mean"] == pytest.approx(first["index"] - block["mean"], abs=0.011)


def test_the_weight_is_named_wherever_the_mean_is_printed(weighed):
    assert f"({SAID})" in weighed.text("rank", "--year", 2020)
    assert f"Means of units: {SAID}." in weighed.report("--year", 2020)
    assert "có trọng số theo thuộc tính population" in weighed.report("--year", 2020, locale="vi")


def test_the_years_side_by_side_name_it_too(weighed):
    (weighed.root / "sheets" / "2019").mkdir()
    rows = "Unit,1.1,1.2,2.1,2.2\nCommune One,no,50%,75%,1\nCommune Two,no,20%,50%,2\nCommune Three,no,80%,25%,1\n"
    (weighed.root / "sheets" / "2019" / "m.csv").write_text(rows, encoding="utf-8")
    weighed.score()
    said = f"Means of scored years are {SAID}"
    assert said in weighed.text("trend")
    assert said in weighed.text("trend", "--format", "md", "--out", "-")
    years = json.loads(weighed.run("trend", "--format", "json").out)["blocks"][0]["years"]
    assert {year["mean_weights"] for year in years} == {"population"}


def test_a_unit_without_a_weight_is_refused(weighed):
    path = weighed.root / "units.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("population: 800", "population: 0"), encoding="utf-8")
    ran = weighed.run("check", "--year", 2020, "--format", "json")
    assert [one["code"] for one in json.loads(ran.out)["issues"] if one["severity"] == "error"] == ["U092"]
