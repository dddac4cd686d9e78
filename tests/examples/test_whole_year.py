"""One year as a whole, from lost points to the next ranking: the script of the examples."""

import json
import runpy
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    folder = tmp_path_factory.mktemp("year") / "office"
    script = runpy.run_path(str(EXAMPLES / "whole_year.py"))
    script["main"](folder)
    return folder


def test_the_year_leaves_a_plan_its_status_a_map_and_a_report(year):
    assert (year / "map.png").read_bytes().startswith(b"\x89PNG")
    assert (year / "monitor.docx").read_bytes().startswith(b"PK")
    assert "BEGIN:VEVENT" in (year / "plan.ics").read_text("utf-8")
    assert "| T01" in (year / "paid-off.md").read_text("utf-8")
    assert "quá hạn" in (year / "status-june.md").read_text("utf-8")


def test_the_ranking_uses_the_dossiers_and_the_survey(year, run):
    ranked = json.loads(run("rank", "--year", 2022, "--format", "json", cwd=year).out)
    assert len(ranked["blocks"][0]["units"]) == 18
    told = run("explain", "bac-tra-my", "2.1", "--year", 2022, cwd=year, locale="vi").out
    assert "hồ sơ năm 2022, done: 4872 trên 5069; 12 tháng" in told
    told = run("explain", "bac-tra-my", "5.1", "--year", 2022, cwd=year, locale="vi").out
    assert "40 người trả lời" in told


def test_no_name_of_a_respondent_is_in_what_the_year_leaves(year):
    left = [one for one in year.rglob("*") if one.is_file() and one.name != "answers.csv"]
    assert not any("Giả định,".encode() in one.read_bytes() for one in left)


def test_the_tables_of_the_examples_are_what_their_scripts_write(tmp_path):
    make = runpy.run_path(str(EXAMPLES / "monitor" / "make_months.py"))
    make["main"](tmp_path)
    for file in sorted(tmp_path.iterdir()):
        assert file.read_bytes() == (EXAMPLES / "monitor" / "dossiers" / file.name).read_bytes()
    assert sys.version_info >= (3, 11)
