"""Rules of a workspace for sheets that cannot be recognised: they count more than any guess."""

from pathlib import Path

import pytest

from parindex.model.definitions.layout_rules import LayoutRule, LayoutSettings
from parindex.model.scores import Stage
from parindex.sources.cells.globs import file_fits, name_fits
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks

SHEETS = Path(__file__).parent.parent / "sheets"
SMALL = read_edition(SHEETS / "other_2020.yaml")[0]
REGISTRY = read_registry(SHEETS / "units.yaml")[0]
ROOT = Path("/somewhere")


def read(*rows, name="Bảng điểm", path="Phòng Nội vụ.xlsx", rules=(), synonyms=None, editions=(SMALL,), **changes):
    layout = LayoutSettings.model_validate({"rules": list(rules), "synonyms": synonyms or {}})
    grids = rows if rows and isinstance(rows[0], Grid) else (Grid(name, tuple(map(tuple, rows))),)
    book = Workbook(ROOT / path, "0" * 64, grids)
    return read_workbooks([book], Expectation(editions, layout=layout, root=ROOT, **changes))


def rule(**keys):
    return {"files": "*.xlsx", **keys}


def points(found, stage=Stage.APPRAISAL_1):
    (sheet,) = found.sheets
    return {mark.stage: mark.answer.value.number for mark in sheet.by_code["9"].marks}[stage]


HEAD = ("Mã số", "Nội dung", "Điểm tối đa")
TWO = ((*HEAD, "Điểm thẩm định", "Điểm thẩm định của Tổ"), ("9", "Tham mưu", 10, 8, 7))


def test_without_a_rule_two_appraisals_are_never_chosen_between():
    assert [issue.code for issue in read(*TWO).issues] == ["L102"]


@pytest.mark.parametrize(
    ("columns", "stage", "number"),
    [
        ({"E": "skip"}, Stage.APPRAISAL_1, 8),
        ({"D": "skip"}, Stage.APPRAISAL_1, 7),
        ({"e": "appraisal-2"}, Stage.APPRAISAL_2, 7),
        ({"E": "appraisal-1"}, Stage.APPRAISAL_1, 7),
    ],
)
def test_a_rule_settles_which_of_two_columns_counts(columns, stage, number):
    found = read(*TWO, rules=[rule(columns=columns)])
    assert found.issues == []
    assert points(found, stage) == number


def test_a_rule_reads_a_table_without_any_heading():
    body = ((None, None, None, None), ("9", "Tham mưu", 10, 6))
    found = read(*body, rules=[rule(heading=1, columns={"A": "code", "B": "title", "C": "max", "D": "appraisal-1"})])
    assert found.issues == []
    assert points(found) == 6
    assert found.layouts[0][1].rule == "*.xlsx"


def test_what_a_rule_leaves_open_is_recognised():
    found = read((*HEAD, "Chốt", "Ghi chú"), ("9", "Tham mưu", 10, 6, "đủ"), rules=[rule(columns={"D": "appraisal-2"})])
    assert points(found, Stage.APPRAISAL_2) == 6
    assert found.sheets[0].by_code["9"].comment == "đủ"


def test_a_recognised_column_gives_way_to_the_one_that_a_rule_names():
    rows = ((*HEAD, "Điểm tự chấm", "Điểm mới"), ("9", "Tham mưu", 10, 6, 5))
    found = read(*rows, rules=[rule(columns={"E": "self"})], basis="self")
    assert found.layouts[0][1].stages == {Stage.SELF: 4}


def test_the_first_rule_that_fits_counts():
    rules = [rule(sheet="Khác", columns={"D": "skip"}), rule(columns={"E": "skip"}), rule(columns={"D": "skip"})]
    assert points(read(*TWO, rules=[{**rules[0], "sheet": "Khác*"}, *rules[1:]])) == 8


def test_a_rule_names_the_unit_by_id_or_name():
    for unit in ("phong-noi-vu", "Phòng Nội vụ"):
        found = read(*TWO, rules=[rule(columns={"E": "skip"}, unit=unit)], path="a.xlsx", registry=REGISTRY)
        assert [(sheet.unit, sheet.name) for sheet in found.sheets] == [("phong-noi-vu", "Phòng Nội vụ")]
    wrong = read(*TWO, rules=[rule(columns={"E": "skip"}, unit="Phòng Lạ")], registry=REGISTRY)
    assert [issue.code for issue in wrong.issues] == ["S201"]


def test_the_year_of_a_rule_counts_more_than_the_title_but_not_more_than_the_command():
    rows = (("Đánh giá năm 2019",), *TWO)
    settled = [rule(columns={"E": "skip"}, year=2020)]
    assert read(*rows, rules=settled).sheets[0].year == 2020
    assert [issue.code for issue in read(*rows, rules=settled, year=2021).issues] == ["S210"]


def test_a_skipped_sheet_is_neither_read_nor_missed():
    again = Grid("Bản cũ", TWO)
    found = read(Grid("Mới", TWO), again, rules=[rule(sheet="Bản cũ", skip=True), rule(columns={"E": "skip"})])
    assert found.issues == []
    assert [sheet.source.sheet for sheet in found.sheets] == ["Mới"]
    assert read(again, rules=[rule(skip=True)]).issues == []


MATRIX = (
    ("Kết quả", None, None, None),
    (None, "Mục", "9", "Tổng"),
    (None, "Phòng Nội vụ", 7, 7),
    (None, "Phòng Tư pháp", 6, 6),
)


def test_a_rule_reads_a_matrix_whose_units_have_no_heading():
    assert [issue.code for issue in read(*MATRIX).issues] == ["L101"]
    found = read(*MATRIX, rules=[rule(heading=2, columns={"B": "unit", "D": "skip"}, stage="appraisal-2")])
    assert found.issues == []
    marks = {sheet.name: sheet.by_code["9"].marks[0] for sheet in found.sheets}
    assert {name: (mark.stage, mark.cell) for name, mark in marks.items()} == {
        "Phòng Nội vụ": (Stage.APPRAISAL_2, "C3"),
        "Phòng Tư pháp": (Stage.APPRAISAL_2, "C4"),
    }


def test_a_rule_reads_a_table_with_units_across():
    rows = (("Mục", "Nội dung", "Phòng A", "Phòng B"), ("9", "Tham mưu", 7, 6))
    found = read(*rows, rules=[rule(units=1, columns={"A": "code"})])
    assert found.issues == []
    assert [(sheet.name, sheet.by_code["9"].marks[0].cell) for sheet in found.sheets] == [
        ("Phòng A", "C2"),
        ("Phòng B", "D2"),
    ]


@pytest.mark.parametrize(
    ("keys", "code", "cell"),
    [
        ({"columns": {"G": "appraisal-2"}}, "L113", "G1"),
        ({"heading": 30, "columns": {"A": "code", "D": "self"}}, "L114", "A30"),
        ({"heading": 2, "columns": {"A": "code", "D": "self"}}, "L114", "A2"),
        ({"heading": 1, "columns": {"B": "code", "D": "self", "E": "skip"}}, "L114", "B1"),
        ({"heading": 1, "columns": {"B": "unit"}}, "L114", "C1"),
        ({"heading": 9, "units": 9}, "L114", "A9"),
        ({"units": 12}, "L114", "A12"),
        ({"columns": {"D": "skip", "E": "skip"}}, "L103", "A1"),
    ],
)
def test_a_rule_that_does_not_fit_the_sheet_refuses_it_with_the_place(keys, code, cell):
    found = read(*TWO, rules=[rule(**keys)])
    assert [(issue.code, issue.place.cell) for issue in found.issues] == [(code, cell)]
    assert found.sheets == []


def test_a_rule_for_a_sheet_that_is_not_there_is_told():
    found = read(*TWO, rules=[rule(sheet="Điểm", heading=3), rule(columns={"E": "skip"})])
    assert [issue.code for issue in found.issues] == ["L115"]
    assert points(found) == 8
    assert read(*TWO, rules=[rule(sheet="Điểm*", heading=3), rule(columns={"E": "skip"})]).issues == []


def test_a_word_of_the_workspace_heads_a_column():
    rows = ((*HEAD, "Điểm chốt", "ĐV"), ("9", "Tham mưu", 10, 6, 5))
    found = read(*rows, synonyms={"appraisal-2": ["Điểm chốt"], "self": ["đv"]})
    assert found.layouts[0][1].stages == {Stage.APPRAISAL_2: 3, Stage.SELF: 4}
    assert found.issues == []


def test_words_of_the_workspace_find_the_table_itself():
    rows = (("Ký mã", "Việc", "Chốt"), ("9", "Tham mưu", 6))
    words = {"code": ["Ký mã"], "title": ["Việc"], "appraisal-1": ["Chốt"]}
    assert points(read(*rows, synonyms=words)) == 6


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.xlsx", "sheets/2020/a.xlsx", True),
        ("sheets/*.xlsx", "sheets/2020/a.xlsx", False),
        ("sheets/*/*.xlsx", "sheets/2020/a.xlsx", True),
        ("sheets/**/*.xlsx", "sheets/2020/x/y/a.xlsx", True),
        ("sheets/**/a.xlsx", "sheets/a.xlsx", True),
        (r"Sheets\2020\A.XLSX", "sheets/2020/a.xlsx", True),
        ("./sheets/2020/Phường?.xlsx", "sheets/2020/Phường1.xlsx", True),
        ("a[1].xlsx", "a[1].xlsx", True),
        ("a.xlsx", "sheets/ba.xlsx", False),
    ],
)
def test_a_pattern_names_files_below_the_settings(pattern, path, fits):
    assert file_fits(ROOT / path, pattern, ROOT) is fits


def test_a_pattern_with_a_folder_names_nothing_outside_the_workspace():
    assert not file_fits(Path("/elsewhere/sheets/a.xlsx"), "sheets/*.xlsx", ROOT)
    assert file_fits(Path("/elsewhere/sheets/a.xlsx"), "*.xlsx", ROOT)
    assert name_fits("TỔNG HỢP ", "Tổng hợp")


def test_columns_are_counted_as_spreadsheets_count_them():
    found = LayoutRule.model_validate({"files": "*", "columns": {"A": "code", "z": "self", "AB": "skip"}})
    assert found.roles == {0: "code", 25: "self", 27: "skip"}


def test_the_row_of_codes_may_stand_below_the_named_heading():
    rows = (("Đơn vị nhận", None), (None, "9"), ("Phòng A", 7))
    found = read(*rows, rules=[rule(heading=1, codes=2, columns={"A": "unit"})])
    assert found.layouts[0][1].heading == (0, 1)
    assert [sheet.name for sheet in found.sheets] == ["Phòng A"]


def test_a_skipped_column_of_a_matrix_is_not_read_whatever_its_heading_says():
    rows = (("Đơn vị", "1.4", "1.4", "1.5"), ("P. An Mỹ", 2, 1.5, 1))
    small = (read_edition(SHEETS / "small_2020.yaml")[0],)
    assert "S302" in {issue.code for issue in read(*rows, editions=small, year=2020).issues}
    found = read(*rows, rules=[rule(heading=1, columns={"A": "unit", "B": "skip"})], editions=small, year=2020)
    assert "S302" not in {issue.code for issue in found.issues}
    assert found.layouts[0][1].across == (2, 3)
    full = (("Đơn vị", "9", "9"), ("Phòng A", 7, 6))
    (sheet,) = read(*full, rules=[rule(heading=1, columns={"A": "unit", "B": "skip"})]).sheets
    assert sheet.by_code["9"].marks[0].cell == "C2"
