"""What the sheets of tests/sheets say, once they are read."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from parindex.language import speech
from parindex.model.codes.sheets import CODES
from parindex.model.scores import Choice, Mark, NotApplicable, Numeric, Scored, Several, Stage, Tally, Ticks
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_sheets, read_workbooks

SHEETS = Path(__file__).parent.parent / "sheets"
EDITION = read_edition(SHEETS / "small_2020.yaml")[0]
EARLIER = read_edition(SHEETS / "small_2019.yaml")[0]
REGISTRY = read_registry(SHEETS / "units.yaml")[0]
SMALL = Expectation((EDITION,), REGISTRY)


@pytest.fixture(scope="module")
def good():
    paths = sorted((SHEETS / "good").glob("*.xlsx"))
    read = {}
    for path in paths:
        read[path.stem] = read_sheets([path], SMALL, workers=1).sheets
    return read


def answers(sheet, stage):
    return {entry.code: mark.answer for entry in sheet.entries for mark in entry.marks if mark.stage is stage}


def test_every_rule_reads_its_own_kind_of_answer(good):
    (sheet,) = good["unit"]
    found = answers(sheet, Stage.APPRAISAL_1)
    assert found["1.1"] == Scored(Choice("in_time"), "Đúng hạn")
    assert found["1.2"] == Scored(Numeric(Decimal(90)), "90")
    assert found["1.3"].value == Ticks(frozenset(("quarter", "year")))
    assert found["1.4"].value == Numeric(Decimal("1.25"))
    assert found["1.6"].value == Numeric(Decimal(3))
    assert found["1.7"].value == Choice("good")
    assert found["2.4"].value == Several((("a", Numeric(Decimal(85))), ("b", Numeric(Decimal(1)))))
    assert found["3.1"].value == Numeric(Decimal("0.1"))
    assert found["3.2"] == NotApplicable("Không phát sinh")
    surveyed = answers(sheet, Stage.SURVEY)
    assert surveyed["4.1"].value == Tally((("A", Decimal(45)), ("B", Decimal(30)), ("C", Decimal(5))))
    assert surveyed["4.2"].value == Numeric(Decimal("91.17"))


def test_a_sheet_remembers_where_everything_stood(good):
    (sheet,) = good["unit"]
    assert (sheet.unit, sheet.name, sheet.year, sheet.edition) == ("an-my", "Phường An Mỹ", 2020, "small@2020")
    assert sheet.source.sheet == "Bảng điểm"
    assert len(sheet.source.sha256) == 64
    entry = sheet.by_code["1.4"]
    assert entry.marks[1] == Mark(Stage.APPRAISAL_1, Scored(Numeric(Decimal("1.25")), "1.25"), "E14")
    assert entry.evidence == "Quyết định kiểm tra của đơn vị"


def test_the_same_scores_read_the_same_from_every_layout(good):
    (one,) = good["unit"]
    appraised = {**answers(one, Stage.APPRAISAL_1), **answers(one, Stage.SURVEY)}
    for name in ("matrix", "turned", "sheet_per_unit", "decomposed"):
        for sheet in good[name]:
            assert {**answers(sheet, Stage.APPRAISAL_1), **answers(sheet, Stage.SURVEY)} == appraised


def test_two_appraisals_are_kept_apart(good):
    (sheet,) = good["english"]
    assert [mark.stage for mark in sheet.by_code["1.4"].marks] == [Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2]


def grid(*rows, name="Bảng điểm", **facts):
    return Grid(name, tuple(map(tuple, rows)), **facts)


def simple(*rows, head=("Mã số", "Nội dung", "Điểm tối đa", "Điểm"), **facts):
    return grid(("Đơn vị: Phòng Nội vụ, năm 2020",), head, *rows, **facts)


def read(*grids, editions=None, registry=None, path="Phòng Nội vụ.xlsx", **changes):
    given = editions or (read_edition(SHEETS / "other_2020.yaml")[0],)
    return read_workbooks([Workbook(Path(path), "0" * 64, grids)], Expectation(given, registry, **changes))


def points(found, code="9"):
    (sheet,) = found.sheets
    return sheet.by_code[code].marks[0].answer.value.number


@pytest.mark.parametrize(
    ("head", "stage"),
    [
        ("Điểm tự chấm", Stage.SELF),
        ("Đơn vị tự chấm", Stage.SELF),
        ("TỰ ĐÁNH GIÁ", Stage.SELF),
        ("Điểm tự\nđánh giá năm 2020", Stage.SELF),
        ("SNV đánh giá", Stage.APPRAISAL_1),
        ("Điểm thẩm định", Stage.APPRAISAL_1),
        ("Điểm thẩm định (lần 2)", Stage.APPRAISAL_2),
        ("Thẩm định lần 1", Stage.APPRAISAL_1),
        ("Điểm sau giải trình", Stage.APPRAISAL_2),
        ("Điểm Hội đồng thẩm định", Stage.APPRAISAL_1),
        ("Appraised score", Stage.APPRAISAL_1),
        ("Appraisal 2", Stage.APPRAISAL_2),
        ("Điểm đạt", Stage.APPRAISAL_1),
        ("Kết quả", Stage.APPRAISAL_1),
        ("Score", Stage.APPRAISAL_1),
    ],
)
def test_a_column_of_scores_is_known_by_its_heading(head, stage):
    found = read(simple(("9", "Tham mưu", 10, 8), head=("STT", "Tiêu chí", "Thang điểm", head)), basis="self")
    (_, layout) = found.layouts[0]
    assert layout.stages == {stage: 3}


def test_the_council_is_the_second_round_beside_another_appraisal():
    found = read(
        simple(("9", "Tham mưu", 10, 8, 9), head=("Mã", "Tiêu chí", "Điểm tối đa", "SNV đánh giá", "Hội đồng"))
    )
    assert found.layouts[0][1].stages == {Stage.APPRAISAL_1: 3, Stage.APPRAISAL_2: 4}


def test_the_title_of_the_table_is_not_taken_for_a_heading():
    sheet = grid(("", "BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ NĂM 2020"), ("Mã số", "Nội dung", "Điểm"), ("9", "Tham mưu", 7))
    assert points(read(sheet)) == 7


@pytest.mark.parametrize("code", ["9", 9, 9.0, "9.", " 9 ", "TC 9", "IX", "Tiêu chí 9"])
def test_a_code_is_read_in_every_way_it_is_written(code):
    found = read(simple((code, "Tham mưu", 10, 8)))
    assert found.issues == []
    assert points(found) == 8


def test_option_lines_and_the_signature_are_passed_over():
    rows = [
        ("9", "Tham mưu", 10, 8),
        (None, "Đầy đủ: 10 điểm", 10),
        ("-", "Chưa đủ: 5 điểm", 5),
        (),
        (None, None, None, "KT. TRƯỞNG PHÒNG"),
    ]
    assert read(simple(*rows)).issues == []


def test_a_score_merged_over_the_option_lines_of_its_component_is_its_score():
    rows = [(None, "Nhóm", None, 8), ("9", "Tham mưu", 10, None)]
    assert points(read(simple(*rows, merges=((2, 3, 3, 3),)))) == 8


def test_a_component_that_never_applies_to_a_unit_is_not_missed():
    (book,) = [Workbook(Path("x.xlsx"), "0" * 64, (unit_rows("Xã Tam Dân", skip=("3.1", "3.2")),))]
    found = read_workbooks([book], SMALL)
    assert found.issues == []
    assert found.sheets[0].unit == "tam-dan"


def unit_rows(name, skip=()):
    texts = {
        "1.1": "in_time",
        "1.2": 80,
        "1.3": "all",
        "1.7": "good",
        "2.2": 80,
        "2.4": "a=90; b=1",
        "4.1": "A=3",
        "4.2": 90,
    }
    rows = [
        (leaf.code, str(leaf.title), leaf.max and float(leaf.max), texts.get(leaf.code, 1)) for leaf in EDITION.leaves
    ]
    rows = [row for row in rows if row[0] not in skip]
    return grid((f"Đơn vị: {name}",), ("Mã số", "Tiêu chí", "Điểm tối đa", "Điểm"), *rows)


def test_the_same_unit_in_two_files_is_refused_in_both():
    books = [Workbook(Path(f"{name}.xlsx"), name * 64, (unit_rows("Phường An Mỹ"),)) for name in "ab"]
    found = read_workbooks([*books, Workbook(Path("c.xlsx"), "0" * 64, (unit_rows("P. An Sơn"),))], SMALL)
    assert [sheet.unit for sheet in found.sheets] == ["an-son"]
    assert [(issue.code, issue.place.file) for issue in found.issues] == [("S204", "a.xlsx"), ("S204", "b.xlsx")]


def test_without_a_registry_units_with_names_alike_stay_apart():
    names = ("Xã Tam Dân", "Xã Tam Đàn")
    books = [Workbook(Path(f"{name}.xlsx"), str(at) * 64, (unit_rows(name),)) for at, name in enumerate(names)]
    found = read_workbooks(books, Expectation((EDITION,)))
    assert len({sheet.unit for sheet in found.sheets}) == 2


def test_the_year_comes_from_the_folder_and_the_edition_is_the_newest_before_it(tmp_path):
    book = Workbook(tmp_path / "sheets" / "2021" / "x.xlsx", "0" * 64, (unit_rows("An Mỹ"),))
    expected = Expectation((EARLIER, EDITION), REGISTRY, None, str(tmp_path / "sheets" / "{year}"))
    (sheet,) = read_workbooks([book], expected).sheets
    assert (sheet.year, sheet.edition) == (2021, "small@2020")


def test_numbers_in_a_text_file_are_no_repairs():
    found = read(simple(("9", "Tham mưu", "10", "8,5")), path="Phòng Nội vụ.csv")
    assert found.issues == []
    assert points(found) == Decimal("8.5")


def test_a_rank_beside_a_matrix_is_no_stray_score():
    sheet = grid(("Năm 2020",), ("Đơn vị", "9", "Xếp hạng"), ("Phòng Nội vụ", 8, 1), ("Phòng Tài chính", 7, 2))
    found = read(sheet)
    assert found.issues == []
    assert [sheet.unit for sheet in found.sheets] == ["phong-noi-vu", "phong-tai-chinh"]


def test_a_matrix_whose_title_says_self_scores_holds_self_scores():
    sheet = grid(("TỔNG HỢP ĐIỂM TỰ CHẤM NĂM 2020",), ("Đơn vị", "9"), ("Phòng Nội vụ", 8))
    assert [issue.code for issue in read(sheet).issues] == ["S403"]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
@pytest.mark.parametrize("text", ["message", "remedy"])
def test_a_vietnamese_text_uses_the_values_of_the_english_one(code, text):
    english = getattr(code, text)
    vietnamese = speech("vi")._catalogue.gettext(english)
    assert vietnamese != english
    assert fields(vietnamese) == fields(english)


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_an_area_that_the_registry_exempts_may_be_answered_as_not_applicable():
    (exempt,) = [unit for unit in REGISTRY.units if unit.exempt]
    for name, told in ((exempt.name, []), ("Phường An Mỹ", ["S408"])):
        grid = unit_rows(name)
        rows = tuple(("3.1", "", 2.0, "KPS") if row[0] == "3.1" else row for row in grid.rows)
        rows = tuple(("3.2", "", 2.0, "KPS") if row[0] == "3.2" else row for row in rows)
        found = read_workbooks([Workbook(Path("x.xlsx"), "0" * 64, (replace(grid, rows=rows),))], SMALL)
        assert [issue.code for issue in found.issues] == told


def test_the_message_of_a_number_typed_as_text_says_that_it_was_text():
    found = read(simple(("9", "Tham mưu", 10, "8,5")))
    (repaired,) = found.issues
    assert "text “8,5”; it was read as the number 8.5" in speech("en").message(repaired)
    assert "văn bản “8,5”; đã được đọc là số 8,5" in speech("vi").message(repaired)


def test_a_merged_score_that_stands_in_a_hidden_row_is_told():
    rows = [(None, "Nhóm", None, 8), ("9", "Tham mưu", 10, None)]
    found = read(simple(*rows, merges=((2, 3, 3, 3),), hidden_rows=frozenset({2})))
    assert [(issue.code, issue.values["row"]) for issue in found.issues] == [("L107", 3)]
