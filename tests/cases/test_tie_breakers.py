"""Ties parted by a number that is not in the index: a property of the unit."""

import io
import json

import openpyxl
import pytest

SET = """schema: 1
id: homes
edition: 2020
title: Homes, an invented set
model: true
policy: {tie_breakers: [{property: population, lower: true}]}
index:
  - {code: "1", title: Homes, max: 10}
"""


@pytest.fixture
def tied(told):
    case = told("applies-if", "sets")
    for path in (case.root / "criteria").glob("*.yaml"):
        path.unlink()
    (case.root / "criteria" / "homes.yaml").write_text(SET, encoding="utf-8")
    rows = "Unit,1\nCommune One,5\nCommune Two,5\nCommune Three,5\n"
    (case.root / "sheets" / "2020" / "m.csv").write_text(rows, encoding="utf-8")
    case.score()
    return case


def test_equal_results_are_parted_by_the_property(tied):
    answer = json.loads(tied.run("rank", "--year", 2020, "--format", "json").out)
    assert [(one["unit"], one["rank"]) for one in answer["blocks"][0]["units"]] == [
        ("two", 1),
        ("three", 2),
        ("one", 3),
    ]


def test_the_report_says_by_what_and_its_workbook_computes_it(tied):
    said = "Equal results are parted by the property population of the unit (the smaller first) in turn."
    assert said in tied.report("--year", 2020)
    assert "thuộc tính population của đơn vị (nhỏ hơn xếp trước)" in tied.report("--year", 2020, locale="vi")
    assert tied.run("report", "--year", 2020, "--format", "xlsx", "--out", "out.xlsx").code == 0
    book = openpyxl.load_workbook(io.BytesIO((tied.root / "out.xlsx").read_bytes()), data_only=True)
    numbers = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert {-800, -5000, -12500} <= numbers


def test_a_unit_without_the_number_is_refused(tied):
    path = tied.root / "units.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("population: 800", "size: small"), encoding="utf-8")
    ran = tied.run("check", "--year", 2020, "--format", "json")
    assert "U090" in {one["code"] for one in json.loads(ran.out)["issues"]}
