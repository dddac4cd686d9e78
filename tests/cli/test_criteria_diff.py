"""`parindex criteria diff`, as it is typed."""

import json
import shutil
from pathlib import Path

import pytest
from tests.reporting.test_machine import faults

ROOT = Path(__file__).parents[2]
SHEETS = ROOT / "tests" / "sheets"
SCHEMA = ROOT / "src" / "parindex" / "schemas" / "criteria-diff.json"
OLD, NEW = str(SHEETS / "small_2019.yaml"), str(SHEETS / "small_2020.yaml")


@pytest.fixture(scope="module")
def tam_ky(tmp_path_factory):
    copy = tmp_path_factory.mktemp("examples") / "tam-ky"
    ignored = shutil.ignore_patterns("*.db*", "sheets", "expected")
    return shutil.copytree(ROOT / "examples" / "tam-ky", copy, ignore=ignored)


def test_two_files_are_compared_whichever_is_named_first(run):
    first, second = run("criteria", "diff", OLD, NEW), run("criteria", "diff", NEW, OLD)
    assert first.out == second.out
    assert "small@2019 → small@2020" in first.out
    assert "maximum 2 → 1" in first.out


def test_two_years_compare_every_set_of_the_workspace(run, tam_ky):
    told = run("criteria", "diff", "2019", "2020", cwd=tam_ky).out
    assert "tam-ky-communes@2019 → tam-ky-communes@2020" in told
    assert "tam-ky-departments@2019 → tam-ky-departments@2020" in told


def test_a_year_and_an_edition_compare_that_set_only(run, tam_ky):
    document = json.loads(run("criteria", "diff", "2019", "tam-ky-communes@2020", "--format", "json", cwd=tam_ky).out)
    assert [each["set"] for each in document["sets"]] == ["tam-ky-communes"]


@pytest.mark.parametrize("pair", [(OLD, NEW), (NEW, NEW)])
def test_the_document_is_what_its_schema_says(run, pair):
    document = json.loads(run("criteria", "diff", *pair, "--format", "json").out)
    assert list(faults(document, json.loads(SCHEMA.read_text(encoding="utf-8")))) == []


def test_markdown_is_a_section_with_a_table(run):
    told = run("criteria", "diff", OLD, NEW, "--format", "md").out
    assert told.startswith("## small@2019 → small@2020\n")
    assert "| 1.1      | 1.1      | Ban hành kế hoạch năm" in told


BONUS = "adjustments:\n  - {code: T, kind: bonus, title: {vi: Điểm thưởng, en: Bonus}, max: 5}\n"


@pytest.fixture
def with_bonus(tmp_path):
    text = Path(OLD).read_text(encoding="utf-8").replace("edition: 2019", "edition: 2020")
    path = tmp_path / "bonus.yaml"
    path.write_text(text.replace("index:\n", f"{BONUS}index:\n"), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("format_", ["text", "md"])
def test_a_new_bonus_is_told_although_no_criterion_changed(run, with_bonus, format_):
    told = run("criteria", "diff", OLD, with_bonus, "--format", format_).out
    assert "added (bonus, at most 5)" in " ".join(told.split())
    assert "Bonus or penalty points changed: T." in " ".join(told.split())


def test_a_new_bonus_keeps_results_from_being_compared(run, with_bonus):
    document = json.loads(run("criteria", "diff", OLD, with_bonus, "--format", "json").out)
    assert list(faults(document, json.loads(SCHEMA.read_text(encoding="utf-8")))) == []
    (found,) = document["sets"]
    assert (found["comparable"], found["detail"], found["changed"]) == (False, "adjustment T", [])
    assert found["adjustments"] == [
        {"code": "T", "now": {"title": {"vi": "Điểm thưởng", "en": "Bonus"}, "kind": "bonus", "max": 5}, "before": None}
    ]


@pytest.mark.parametrize("format_", ["text", "md"])
def test_policies_that_differ_are_told(run, tmp_path, format_):
    text = Path(OLD).read_text(encoding="utf-8").replace("edition: 2019", "edition: 2020")
    path = tmp_path / "policy.yaml"
    path.write_text(text.replace("index:\n", "policy: {not_applicable: full_points}\nindex:\n"), encoding="utf-8")
    told = run("criteria", "diff", OLD, str(path), "--format", format_).out
    assert "Not applicable" in told
    assert {"full", "points."} <= set(told.split()), "the terminal may break the line between the words"
    (found,) = json.loads(run("criteria", "diff", OLD, str(path), "--format", "json").out)["sets"]
    assert found["policies"] == [{"policy": "not_applicable", "now": "full_points", "before": "rescale"}]
    assert found["comparable"]


def test_an_id_with_several_editions_must_say_which(run, tam_ky):
    refused = run("criteria", "diff", "tam-ky-communes", "2020", cwd=tam_ky)
    assert refused.code == 4
    assert "several editions" in refused.err


def test_a_year_before_every_edition_has_nothing_to_compare(run, tam_ky):
    refused = run("criteria", "diff", "2001", "tam-ky-communes@2020", cwd=tam_ky)
    assert refused.code == 4


def test_a_set_that_is_compared_with_itself_is_told_to_be_one(run):
    city = Path(__file__).parents[2] / "examples" / "tam-ky"
    for more in ((), ("--format", "md")):
        told = run("criteria", "diff", "2021", "2099", *more, cwd=city).out
        assert "one and the same edition, tam-ky-communes@2021" in " ".join(told.split())
    told = run("criteria", "diff", "2020", "2021", cwd=city).out
    assert "one and the same edition" not in told


@pytest.fixture
def one_decimal(tmp_path):
    text = Path(NEW).read_text(encoding="utf-8")
    path = tmp_path / "one.yaml"
    path.write_text(text.replace("index:\n", "policy: {published_decimals: 1}\nindex:\n", 1), encoding="utf-8")
    assert "published_decimals: 1" in path.read_text("utf-8")
    return str(path)


@pytest.mark.parametrize(("locale", "one", "two"), [("en", "with 1 decimal,", "with 2 decimals,"), ("vi", "1", "2")])
def test_one_decimal_is_told_in_the_singular_in_the_order_of_the_files(run, one_decimal, locale, one, two):
    told = " ".join(run("criteria", "diff", NEW, one_decimal, "--format", "md", locale=locale).out.split())
    row = next(row for row in told.split(" | ") if "→" in row and "@" not in row)
    before, now = row.split(" → ")
    assert (two in before, one in now) == (True, True)


def test_a_set_whose_policy_alone_differs_is_not_said_to_be_the_same(run, one_decimal):
    assert "nothing differs" not in run("criteria", "diff", NEW, one_decimal).out
    assert "nothing differs" in run("criteria", "diff", NEW, NEW).out
