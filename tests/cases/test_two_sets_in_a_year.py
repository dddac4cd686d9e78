"""Two criteria sets issued for one year: the registry says from which day, and which counts."""

import json

import pytest

BLOCKS = "criteria: homes, criteria_from: [{criteria: houses, from: 2020-10-31{more}}]}"


@pytest.fixture
def two(told):
    case = told("applies-if", "sets")
    old = (case.root / "criteria" / "homes-2020.yaml").read_text(encoding="utf-8")
    (case.root / "criteria" / "houses-2020.yaml").write_text(old.replace("id: homes", "id: houses"), encoding="utf-8")

    def with_sets(more=""):
        path = case.root / "units.yaml"
        text = path.read_text(encoding="utf-8").replace("criteria: homes}", BLOCKS.replace("{more}", more))
        path.write_text(text, encoding="utf-8")
        return case

    return with_sets


def ranked(case, year=2020):
    return json.loads(case.run("rank", "--year", year, "--format", "json").out)["blocks"][0]["criteria"]


def test_the_set_in_force_at_the_end_of_the_year_counts(two):
    case = two()
    case.score()
    assert ranked(case) == "houses@2020"
    said = "homes until 30 October 2020; houses from 31 October 2020. houses counts for the whole year."
    assert said in case.text("rank", "--year", 2020)
    assert f"Criteria sets of the year: {said}" in case.report("--year", 2020)
    assert "Cả năm tính theo houses." in case.report("--year", 2020, locale="vi")


def test_the_registry_may_state_that_the_older_one_counts(two):
    case = two(more=", counts_from: 2021")
    case.score()
    assert ranked(case) == "homes@2020"


def test_check_names_the_two_sets_and_the_one_that_counts(two):
    ran = two().run("check", "--year", 2020, "--format", "json")
    told = [one for one in json.loads(ran.out)["issues"] if one["code"] == "U093"]
    assert [one["severity"] for one in told] == ["hint"]
    assert "homes, houses; houses counts" in told[0]["message"]


def test_a_later_set_that_is_not_there_is_refused(two):
    case = two()
    (case.root / "criteria" / "houses-2020.yaml").unlink()
    ran = case.run("check", "--year", 2020, "--format", "json")
    assert "U009" in {one["code"] for one in json.loads(ran.out)["issues"]}
