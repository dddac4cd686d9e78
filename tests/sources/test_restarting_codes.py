"""Codes that count anew under roman numerals (I, 1, 1.1; II, 1, 1.1) are told apart by the area above them."""

from pathlib import Path

import pytest

from parindex.model.scores import Basis
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks

HERE = Path(__file__).parent
EDITION = read_edition(HERE.parent / "sheets" / "restarting_2026.yaml")[0]
LETTERS = read_edition(HERE.parent / "sheets" / "restarting_letters_2026.yaml")[0]
REGISTRY = read_registry(HERE.parent / "sheets" / "units.yaml")[0]
UNIT = "Phường An Mỹ"

ROWS = [
    ("I", "Chỉ đạo, điều hành", 8, 6),
    ("1", "Kế hoạch cải cách", 5, 3.5),
    ("1.1", "Ban hành kế hoạch", 2, 1.5),
    ("1.2", "Thực hiện kế hoạch", 3, 2),
    ("2", "Báo cáo định kỳ", 3, 2.5),
    ("II", "Cải cách thể chế", 8, 5.25),
    ("1", "Văn bản quy phạm", 6, 3.75),
    ("1.1", "Ban hành kế hoạch", 4, 3),
    ("1.2", "Rà soát văn bản", 2, 0.75),
    ("2", "Theo dõi thi hành", 2, 1.5),
    ("2.1", "Kế hoạch theo dõi", 1, 1),
    ("2.2", "Xử lý kết quả theo dõi", 1, 0.5),
    ("III", "Tác động của cải cách", 4, 3.25),
]
EXPECTED = {
    "I.1.1": 1.5, "I.1.2": 2, "I.2": 2.5, "II.1.1": 3, "II.1.2": 0.75, "II.2.1": 1, "II.2.2": 0.5, "III": 3.25,
}  # fmt: skip
HEAD = ("Mã", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định")


def read(*rows, edition=EDITION, **facts):
    grid = Grid("Bảng điểm", tuple(map(tuple, rows)), **facts)
    expectation = Expectation((edition,), REGISTRY, year=2026, basis=Basis.APPRAISED)
    return read_workbooks([Workbook(Path("a.xlsx"), "0" * 64, (grid,))], expectation)


def unit_sheet(rows, head=HEAD):
    return read((f"Đơn vị: {UNIT}",), head, *rows)


def points(found, unit="an-my"):
    return {
        entry.code: float(mark.answer.value.number)
        for sheet in found.sheets
        if sheet.unit == unit
        for entry in sheet.entries
        for mark in entry.marks
    }


def codes_of(found):
    return [one.code for one in found.issues]


def test_codes_that_restart_are_joined_to_codes_of_their_areas():
    assert [node.code for _, node in EDITION.walk()] == [
        "I", "I.1", "I.1.1", "I.1.2", "I.2", "II", "II.1", "II.1.1", "II.1.2", "II.2", "II.2.1", "II.2.2", "III",
    ]  # fmt: skip
    assert [node.printed for _, node in EDITION.walk()] == [code for code, *_ in ROWS]


def test_a_sheet_that_numbers_anew_in_every_area_is_read_without_a_word():
    found = unit_sheet(ROWS)
    assert points(found) == EXPECTED
    assert codes_of(found) == []


@pytest.mark.parametrize("area", ["{}.", "Phần {}", "{} ", "Lĩnh vực {}"])
def test_the_row_of_an_area_may_be_written_in_other_ways(area):
    rows = [(area.format(code) if code.startswith("I") else code, *rest) for code, *rest in ROWS]
    found = unit_sheet(rows)
    assert points(found) == EXPECTED


def test_codes_that_excel_took_for_numbers_are_read_below_their_area():
    rows = [(float(code) if code[0].isdigit() else code, *rest) for code, *rest in ROWS]
    assert points(unit_sheet(rows)) == EXPECTED


def test_whole_codes_are_read_as_well():
    whole = [node.code for _, node in EDITION.walk()]
    found = unit_sheet([(code, *rest) for code, (_, *rest) in zip(whole, ROWS, strict=True)])
    assert points(found) == EXPECTED
    assert codes_of(found) == []


def test_codes_before_the_titles_are_read_below_their_area():
    rows = [(f"{code}. {title}", *rest) for code, title, *rest in ROWS]
    found = unit_sheet(rows, HEAD[1:])
    assert points(found) == EXPECTED


def test_the_row_of_an_area_may_hold_code_and_title_in_one_cell():
    rows = [
        (f"{row[0]}. {row[1]}", None, *row[2:]) if row[0].startswith("I") and row[0] != "III" else row for row in ROWS
    ]
    assert points(unit_sheet(rows)) == EXPECTED


def test_a_component_that_stands_twice_in_its_area_is_refused_and_never_moved_to_the_next():
    rows = [*ROWS[:3], ROWS[2], *ROWS[3:]]
    found = unit_sheet(rows)
    assert "S302" in codes_of(found)
    assert not found.sheets


def test_without_the_row_of_an_area_nothing_is_guessed():
    found = unit_sheet([row for row in ROWS if row[0] != "II"])
    assert not found.sheets


def test_without_rows_of_areas_the_titles_tell_which_component_is_meant():
    found = unit_sheet([row for row in ROWS if row[0] not in {"I", "II"}])
    assert points(found) == EXPECTED


LEAVES = [
    (code, title, most, given)
    for (code, title, most, given), (_, node) in zip(ROWS, EDITION.walk(), strict=True)
    if node.is_leaf
]


def matrix(*heads):
    return read(*heads, (UNIT, *(row[3] for row in LEAVES)), ("Phường An Sơn", *(row[2] for row in LEAVES)))


def test_a_matrix_with_areas_above_its_codes_is_read():
    areas = ["I", None, None, "II", None, None, None, "III"]
    found = matrix(("", *areas), ("Đơn vị", *(row[0] for row in LEAVES)))
    assert points(found) == EXPECTED


def test_a_matrix_with_whole_codes_is_read():
    assert points(matrix(("Đơn vị", *EXPECTED))) == EXPECTED


def test_letters_may_count_anew_in_every_criterion():
    assert [leaf.code for leaf in LETTERS.leaves] == ["A.1.a", "A.1.b", "A.2.a", "B.1.a", "B.1.b"]
    rows = [
        ("A", "Chỉ đạo", 5, None),
        ("1", "Kế hoạch", 3, None),
        ("a", "Ban hành", 1, 1),
        ("b", "Thực hiện", 2, 1.5),
        ("2", "Báo cáo", 2, None),
        ("a", "Gửi đúng hạn", 2, 0.5),
        ("B", "Thể chế", 4, None),
        ("1", "Văn bản", 4, None),
        ("a", "Ban hành", 2, 2),
        ("b", "Rà soát", 2, 0),
    ]
    found = read((f"Đơn vị: {UNIT}",), HEAD, *rows, edition=LETTERS)
    assert points(found) == {"A.1.a": 1, "A.1.b": 1.5, "A.2.a": 0.5, "B.1.a": 2, "B.1.b": 0}


def test_a_gap_in_codes_that_restart_is_told(tmp_path):
    text = (HERE.parent / "sheets" / "restarting_2026.yaml").read_text(encoding="utf-8")
    path = tmp_path / "gap.yaml"
    path.write_text(text.replace('"2.2"', '"2.3"'), encoding="utf-8")
    assert [one.code for one in read_edition(path)[1]] == ["C014"]


def test_a_code_that_stands_twice_below_an_area_is_told(tmp_path):
    text = (HERE.parent / "sheets" / "restarting_2026.yaml").read_text(encoding="utf-8")
    path = tmp_path / "twice.yaml"
    path.write_text(text.replace('"2.2"', '"2.1"'), encoding="utf-8")
    assert "C011" in [one.code for one in read_edition(path)[1]]


def test_a_turned_matrix_is_read_below_the_rows_of_its_areas():
    rows = [(code, title, most, None if code in {"I", "II"} else given) for code, title, most, given in ROWS]
    found = read(("Mã", "Tiêu chí", "Điểm tối đa", UNIT, "Phường An Sơn"), *((*row, row[3]) for row in rows))
    assert points(found) == EXPECTED
    assert points(found, "an-son") == EXPECTED


def test_a_long_table_is_read_by_whole_codes():
    rows = [(UNIT, code, title, given) for code, (_, title, _, given) in zip(EXPECTED, LEAVES, strict=True)]
    assert points(read(("Đơn vị", "Mã", "Tiêu chí", "Điểm thẩm định"), *rows)) == EXPECTED


def test_a_long_table_with_the_rows_of_areas_is_read_by_printed_codes():
    rows = [(unit, code, title, given) for unit in (UNIT, "Phường An Sơn") for code, title, _, given in ROWS]
    found = read(("Đơn vị", "Mã", "Tiêu chí", "Điểm thẩm định"), *rows)
    assert points(found) == EXPECTED
    assert points(found, "an-son") == EXPECTED


def test_a_matrix_without_areas_and_titles_is_read_in_the_order_of_the_set_and_told():
    found = matrix(("Đơn vị", *(row[0] for row in LEAVES)))
    assert points(found) == EXPECTED
    assert set(codes_of(found)) == {"S304"}


def test_a_matrix_without_areas_and_titles_in_another_order_is_refused():
    heads = [row[0] for row in LEAVES]
    found = matrix(("Đơn vị", heads[1], heads[0], *heads[2:]))
    assert not found.sheets


def test_an_unknown_code_below_an_area_is_not_taken_from_the_next_area():
    rows = [(("2.2" if code == "1.2" and most == 3 else code), title, most, given) for code, title, most, given in ROWS]
    found = unit_sheet(rows)
    assert not found.sheets


def test_a_subtotal_of_a_group_is_checked_under_its_joined_code():
    rows = [(code, title, most, 9 if (code, most) == ("1", 6) else given) for code, title, most, given in ROWS]
    (told,) = unit_sheet(rows).issues
    assert told.criterion == "II.1"


def test_whole_codes_before_the_titles_are_read():
    found = matrix(("Đơn vị", *(f"{code}. {row[1]}" for code, row in zip(EXPECTED, LEAVES, strict=True))))
    assert points(found) == EXPECTED
    whole = [node.code for _, node in EDITION.walk()]
    rows = [(f"{code}. {title}", *rest) for code, (_, title, *rest) in zip(whole, ROWS, strict=True)]
    assert points(unit_sheet(rows, HEAD[1:])) == EXPECTED


@pytest.mark.parametrize("area", ["{title}", "LĨNH VỰC {code}: {title}"])
def test_the_row_of_an_area_may_hold_its_title_alone_or_in_the_column_of_codes(area):
    rows = [(area.format(code=row[0], title=row[1]), None, *row[2:]) if row[0] in {"I", "II"} else row for row in ROWS]
    assert points(unit_sheet(rows)) == EXPECTED
