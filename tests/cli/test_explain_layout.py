"""`parindex check --explain-layout`: what was recognised in every sheet, and why."""

import json
from pathlib import Path

import openpyxl
import pytest
from tests.reporting.test_machine import faults

SCHEMA = Path(__file__).parents[2] / "src" / "parindex" / "schemas" / "check.json"
HEAD = ("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Điểm ĐTXHH", "Ghi chú", "Khác")


@pytest.fixture
def folder(tmp_path):
    """A workspace without errors in its definitions, and room for sheets."""
    sheets = Path(__file__).parents[1] / "sheets"
    (tmp_path / "criteria").mkdir()
    (tmp_path / "sheets" / "2020").mkdir(parents=True)
    for name in ("small_2020", "other_2020"):
        (tmp_path / "criteria" / f"{name}.yaml").write_bytes((sheets / f"{name}.yaml").read_bytes())
    (tmp_path / "units.yaml").write_bytes((sheets / "units.yaml").read_bytes())
    (tmp_path / "parindex.yaml").write_text("schema: 1\nname: An invented city\n", encoding="utf-8")
    return tmp_path


def write(folder, *rows, sheet="Phiếu", file="a.xlsx", more=()):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for name, state in more:
        book.create_sheet(name).sheet_state = state
    book.save(folder / "sheets" / "2020" / file)


def explained(run, folder, *arguments):
    ran = run("check", "--explain-layout", "--format", "json", "sheets/2020", *arguments, cwd=folder)
    document = json.loads(ran.out)
    assert list(faults(document, json.loads(SCHEMA.read_text("utf-8")))) == []
    return document["layouts"]


def test_every_column_is_told_with_the_word_that_decided(run, folder):
    write(folder, ("Đơn vị: Phường An Mỹ",), ("Bảng chấm điểm năm 2020",), HEAD, ("1", "Chỉ đạo", 15))
    (layout,) = explained(run, folder)
    columns = {one["first"]: (one["holds"], one["by"], one["word"]) for one in layout["columns"]}
    assert columns == {
        "A": ("code", "heading", "tt"),
        "B": ("title", "heading", "tiêu chí"),
        "C": ("maximum", "heading", "tối đa"),
        "D": ("self", "heading", "tự chấm"),
        "E": ("appraisal-1", "heading", "thẩm định"),
        "F": ("survey", "heading", "xhh"),
        "G": ("comment", "heading", "ghi chú"),
        "H": (None, "nothing", ""),
    }
    assert (layout["shape"], layout["heading"], layout["body"]) == ("unit", [3, 3], 4)
    assert layout["unit"] == {"value": "Phường An Mỹ", "by": "cell", "cell": "A1"}
    assert layout["year"] == {"value": "2020", "by": "folder", "cell": None}


def test_a_unit_is_told_by_the_name_of_the_sheet_or_file(run, folder):
    write(folder, HEAD, sheet="P. An Sơn")
    write(folder, HEAD, file="phuong_Phường An Mỹ.xlsx")
    found = {one["file"]: one["unit"] for one in explained(run, folder, "--year", "2020")}
    assert {(one["value"], one["by"]) for one in found.values()} == {
        ("Phường An Sơn", "sheet"),
        ("Phường An Mỹ", "file"),
    }


def test_a_unit_that_is_not_known_is_told_with_what_was_written(run, folder):
    write(folder, ("Đơn vị: Phường Lạ",), HEAD)
    (layout,) = explained(run, folder)
    assert layout["unit"] == {"value": "Phường Lạ", "by": "nothing", "cell": "A1"}


def test_sheets_that_are_not_read_say_why(run, folder):
    write(folder, ("Đơn vị: Phường An Mỹ",), HEAD, more=[("Hướng dẫn", "visible")])
    book = openpyxl.load_workbook(folder / "sheets" / "2020" / "a.xlsx")
    for name, rows in {"Cũ": (HEAD,), "Danh mục": (HEAD[:3],), "Nháp": (HEAD,)}.items():
        for row in rows:
            sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
            sheet.append(row)
    book["Cũ"].sheet_state = "hidden"
    book.save(folder / "sheets" / "2020" / "a.xlsx")
    rule = 'layout: {rules: [{files: "*.xlsx", sheet: Nháp, skip: true}]}\n'
    (folder / "parindex.yaml").write_text("schema: 1\nname: An invented city\n" + rule, encoding="utf-8")
    found = {one["sheet"]: (one["skipped"], one["rule"]) for one in explained(run, folder)}
    assert found == {
        "Phiếu": (None, None),
        "Hướng dẫn": ("no_table", None),
        "Cũ": ("hidden", None),
        "Danh mục": ("no_scores", None),
        "Nháp": ("rule", "*.xlsx"),
    }


def test_what_a_rule_or_word_of_the_workspace_settles_is_said(run, folder):
    write(
        folder,
        ("Đơn vị: Phường An Mỹ",),
        ("TT", "Tiêu chí", "Chốt", "Điểm đạt", "Điểm đơn vị"),
        ("1", "Chỉ đạo", 3, 4, 5),
    )
    rules = '[{files: "sheets/**/*.xlsx", columns: {C: appraisal-1}}]'
    settings = f"layout:\n  synonyms: {{self: [Điểm đơn vị]}}\n  rules: {rules}\n"
    (folder / "parindex.yaml").write_text("schema: 1\nname: An invented city\n" + settings, encoding="utf-8")
    (layout,) = explained(run, folder)
    assert [(one["holds"], one["by"]) for one in layout["columns"]] == [
        ("code", "heading"),
        ("title", "heading"),
        ("appraisal-1", "rule"),
        (None, "rule"),
        ("self", "synonym"),
    ]
    assert layout["rule"] == "sheets/**/*.xlsx"


def test_a_matrix_is_told_in_a_few_lines(run, folder):
    write(
        folder,
        ("STT", "Đơn vị", "1.1", None, "1.2", None),
        (None, None, *("Tự chấm", "Thẩm định") * 2),
        (1, "Phường An Mỹ"),
    )
    (layout,) = explained(run, folder)
    assert [(one["first"], one["last"], one["holds"], one["word"]) for one in layout["columns"]] == [
        ("A", "A", None, ""),
        ("B", "B", "unit", "đơn vị"),
        ("C", "F", "components", "self, appraisal-1"),
    ]
    assert layout["unit"]["by"] == "names"


@pytest.mark.parametrize(("locale", "words"), [("en", ("self score", "cell A1")), ("vi", ("điểm tự chấm", "ô A1"))])
def test_the_explanation_is_a_table_in_the_language_of_the_reader(run, folder, locale, words):
    write(folder, ("Đơn vị: Phường An Mỹ",), HEAD)
    ran = run("check", "--explain-layout", "sheets/2020", cwd=folder, locale=locale)
    assert all(word in ran.out for word in words)
    assert "“tự chấm”" in ran.out


def test_equal_sheets_are_explained_once(run, folder):
    for name in ("Phường An Mỹ", "Phường An Sơn"):
        write(folder, (f"Đơn vị: {name}",), HEAD, file=f"{name}.xlsx")
    ran = run("check", "--explain-layout", "sheets/2020", cwd=folder, locale="en")
    assert ran.out.count("Recognised by") == 1
    assert "columns as in" in ran.out


def test_without_the_option_nothing_is_explained(run, folder):
    write(folder, ("Đơn vị: Phường An Mỹ",), HEAD)
    assert "Recognised by" not in run("check", "sheets/2020", cwd=folder, locale="en").out
    assert "layouts" not in json.loads(run("check", "--format", "json", "sheets/2020").out)
