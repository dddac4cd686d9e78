"""`criteria import` and `criteria export`: an annex in, a draft and its review out, the corrections in."""

import json

import docx
import openpyxl
import pytest
from tests.reporting.test_machine import SCHEMAS, faults

import yaml

ROWS = [
    ("STT", "Lĩnh vực/Tiêu chí", "Điểm tối đa", "Cách tính điểm"),
    ("I", "CÔNG TÁC CHỈ ĐẠO", "4", ""),
    ("1", "Kế hoạch CCHC", "3", ""),
    ("1.1", "Ban hành kế hoạch", "1", "Kịp thời: 1; Không kịp thời: 0,5; Không ban hành: 0"),
    ("1.2", "Mức độ thực hiện", "2", "trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0"),
    ("2", "Sáng kiến", "1", ""),
    ("", "- Có sáng kiến", "1", ""),
    ("", "- Không có", "0", ""),
    ("II", "THỂ CHẾ", "3", ""),
    ("1", "Văn bản", "3", "từ 90% trở lên: 3; từ 70% đến 90%: 1; dưới 70%: 0"),
    ("", "Tổng cộng", "7", ""),
]


@pytest.fixture
def annex(tmp_path):
    document = docx.Document()
    document.add_paragraph("Phụ lục I. BỘ TIÊU CHÍ (số liệu ví dụ)")
    table = document.add_table(0, 4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(tmp_path / "annex.docx")
    return tmp_path


def test_an_annex_becomes_a_draft_with_a_review_and_the_answer_makes_it_a_set(annex, run):
    out = annex / "departments-2026.yaml"
    ran = run(
        "criteria", "import", str(annex / "annex.docx"), "--id", "departments", "--edition", "2026", "-o", str(out)
    )
    assert ran.code == 0, ran.err
    found = yaml.safe_load(out.read_text("utf-8"))
    assert found["draft"] is True
    assert [area["code"] for area in found["index"]] == ["I", "II"]
    assert "score" not in found["index"][1]["parts"][0]
    book = openpyxl.load_workbook(annex / "departments-2026.review.xlsx")
    sheet = book["Review"]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[2].value == "1" and row[3].value == "Văn bản")
    row[14].value = "từ 90% trở lên: 3; từ 70% đến dưới 90%: 1; dưới 70%: 0"
    book.save(annex / "answered.xlsx")
    ran = run("criteria", "import", "--review", str(annex / "answered.xlsx"), "-o", str(out))
    assert ran.code == 0, ran.err
    found = yaml.safe_load(out.read_text("utf-8"))
    assert "draft" not in found
    assert found["index"][1]["parts"][0]["score"]["by"] == "bands"


def test_a_file_that_is_there_is_never_replaced(annex, run):
    out = annex / "mine.yaml"
    out.write_text("schema: 1\n")
    ran = run("criteria", "import", str(annex / "annex.docx"), "--id", "x", "--edition", "2026", "-o", str(out))
    assert ran.code == 4
    assert out.read_text() == "schema: 1\n"
    assert not (annex / "mine.review.xlsx").exists()


def test_a_correction_that_cannot_be_used_is_told_with_its_cell_and_changes_nothing(annex, run):
    out = annex / "x.yaml"
    run("criteria", "import", str(annex / "annex.docx"), "--id", "x", "--edition", "2026", "-o", str(out))
    before = out.read_bytes()
    book = openpyxl.load_workbook(annex / "x.review.xlsx")
    book["Review"]["N5"].value = "hai"
    book.save(annex / "answered.xlsx")
    ran = run("criteria", "import", "--review", str(annex / "answered.xlsx"), "-o", str(out))
    assert ran.code == 3
    assert "X008" in ran.out + ran.err
    assert "N5" in ran.out + ran.err
    assert out.read_bytes() == before


def test_the_answer_for_machines_is_what_its_schema_says(annex, run):
    ran = run("criteria", "import", str(annex / "annex.docx"), "--id", "x", "--edition", "2026", "--format", "json")
    found = json.loads(ran.out)
    assert list(faults(found, json.loads((SCHEMAS / "criteria-import.json").read_text("utf-8")))) == []
    assert (found["draft"], found["asked"]) == (True, 1)
    assert [row["certainty"] for row in found["rows"]].count("asked") == 1


def test_a_draft_is_marked_on_every_output_and_never_published(workspace, run):
    path = next((workspace / "criteria").glob("*communes*2020.yaml"))
    path.write_text(path.read_text("utf-8").replace("\nid:", "\ndraft: true\nid:", 1), encoding="utf-8")
    assert run("score", "sheets/2020", cwd=workspace).code == 0
    for form in ("text", "json"):
        assert "DRAFT" in run("rank", "-y", 2020, "--format", form).out
    for form in ("md", "csv"):
        assert run("report", "-y", 2020, "--format", form, "-o", f"r.{form}").code == 0
    assert "DRAFT" in (workspace / "r.md").read_text("utf-8")
    ran = run("publish", "-y", 2020)
    assert ran.code == 4
    assert "draft" in ran.err
