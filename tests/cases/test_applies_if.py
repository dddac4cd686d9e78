"""A set whose components apply by an answer or by a property: the same in every place where it is told."""

import json

import openpyxl
import pytest


@pytest.fixture
def homes(told):
    return told("applies-if", "sets")


def test_a_sheet_is_not_asked_for_what_does_not_apply_and_told_what_was_scored_in_vain(homes):
    ran = homes.run("check", "--year", 2020, "--format", "json")
    issues = json.loads(ran.out)["issues"]
    assert [(one["code"], one["unit"], one["cell"]) for one in issues] == [("S481", "three", "C4")]
    assert "1.1" in issues[0]["message"]


def test_a_unit_without_the_property_that_is_asked_for_is_refused(homes):
    path = homes.root / "units.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("kind: rural, population: 800", "population: few"), "utf-8"
    )
    ran = homes.run("check", "--year", 2020, "--format", "json")
    issues = json.loads(ran.out)["issues"]
    assert ran.code != 0
    assert [(one["code"], one["unit"]) for one in issues if one["severity"] == "error"] == [
        ("U090", "two"),
        ("U091", "two"),
    ]


def test_explain_says_why_a_component_does_not_apply(homes):
    homes.score()
    assert "not applicable: the answer to another component says so" in homes.text("explain", "two", "--year", 2020)
    assert "applies only if 1.1 is “Yes”" in homes.text("explain", "two", "--year", 2020)
    assert "theo thuộc tính của đơn vị" in homes.text("explain", "two", "--year", 2020, locale="vi")
    tree = json.loads(homes.run("explain", "two", "--year", 2020, "--format", "json").out)["tree"]
    assert [part["status"] for part in tree[0]["parts"]] == ["scored", "not_applicable"]


def test_the_set_says_so_in_its_tree_its_reports_and_its_changes(homes):
    said = (
        "Criterion 2.2: Applies only if the property kind of the unit is “urban” "
        "and the property population of the unit is 10,000 or more"
    )
    assert said in homes.text("criteria", "show", "homes@2020")
    assert "chỉ áp dụng nếu 1.1 là “Yes”" in homes.text("criteria", "show", "homes@2020", locale="vi")
    assert "applies only if 1.1 is “Yes”" in homes.text("criteria", "diff", "homes@2020", "homes@2019")
    homes.score()
    assert "Applies only if 1.1 is “Yes”" in homes.report("--year", 2020)


def test_a_form_shuts_what_a_unit_does_not_have_and_computes_what_an_answer_takes_out(homes):
    assert homes.run("template", "--year", 2020, "--out", "forms").code == 0
    form = next(homes.root.glob("forms/**/*two*.xlsx"))
    sheet = openpyxl.load_workbook(form).worksheets[0]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    texts = {code: " ".join(str(cell.value) for cell in sheet[row] if cell.value) for code, row in rows.items()}
    assert "Does not apply to this unit" in texts["2.2"]
    assert "applies only if 1.1 is “Yes”" in texts["1.2"]
    assert "COUNTA(" in texts["1.2"]
    assert '"Yes"' in texts["1.2"]
