"""`units import-list`: a list of units becomes a registry, or is added to the one that is there."""

from pathlib import Path

import openpyxl
import pytest

import yaml

ROOT = Path(__file__).resolve().parents[2]


def book(path, *rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def test_blocks_come_from_headings_and_ids_from_names(tmp_path, run):
    path = book(
        tmp_path / "list.xlsx",
        ("DANH SÁCH (ví dụ)",),
        ("STT", "Tên đơn vị", "Tên viết tắt"),
        ("I", "Khối các sở"),
        (1, "Sở Nội vụ", "SNV"),
        (2, "Sở Tài chính", "STC"),
        ("II", "Khối xã, phường"),
        (1, "Xã Đồng Mai", None),
        (2, "Xã Đồng Mai", None),
        (None, "Tổng cộng", None),
    )
    ran = run("units", "import-list", path, "-o", "units.yaml", cwd=tmp_path)
    assert ran.code == 0, ran.err
    found = yaml.safe_load((tmp_path / "units.yaml").read_text("utf-8"))
    assert [(unit["id"], unit["block"]) for unit in found["units"]] == [
        ("so-noi-vu", "khoi-cac-so"), ("so-tai-chinh", "khoi-cac-so"), ("xa-dong-mai", "khoi-xa-phuong"),
    ]  # fmt: skip
    assert found["units"][0]["aliases"] == ["SNV"]
    assert "X022" in ran.err


def test_numerals_before_the_headings_of_blocks_are_no_part_of_their_names(tmp_path, run):
    rows = (("STT", "Tên đơn vị"), (None, "I. Các xã"), (1, "Xã Đồng Mai"), (None, "II. Các phường"), (2, "Phường Hoa"))
    ran = run("units", "import-list", book(tmp_path / "list.xlsx", *rows), "-o", "units.yaml", cwd=tmp_path)
    found = yaml.safe_load((tmp_path / "units.yaml").read_text("utf-8"))
    assert (ran.code, list(found["blocks"])) == (0, ["cac-xa", "cac-phuong"])


@pytest.mark.parametrize(
    "above",
    [
        (("DANH SÁCH CÁC CƠ QUAN, ĐƠN VỊ",), ("STT", "Tên cơ quan, đơn vị", "Ghi chú")),
        (("DANH SÁCH ĐƠN VỊ THAM GIA ĐÁNH GIÁ",), ("năm 2026",), (), ("TT", "Sở, ban, ngành")),
        (("STT", "Đơn vị"), ("I", "Các cơ quan chuyên môn")),
    ],
)
def test_a_title_above_the_list_is_no_heading(tmp_path, run, above):
    rows = (*above, (1, "Sở Nội vụ"), (2, "Văn phòng cơ quan tỉnh"), (3, "Sở Tài chính"))
    ran = run("units", "import-list", book(tmp_path / "list.xlsx", *rows), "-o", "units.yaml", cwd=tmp_path)
    assert ran.code == 0, ran.err
    found = yaml.safe_load((tmp_path / "units.yaml").read_text("utf-8"))
    assert [unit["name"] for unit in found["units"]] == ["Sở Nội vụ", "Văn phòng cơ quan tỉnh", "Sở Tài chính"]


def test_a_list_of_one_column_begins_below_its_heading(tmp_path, run):
    rows = (("DANH SÁCH CƠ QUAN",), ("Tên đơn vị",), ("Văn phòng cơ quan tỉnh",), ("Sở Nội vụ",))
    ran = run("units", "import-list", book(tmp_path / "list.xlsx", *rows), "-o", "units.yaml", cwd=tmp_path)
    found = yaml.safe_load((tmp_path / "units.yaml").read_text("utf-8"))
    assert (ran.code, [unit["name"] for unit in found["units"]]) == (0, ["Văn phòng cơ quan tỉnh", "Sở Nội vụ"])


def test_known_units_keep_their_ids_and_missing_ones_are_kept_and_told(workspace, run):
    path = book(workspace.parent / "list.xlsx", ("Tên đơn vị",), ("UBND phường Sông Lá",), ("Xã Mới Tinh",))
    before = yaml.safe_load((workspace / "units.yaml").read_text("utf-8"))
    ran = run(
        "units", "import-list", path, "--set", "model-communes", "-o", workspace.parent / "new.yaml", cwd=workspace
    )
    assert ran.code == 0, ran.err
    found = yaml.safe_load((workspace.parent / "new.yaml").read_text("utf-8"))
    ids = [unit["id"] for unit in before["units"]]
    assert [unit["id"] for unit in found["units"]] == [*ids, "xa-moi-tinh"]
    assert "X023" in ran.err


def test_a_file_without_a_list_is_an_issue(tmp_path, run):
    path = book(tmp_path / "list.xlsx", ("a", "b"), (1, 2))
    ran = run("units", "import-list", path, cwd=tmp_path)
    assert ran.code == 3
    assert "X021" in ran.err


def test_an_annex_and_a_list_become_a_workspace_that_passes_check_and_can_be_scored(tmp_path, run):
    annex = ROOT / "examples" / "from-annex" / "departments.docx"
    path = book(tmp_path / "list.xlsx", ("STT", "Tên đơn vị"), (1, "Sở Nội vụ"), (2, "Sở Tài chính"))
    ran = run("init", "new", "--criteria", annex, "--units", path, "-y", 2026, cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "5 questions" in ran.out + ran.err
    assert (tmp_path / "new" / "criteria-2026.review.xlsx").is_file()
    assert run("template", "--out", "forms", cwd=tmp_path / "new").code == 0
    assert len(list((tmp_path / "new" / "forms").rglob("*.xlsx"))) == 2


def test_one_file_that_cannot_be_used_writes_nothing(tmp_path, run):
    path = book(tmp_path / "list.xlsx", ("a", "b"), (1, 2))
    ran = run("init", "new", "--criteria", path, "--units", path, "-y", 2026, cwd=tmp_path)
    assert ran.code == 4
    assert not (tmp_path / "new").exists()
