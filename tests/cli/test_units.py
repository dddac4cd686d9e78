"""`parindex units`, as it is typed."""

import json
from pathlib import Path

import pytest
from tests.reporting.test_machine import faults

EXAMPLE = Path(__file__).parents[2] / "examples" / "merge-2025"
SCHEMA = Path(__file__).parents[2] / "src" / "parindex" / "schemas" / "lineage.json"
TABLE = "Đơn vị cũ;Đơn vị mới\nXã A;Xã C\nXã B;Xã C\n"


def test_the_lineage_of_a_unit_is_a_tree_with_dates_and_shares(run):
    told = run("units", "lineage", "Phường Bàn Thạch", cwd=EXAMPLE).out
    assert "Phường Bàn Thạch (phuong-ban-thach) · since 2025-07-01" in told
    assert "Phường Hòa Thuận (phuong-hoa-thuan) · until 2025-06-30 · share 1" in told


def test_the_document_is_what_its_schema_says(run):
    document = json.loads(run("units", "lineage", "phuong-ha-khau", "--format", "json", cwd=EXAMPLE).out)
    assert list(faults(document, json.loads(SCHEMA.read_text(encoding="utf-8")))) == []
    assert [each["unit"] for each in document["successors"]] == ["phuong-tuan-chau-2025", "phuong-viet-hung-2025"]


def test_a_table_is_printed_as_a_registry_that_check_accepts(run, tmp_path):
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    made = run("units", "import", "table.csv", "--block", "communes", cwd=tmp_path)
    assert made.code == 0
    assert '  - {id: xa-c, name: "Xã C", block: communes, since: 2025-07-01' in made.out
    assert "Rows: 2; old units: 2; new units: 1" in made.err


def test_a_file_that_is_there_is_never_overwritten(run, tmp_path):
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "units.yaml").write_text("mine", encoding="utf-8")
    refused = run("units", "import", "table.csv", "--out", "units.yaml", cwd=tmp_path)
    assert refused.code == 4
    assert (tmp_path / "units.yaml").read_text(encoding="utf-8") == "mine"


def test_rows_that_cannot_be_used_are_told_and_the_rest_is_written(run, tmp_path):
    (tmp_path / "table.csv").write_text(TABLE + "Xã D;\n", encoding="utf-8")
    made = run("units", "import", "table.csv", "--out", "new.yaml", cwd=tmp_path)
    assert made.code == 3
    assert "N102" in made.err
    assert "Xã D" not in (tmp_path / "new.yaml").read_text(encoding="utf-8")


def test_a_workspace_without_a_registry_gets_its_first_one(run, tmp_path):
    settings = "schema: 1\nname: W\nlocale: en\ncriteria: criteria\nregistry: units.yaml\nsheets: s\nstore: s.db\n"
    (tmp_path / "parindex.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    made = run("units", "import", "table.csv", "--set", "model", "--out", "units.yaml", cwd=tmp_path)
    assert made.code == 0
    assert "criteria: model" in (tmp_path / "units.yaml").read_text(encoding="utf-8")


def test_help_shows_the_first_day_as_it_is_typed(run):
    text = " ".join(run("units", "import", "--help").out.split())
    assert "The first day of the new units. Default: 2025-07-01. -o" in text


def test_a_file_whose_name_has_no_suffix_is_refused_in_so_many_words(run, tmp_path):
    (tmp_path / "passwd").write_text("root:x:0:0\n", encoding="utf-8")
    refused = run("units", "import", "passwd", cwd=tmp_path)
    assert refused.code == 3
    assert "has no ending that says what it is" in refused.err


def test_the_first_day_of_the_new_units_can_be_said(run, tmp_path):
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    told = run("units", "import", "table.csv", "--since", "2020-01-01", cwd=tmp_path).out
    assert "until: 2019-12-31" in told
    assert "since: 2020-01-01" in told


@pytest.mark.parametrize("option", ["--block", "--set"])
@pytest.mark.parametrize("name", ["x y", "A", "Khối xã", "", "a" * 81, "a\n"])
def test_a_name_that_cannot_be_an_id_is_refused_in_a_sentence(run, tmp_path, option, name):
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    refused = run("units", "import", "table.csv", option, name, "--out", "new.yaml", cwd=tmp_path)
    assert refused.code == 4
    assert "cannot be an id" in refused.err
    assert option in refused.err
    assert "không dùng làm mã được" in run("units", "import", "table.csv", option, name, locale="vi").err
    assert not (tmp_path / "new.yaml").exists()


def test_a_table_from_the_standard_input_is_told_to_be_unsupported(run, tmp_path):
    refused = run("units", "import", "-", cwd=tmp_path)
    assert refused.code == 4
    assert "not the standard input" in refused.err


def test_a_unit_that_resembles_none_is_told_without_a_list_of_the_nearest(run):
    told = run("units", "lineage", "zzzzqqqq", cwd=EXAMPLE)
    assert (told.code, told.err.strip()) == (4, "There is no unit zzzzqqqq in the registry.")
