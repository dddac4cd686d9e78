"""A cell that shows something else than it holds is never silent."""

from pathlib import Path

import pytest

from parindex.language import speech
from parindex.model.issues import Severity
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_sheets, read_workbooks

SHEETS = Path(__file__).parent.parent / "sheets"
SMALL = read_edition(SHEETS / "small_2020.yaml")[0]
OTHER = read_edition(SHEETS / "other_2020.yaml")[0]


def read(value, shown, *, percents=()):
    grid = Grid(
        "Bảng",
        (("Đơn vị: Phòng Nội vụ, năm 2020",), ("Mã", "Nội dung", "Điểm tối đa", "Điểm"), ("9", "Tham mưu", 10, value)),
        shown={(2, 3): shown},
        percents=frozenset(percents),
    )
    return read_workbooks([Workbook(Path("x.xlsx"), "0" * 64, (grid,))], Expectation((OTHER,)))


@pytest.mark.parametrize(
    ("value", "shown", "told"),
    [
        (0.75, "1", [("S122", "1", "0.75")]),
        (8.479, "8.48", [("S122", "8.48", "8.479")]),
        (8.479, "9", [("S124", "9", "8.479")]),
        (5, "", [("S123", "", "5")]),
        (0, "", [("S125", "", "0")]),
        (0, "-", [("S125", "-", "0")]),
        (5, "4.5", [("S124", "4.5", "5")]),
        (5, "đạt", [("S124", "đạt", "5")]),
        (5, "5%", [("S124", "5%", "5")]),
        (5, "5/10", []),
    ],
)
def test_shown_and_held_are_named_where_they_differ(value, shown, told):
    found = read(value, shown)
    assert [(one.code, one.values["shown"], one.values["value"]) for one in found.issues] == told
    assert all(one.place.cell == "D3" for one in found.issues)
    assert bool(found.sheets) == all(one.severity is Severity.WARNING for one in found.issues)


def test_a_rate_that_is_written_with_a_percent_sign_is_as_it_should_be():
    rows = (("Đơn vị: A, năm 2020",), ("Mã", "Nội dung", "Điểm tối đa", "Điểm"), ("2.2", "", 3, 90))
    for shown, codes in (("90%", []), ("9%", ["S124"]), ("90.4%", ["S124"])):
        grid = Grid("Bảng", rows, shown={(2, 3): shown})
        read = read_workbooks([Workbook(Path("x.xlsx"), "0" * 64, (grid,))], Expectation((SMALL,)))
        assert [one.code for one in read.issues if one.criterion == "2.2"] == codes


def test_a_format_with_too_few_decimals_is_told_in_every_layout(tmp_path):
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import

    for name, cells in (("unit", {"E14"}), ("matrix", {"F6"}), ("turned", {"D7"})):
        book = load_workbook(SHEETS / "good" / f"{name}.xlsx")
        for cell in cells:
            book.worksheets[0][cell].number_format = "0.0"
        book.save(tmp_path / f"{name}.xlsx")
        found = read_sheets([tmp_path / f"{name}.xlsx"], Expectation((SMALL,), year=2020), workers=1)
        assert [(one.code, one.place.cell) for one in found.issues if one.code.startswith("S12")] == [
            ("S122", cell) for cell in cells
        ]


def test_the_warning_names_both_figures_in_both_languages():
    (issue,) = read(0.75, "1").issues
    assert "shows 1 but holds 0.75; 0.75 was read" in speech("en").message(issue)
    assert "hiển thị 1 nhưng chứa 0,75; đã đọc là 0,75" in speech("vi").message(issue)


def test_a_heading_or_unit_that_is_struck_out_is_told_of_a_long_table():
    rows = (("Đơn vị", "Mã", "Điểm tự chấm", "Điểm thẩm định"), ("Phòng Nội vụ", "9", 8, 8), ("Phòng Y tế", "9", 8, 8))
    grid = Grid("Bảng", (("Năm 2020",), *rows), struck=frozenset({(1, 3), (2, 0)}))
    found = read_workbooks([Workbook(Path("x.xlsx"), "0" * 64, (grid,))], Expectation((OTHER,)))
    told = [(one.code, one.place.cell) for one in found.issues if one.code == "S170"]
    assert sorted(told) == [("S170", "A3"), ("S170", "D2")]


@pytest.mark.parametrize("cell", [(1, 3), (2, 1)])
def test_a_heading_or_title_that_is_struck_out_is_told_because_its_scores_are_read(cell):
    rows = (("Đơn vị: Phòng Nội vụ, năm 2020",), ("Mã", "Nội dung", "Điểm tối đa", "Điểm"), ("9", "Tham mưu", 10, 8))
    grid = Grid("Bảng", rows, struck=frozenset({cell}))
    found = read_workbooks([Workbook(Path("x.xlsx"), "0" * 64, (grid,))], Expectation((OTHER,)))
    (one,) = [one for one in found.issues if one.code == "S170"]
    assert (one.values["text"], one.severity) == (rows[cell[0]][cell[1]], Severity.WARNING)
