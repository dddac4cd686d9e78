"""`criteria import` and `criteria export`: an annex in, a draft and its review out, the corrections in."""

import io
import json
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from tests.reporting.test_machine import SCHEMAS, faults

import parindex
import yaml

SHEETS = Path(__file__).parents[2] / "examples" / "tam-ky" / "sheets" / "2020" / "communes"
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


def test_a_review_that_was_sorted_is_read_by_the_numbers_of_its_rows(annex, run):
    out = annex / "x.yaml"
    run("criteria", "import", str(annex / "annex.docx"), "--id", "x", "--edition", "2026", "-o", str(out))
    book = openpyxl.load_workbook(annex / "x.review.xlsx")
    sheet = book["Review"]
    sheet["M7"].value = "Mức độ hoàn thành"  # 1.2
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    for at, row in enumerate(reversed(rows), 4):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = value
    book.save(annex / "sorted.xlsx")
    ran = run("criteria", "import", "--review", str(annex / "sorted.xlsx"), "-o", str(out))
    assert ran.code == 0, ran.err
    (title,) = re.findall(r'code: "?I\.1\.2"?\n.*\n? *title: {vi: "([^"]*)"}', out.read_text("utf-8")) or [""]
    assert title == "Mức độ hoàn thành"


def test_a_row_that_was_deleted_from_the_review_is_told(annex, run):
    out = annex / "x.yaml"
    run("criteria", "import", str(annex / "annex.docx"), "--id", "x", "--edition", "2026", "-o", str(out))
    book = openpyxl.load_workbook(annex / "x.review.xlsx")
    book["Review"].delete_rows(6)
    book.save(annex / "shorter.xlsx")
    ran = run("criteria", "import", "--review", str(annex / "shorter.xlsx"), "-o", str(out))
    assert (ran.code, "X009" in ran.err) == (3, True)


def test_a_set_may_be_imported_among_the_sets_of_a_workspace_and_keeps_what_it_comes_after(annex, run, workspace):
    (before,) = (workspace / "criteria").glob("*.yaml")
    key = f"{yaml.safe_load(before.read_text('utf-8'))['id']}@2020"
    assert run("criteria", "export", key, "-f", "docx", "-o", str(annex / "printed.docx"), cwd=workspace).code == 0
    name, _ = key.split("@")
    ran = run("criteria", "import", str(annex / "printed.docx"), "--id", name, "--edition", "2021", "--after", key,
              "-o", "criteria/next.yaml", cwd=workspace)  # fmt: skip
    assert ran.code == 0, ran.err
    draft = yaml.safe_load((workspace / "criteria" / "next.yaml").read_text("utf-8"))
    ran = run("criteria", "import", "--review", "next.review.xlsx", "-o", "criteria/next.yaml", cwd=workspace)
    assert ran.code == 0, ran.err
    taken = yaml.safe_load((workspace / "criteria" / "next.yaml").read_text("utf-8"))
    assert draft["tiers"] == yaml.safe_load(before.read_text("utf-8"))["tiers"]
    assert taken == {name: value for name, value in draft.items() if name != "draft"}


def test_the_answer_for_machines_is_what_its_schema_says(annex, run):
    ran = run("criteria", "import", str(annex / "annex.docx"), "--id", "x", "--edition", "2026", "--format", "json")
    found = json.loads(ran.out)
    assert list(faults(found, json.loads((SCHEMAS / "criteria-import.json").read_text("utf-8")))) == []
    assert (found["draft"], found["asked"]) == (True, 1)
    assert [row["certainty"] for row in found["rows"]].count("asked") == 1


@pytest.fixture
def drafted(city, run, monkeypatch):
    """The example city, whose communes are scored by a draft in 2020."""
    path = city / "criteria" / "tam-ky-communes-2020.yaml"
    path.write_text(path.read_text("utf-8").replace("\nid:", "\ndraft: true\nid:", 1), encoding="utf-8")
    monkeypatch.chdir(city)
    assert run("score", SHEETS).code == 0
    return city


def printed(content):
    """Return what a person may read in a file, whatever its format."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8")
    parts = zipfile.ZipFile(io.BytesIO(content))
    texts = (parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith(".xml"))
    return re.sub("<[^>]*>", "", " ".join(texts))


@pytest.mark.usefixtures("drafted")
def test_a_draft_is_never_published(run):
    ran = run("publish", "-y", 2020)
    assert ran.code == 4
    assert "draft" in ran.err


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    "command",
    [
        ("score", SHEETS),
        ("rank", "-y", 2020),
        ("trend", "--from", 2019, "--to", 2020),
        ("stages", "-y", 2020),
        ("disputes", "-y", 2020),
        ("explain", "Tân Thạnh", "-y", 2020),
        ("losses", "-y", 2020),
    ],
    ids=lambda command: command[0],
)
@pytest.mark.usefixtures("drafted")
def test_a_draft_is_marked_in_every_answer(run, command, form):
    ran = run(*command, "--format", form)
    assert "DRAFT" in ran.out or '"draft": true' in ran.out
    if form == "json":
        schema = json.loads((SCHEMAS / f"{command[0]}.json").read_text("utf-8"))
        assert list(faults(json.loads(ran.out), schema)) == []


@pytest.mark.parametrize("form", ["md", "csv", "xlsx", "docx", "json"])
def test_a_draft_is_marked_in_every_report(drafted, run, form):
    assert run("report", "-y", 2020, "--format", form, "-o", f"r.{form}").code == 0
    assert "DRAFT" in printed((drafted / f"r.{form}").read_bytes())


def test_a_draft_is_marked_in_the_description_of_open_data(drafted, run):
    assert run("report", "-y", 2020, "--format", "long", "-o", "r.csv").code == 0
    (table,) = json.loads((drafted / "datapackage.json").read_text("utf-8"))["resources"]
    assert [one["block"] for one in table["criteria"] if one.get("draft")] == ["communes"]


@pytest.mark.parametrize("form", ["md", "csv", "xlsx", "docx"])
def test_a_draft_is_marked_in_every_trend(drafted, run, form):
    assert run("trend", "--from", 2019, "--to", 2020, "--format", form, "-o", f"t.{form}").code == 0
    assert "DRAFT" in printed((drafted / f"t.{form}").read_bytes())


@pytest.mark.parametrize("options", [(), ("--matrix",)], ids=["unit", "matrix"])
def test_a_draft_is_marked_on_every_form(drafted, run, options):
    assert run("--locale", "en", "template", "-y", 2020, "-b", "communes", "--out", "forms", *options).code == 0
    forms = list((drafted / "forms").glob("*.xlsx"))
    assert forms
    assert all("DRAFT" in printed(path.read_bytes()) for path in forms)


@pytest.mark.usefixtures("drafted")
def test_the_answer_for_machines_says_that_a_set_is_a_draft_in_both_languages(run):
    answers = [json.loads(run("--locale", locale, "rank", "-y", 2020, "-f", "json").out) for locale in ("vi", "en")]
    assert answers[0] == answers[1]
    (block,) = (block for block in answers[0]["blocks"] if block.get("draft"))
    assert ("BẢN NHÁP" in block["title"]["vi"], "DRAFT" in block["title"]["en"]) == (True, True)


def test_a_part_of_a_year_and_a_draft_stand_in_every_row_and_answer_that_has_the_year(drafted, run):
    path = drafted / "criteria" / "tam-ky-communes-2020.yaml"
    part = "\nperiod: {from: 2020-07-01, to: 2020-12-31}\nid:"
    path.write_text(path.read_text("utf-8").replace("\nid:", part, 1), encoding="utf-8")
    told = {"from": "2020-07-01", "to": "2020-12-31"}
    ranked = run("rank", "-y", 2020, "--compare", 2019).out
    assert "1 July 2020 to 31 December 2020" in ranked
    assert "2019 → 2020-07-01/2020-12-31" in ranked
    (block,) = (one for one in json.loads(run("rank", "-y", 2020, "--format", "json").out)["blocks"] if "draft" in one)
    assert block["period"] == told
    run("report", "-y", 2020, "--format", "long", "-o", "long.csv")
    assert (drafted / "long.csv").read_text("utf-8").splitlines()[1].endswith(",true,2020-07-01/2020-12-31")
    first = parindex.rank(parindex.load(drafted), 2020).to_frame().iloc[0]
    assert (bool(first["draft"]), first["period"]) == (True, "2020-07-01/2020-12-31")
    for command, answer in (
        ("trend", json.loads(run("trend", "--from", 2019, "--to", 2020, "--format", "json").out)),
        ("diff", json.loads(run("diff", 2019, 2020, "--format", "json").out)),
    ):
        assert list(faults(answer, json.loads((SCHEMAS / f"{command}.json").read_text("utf-8")))) == []
        rows = (
            answer["blocks"][0]["years"]
            if command == "trend"
            else [answer["units"][0][of] for of in ("before", "after")]
        )
        assert [(one.get("draft"), one.get("period")) for one in rows] == [(None, None), (True, told)]
