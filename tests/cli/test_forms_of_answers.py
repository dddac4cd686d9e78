"""What is compared, disputed and still missing is told as tables: the same ones in every format."""

import csv
import io

import pytest

from parindex.reporting.formats.registry import FORMATS, OFFERS

ASKED = {
    "diff": ("diff", "2019", "2020"),
    "disputes": ("disputes", "--year", "2020"),
    "stages": ("stages", "--year", "2020"),
}


@pytest.mark.parametrize("command", ASKED)
def test_an_answer_in_tables_comes_in_every_format_with_all_its_units(run, city, command):
    shown, text = run(*ASKED[command], cwd=city), run(*ASKED[command], "--format", "md", cwd=city)
    rows = list(csv.DictReader(io.StringIO(run(*ASKED[command], "--format", "csv", cwd=city).out.lstrip("\ufeff"))))
    units = {row["Unit"] for row in rows}
    assert shown.code == text.code == 0
    assert len(units) > 1
    assert all(unit in shown.out and unit in text.out for unit in units)
    assert {row["Block"] for row in rows} != {""}


def test_a_workbook_or_a_document_is_a_file(run, city, tmp_path):
    for form in ("xlsx", "docx"):
        made = run(*ASKED["stages"], "--format", form, "--out", tmp_path / f"a.{form}", cwd=city)
        assert (made.code, (tmp_path / f"a.{form}").read_bytes()[:2]) == (0, b"PK")
    assert run(*ASKED["stages"], "--format", "xlsx", cwd=city).code == 4


def test_points_of_a_difference_are_numbers_for_programs(run, city):
    rows = list(csv.DictReader(io.StringIO(run(*ASKED["diff"], "--format", "csv", cwd=city).out.lstrip("\ufeff"))))
    told = [row for row in rows if row["± Pts"]]
    assert told
    for row in told:
        before, after = (float(row[name] or 0) for name in ("Points before", "Points after"))
        assert abs(after - before - float(row["± Pts"].replace("\u2212", "-"))) < 0.011


def test_every_format_that_a_command_offers_has_a_name_in_the_registry():
    named = {name for offer, names in OFFERS.items() if offer != "problems" for name in names}
    assert named - {"text"} <= set(FORMATS)
