"""A unit that is named in the title of a table without a label."""

from pathlib import Path

import pytest

from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.identity.title_units import units_in_title
from parindex.sources.score_sheets.identity.unit_names import NameIndex
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.sources.score_sheets.recognition import By, watched

SHEETS = Path(__file__).parent.parent / "sheets"
EDITION = read_edition(SHEETS / "other_2020.yaml")[0]
ROWS = (("Mã", "Nội dung", "Điểm tối đa", "Điểm"), ("9", "Tham mưu", 10, 8))
NAMES = {
    "hoa-thuan": "Phường Hòa Thuận",
    "hoa-thuan-nam": "Phường Hòa Thuận Nam",
    "an-my": "Phường An Mỹ",
    "phong-noi-vu": "Phòng Nội vụ",
    "yen-vien-x": "Xã Yên Viên",
    "yen-vien-tt": "Thị trấn Yên Viên",
    "van-phong": "Văn phòng HĐND và UBND",
}


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    path = tmp_path_factory.mktemp("registry") / "units.yaml"
    units = "".join(f"  - {{id: {unit}, name: {name}, block: all}}\n" for unit, name in NAMES.items())
    path.write_text(f"schema: 1\nblocks:\n  all: {{title: Khối, criteria: other}}\nunits:\n{units}", "utf-8")
    found, issues = read_registry(path)
    assert not issues
    return found


def read(registry, *title, sheet="Sheet1", file="phieu.xlsx"):
    book = Workbook(Path(file), "0" * 64, (Grid(sheet, (*((line,) for line in title), *ROWS)),))
    return read_workbooks([book], Expectation((EDITION,), registry, 2020))


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2020 CỦA PHƯỜNG HÒA THUẬN", "hoa-thuan"),
        ("BẢNG TỰ CHẤM ĐIỂM CỦA PHƯỜNG HOÀ THUẬN NĂM 2020", "hoa-thuan"),
        ("Bảng chấm điểm của Phường Hòa Thuận, thành phố Tam Kỳ", "hoa-thuan"),
        ("Bảng chấm điểm Phường Hòa Thuận thuộc thành phố Tam Kỳ", "hoa-thuan"),
        ("Bảng chấm điểm của P.Hòa Thuận năm 2020", "hoa-thuan"),
        ("UBND PHƯỜNG HÒA THUẬN", "hoa-thuan"),
        ("Phường Hòa Thuận", "hoa-thuan"),
        ("Hòa Thuận", "hoa-thuan"),
        ("BẢNG TỰ CHẤM ĐIỂM CỦA PHƯỜNG HÒA THUẬN NAM", "hoa-thuan-nam"),
        ("KẾT QUẢ TỰ CHẤM CỦA P. NỘI VỤ", "phong-noi-vu"),
        ("KẾT QUẢ TỰ CHẤM CỦA PHÒNG NỘI VỤ (năm 2020)", "phong-noi-vu"),
        ("Bảng điểm của Văn phòng HĐND và UBND năm 2020", "van-phong"),
        ("Bảng điểm của thị trấn Yên Viên", "yen-vien-tt"),
    ],
)
def test_the_only_unit_that_the_title_names_is_the_unit_of_the_sheet(registry, line, unit):
    found = read(registry, "BẢNG ĐIỂM", line)
    assert found.issues == []
    assert [sheet.unit for sheet in found.sheets] == [unit]


@pytest.mark.parametrize(
    "line",
    [
        "BẢNG TỰ CHẤM ĐIỂM CỦA PHƯỜNG HÒA THUẬN TÂY",
        "BẢNG TỰ CHẤM ĐIỂM CỦA PHƯỜNG HOA THUAN",
        "BẢNG TỰ CHẤM ĐIỂM CÁC XÃ, PHƯỜNG",
        "Kèm theo Quyết định số 12 của UBND Phường Hòa Thuận",
        "BẢNG TỰ CHẤM ĐIỂM CỦA HÒA THUẬN VÀ VÙNG LÂN CẬN",
    ],
)
def test_a_longer_or_other_name_and_a_cited_paper_name_no_unit(registry, line):
    assert [issue.code for issue in read(registry, line).issues] == ["S201"]


def test_two_units_in_the_title_are_listed_and_none_is_chosen(registry):
    (issue,) = read(registry, "PHÒNG NỘI VỤ", "BẢNG ĐIỂM CỦA PHƯỜNG AN MỸ").issues
    assert (issue.code, issue.place.cell) == ("S202", "A1")
    assert issue.values["candidates"] == "Phòng Nội vụ (phong-noi-vu); Phường An Mỹ (an-my)"


def test_the_name_of_the_sheet_settles_which_of_two_is_meant(registry):
    found = read(registry, "PHÒNG NỘI VỤ", "BẢNG ĐIỂM CỦA PHƯỜNG AN MỸ", sheet="An Mỹ")
    assert found.issues == []
    assert [sheet.unit for sheet in found.sheets] == ["an-my"]


def test_a_file_named_after_another_unit_than_the_title_is_doubted(registry):
    (issue,) = read(registry, "BẢNG ĐIỂM CỦA PHƯỜNG AN MỸ", file="Phường Hòa Thuận.xlsx").issues
    assert (issue.code, issue.place.cell) == ("S203", "A1")
    assert (issue.values["name"], issue.values["other"]) == ("Phường An Mỹ", "Phường Hòa Thuận")


def test_a_label_counts_more_than_the_title(registry):
    found = read(registry, "BẢNG ĐIỂM CỦA PHƯỜNG HÒA THUẬN", "Đơn vị: Phường An Mỹ")
    assert [sheet.unit for sheet in found.sheets] == ["an-my"]


def test_the_layout_says_in_which_cell_the_unit_was_found(registry):
    expectation, seen = Expectation((EDITION,), registry, 2020), []
    grid = Grid("Sheet1", (("BẢNG ĐIỂM CỦA PHƯỜNG AN MỸ",), *ROWS))
    list(watched([Workbook(Path("phieu.xlsx"), "0" * 64, (grid,))], expectation, seen))
    assert (seen[0].unit.value, seen[0].unit.by, seen[0].unit.cell) == ("Phường An Mỹ", By.CELL, "A1")


def test_every_name_of_a_registry_is_found_in_a_title_and_no_other(registry):
    names = NameIndex(registry)
    for unit, name in NAMES.items():
        grid = Grid("", ((f"BẢNG TỰ CHẤM ĐIỂM CỦA {name.upper()} NĂM 2020",),))
        assert list(units_in_title(names, grid, 1)) == [unit]
