"""Which scores count stands wherever figures stand; titles in JSON are in both languages, whatever their letters."""

import csv
import io
import json

import openpyxl
import pytest
from tests.cli.test_told_changes import PLAIN_UNITS, SAME, criteria, made  # noqa: F401
from tests.reporting.test_machine import SCHEMAS, faults

SELF = "Self scores of the units, not appraised."

LOWER = "tiers: [{id: a, title: A, at_least: 80}, {id: b, title: B, at_least: 70}, {id: c, title: C}]"


def document(name, ran):
    found = json.loads(ran.out)
    assert list(faults(found, json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))) == []
    return found


@pytest.mark.parametrize("command", ["rank", "report"])
def test_other_bounds_of_tiers_are_remarked_as_the_schema_says(made, run, command):  # noqa: F811  a fixture
    made([criteria(2020), criteria(2021, tiers=LOWER)], {2020: SAME, 2021: SAME}, PLAIN_UNITS)
    out = ["--out", "-"] if command == "report" else []
    found = document(command, run(command, "--year", 2021, "--compare", 2020, "--format", "json", *out))
    assert "tiers" in {remark["kind"] for remark in found["blocks"][0]["remarks"]}


def test_awards_by_self_scores_say_so_in_every_form(city, run):
    asked = ("awards", "--year", 2021, "--rule", "dan-dau", "--basis", "self")
    assert SELF in run(*asked, cwd=city).out
    assert "Điểm tự chấm của các đơn vị, chưa thẩm định." in run(*asked, locale="vi").out
    assert SELF in run(*asked, "--format", "md", "--out", "-").out.replace("\\", "")
    assert run(*asked, "--format", "xlsx", "--out", "a.xlsx").code == 0
    cells = [str(cell.value) for row in openpyxl.load_workbook(city / "a.xlsx").active.rows for cell in row]
    assert any(SELF in cell for cell in cells)
    assert {one["basis"] for one in document("awards", run(*asked, "--format", "json"))["awards"]} == {"self"}
    assert SELF not in run("awards", "--year", 2021, "--rule", "dan-dau").out


def test_awards_over_years_name_an_earlier_year_of_self_scores(city, run):
    assert run("publish", "--year", 2020, "--partial", "--basis", "self", cwd=city).code == 0
    assert "2020 is counted by self scores." in run("awards", "--year", 2021, "--rule", "tien-bo-1-nam").out
    assert "self scores" not in run("awards", "--year", 2021, "--rule", "dan-dau").out


def test_rows_of_a_trend_tell_which_scores_count(city, run):
    asked = ("trend", "--format", "csv", "--out", "-")
    own = list(csv.DictReader(io.StringIO(run(*asked, "--basis", "self", cwd=city).out.removeprefix("\ufeff"))))
    assert {row["Scores that count"] for row in own if row["Index %"]} == {"self scores"}
    other = list(csv.DictReader(io.StringIO(run(*asked).out.removeprefix("\ufeff"))))
    assert {row["Scores that count"] for row in other if row["Index %"]} == {"appraised scores"}


def test_a_difference_of_self_scores_says_so_of_both_sides(city, run):
    text = run("diff", 2020, 2021, "--basis", "self", cwd=city).out
    assert text.splitlines()[0].count("self scores") == 2
    found = document("diff", run("diff", 2020, 2021, "--basis", "self", "--format", "json"))
    assert (found["before"]["basis"], found["after"]["basis"]) == ("self", "self")
    assert "self scores" not in run("diff", 2020, 2021).out.splitlines()[0]


@pytest.mark.parametrize("asked", [["report", "--out", "-"], ["trend"], ["awards"]])
def test_no_title_of_a_document_depends_on_the_language_of_the_answer(city, run, asked):
    def titles(found):
        if isinstance(found, dict):
            return {key: titles(value) for key, value in found.items() if key != "text"}
        return [titles(value) for value in found] if isinstance(found, list) else found

    here, there = (run(*asked, "--format", "json", cwd=city, locale=locale) for locale in ("vi", "en"))
    assert titles(document(asked[0], here)) == titles(document(asked[0], there))


def test_a_title_with_a_no_break_space_keeps_both_languages(city, run):
    settings = city / "parindex.yaml"
    text = settings.read_text("utf-8").replace("Chỉ số CCHC thành phố", "Chỉ số CCHC thành\u00a0phố")
    settings.write_text(text, encoding="utf-8")
    name = document("report", run("report", "--format", "json", "--out", "-", cwd=city, locale="vi"))["name"]
    assert name["en"] == "PAR index of Tam Kỳ city (sample data)"


def test_one_sheet_and_one_decimal_are_written_in_the_singular(made, run):  # noqa: F811  a fixture
    policy = "{published_decimals: 1}"
    made([criteria(2020, policy)], {2020: "Unit,1\nUnit A,90\n"}, PLAIN_UNITS[:1])
    assert "1 of 1 sheet received" in run("rank").out
    assert "printed with 1 decimal, halves rounded up" in run("report", "--format", "md", "--out", "-").out
