"""A sum that stands in a sheet is compared with what the sheet comes to, whatever its rules are."""

from pathlib import Path

import pytest

from parindex.language import speech
from parindex.model.issues import Severity
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.workflow.intake.typed_results import with_totals_compared

SHEETS = Path(__file__).parent.parent / "sheets"
SMALL = read_edition(SHEETS / "small_2020.yaml")[0]
HEAD = ("Mã số", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Thẩm định", "Điều tra XHH")
# What the sheet comes to: area 1 has levels, bands, a checklist, counts and grades; area 2 needs the whole block.
ROWS = {
    "1": ("Công tác chỉ đạo điều hành", 15, None, None, None),
    "1.1": ("", 1, "late", "in_time", None),
    "1.2": ("", 2, 80, 95, None),
    "1.3": ("", 2, "all", "all", None),
    "1.4": ("", 2, 1, 1.25, None),
    "1.5": ("", 1, 1, 1, None),
    "1.6": ("", 2, 1, 1, None),
    "1.7": ("", 2, "good", "good", None),
    "1.8": ("", 1, 0, 0, None),
    "1.9": ("", 1, 1, 1, None),
    "1.10": ("", 1, 1, 1, None),
    "2.1.1": ("", 1, 1, 1, None),
    "2.1.2": ("", 1, 1, 1, None),
    "2.2": ("", 3, 80, 80, None),
    "2.3": ("", 2, 100, 100, None),
    "2.4": ("", 3, "a=90; b=1", "a=90; b=1", None),
    "3": ("Cải cách tài chính công", 4, None, None, None),
    "3.1": ("", 2, 1, 1, None),
    "3.2": ("", 2, 2, 1.5, None),
    "4": ("Khảo sát sự hài lòng", 10, None, None, None),
    "4.1": ("", 5, None, None, "A=3"),
    "4.2": ("", 5, None, None, 90),
    "T": ("", 2, None, 1, None),
    "P": ("", 2, None, 0.5, None),
}
SELF, APPRAISED, SURVEY = 3, 4, 5


def found(changes=None, total=None, *, strict=False, edition=SMALL):
    """Read one sheet with typed sums: `changes` by (code, column), `total` by column."""
    rows = {code: [code, *values] for code, values in ROWS.items()}
    for (code, column), value in (changes or {}).items():
        rows[code][column] = value
    last = [None, "Tổng cộng", None, None, None, None]
    for column, value in (total or {}).items():
        last[column] = value
    grid = Grid(
        "Bảng điểm",
        (("Đơn vị: Phường An Mỹ",), ("Năm 2020",), HEAD, *map(tuple, rows.values()), tuple(last)),
    )
    expectation = Expectation((edition,), strict=strict)
    read = read_workbooks([Workbook(Path("x.xlsx"), "0" * 64, (grid,))], expectation)
    return with_totals_compared(read, expectation)


def told(read):
    return [(one.code, one.place.cell, one.values["value"], one.values["computed"]) for one in read.issues]


@pytest.mark.parametrize("typed", [12.25, 12.254, 12.3, "12,25"])
def test_a_subtotal_of_levels_and_rates_that_agrees_with_the_score_is_not_told(typed):
    assert told(found({("1", APPRAISED): typed})) == []


@pytest.mark.parametrize("typed", [14, 12.0, 12.1, 12.4, 12.27])
def test_a_subtotal_typed_over_is_told_with_both_figures_and_its_cell(typed):
    assert told(found({("1", APPRAISED): typed})) == [("S309", "E4", f"{typed:g}", "12.25")]


def test_each_column_is_compared_with_its_own_scores():
    assert told(found({("1", SELF): 10.5, ("1", APPRAISED): 12.25})) == []
    assert told(found({("1", SELF): 12.25})) == [("S309", "D4", "12.25", "10.5")]


def test_what_the_survey_gives_is_compared_too():
    assert told(found({("4", SURVEY): 9.5})) == []
    assert told(found({("4", SURVEY): 9})) == [("S309", "F23", "9", "9.5")]


def test_a_subtotal_of_plain_points_stays_with_the_reading():
    assert [one.code for one in found({("3", APPRAISED): 3}).issues] == ["S307"]


def test_a_total_of_the_survey_is_compared_though_another_column_needs_the_whole_block():
    assert told(found(total={SURVEY: 9.5})) == []
    assert told(found(total={SURVEY: 10})) == [("S310", "F28", "10", "9.5")]


def test_sums_that_need_the_other_units_of_the_block_are_not_compared():
    assert told(found(total={APPRAISED: 77})) == []


@pytest.fixture
def without_best_unit(tmp_path):
    text = (SHEETS / "small_2020.yaml").read_text("utf-8")
    (tmp_path / "alone.yaml").write_text(text.replace("by: best_unit", "by: proportional"), "utf-8")
    return read_edition(tmp_path / "alone.yaml")[0]


@pytest.mark.parametrize(
    ("typed", "wrong"), [(23.45, False), (23.95, False), (33.45, False), (24.95, True), (25.95, True)]
)
def test_a_grand_total_may_take_in_bonus_and_penalty_or_leave_them_out(without_best_unit, typed, wrong):
    # area 1: 12.25, 2.1: 2, 2.2: 2.4, 2.3: 2, 2.4: 1.8 + 0.5, area 3: 2.5; + 1 - 0.5
    assert [one[0] for one in told(found(total={APPRAISED: typed}, edition=without_best_unit))] == ["S310"] * wrong


def test_a_total_of_plain_points_takes_penalties_away(tmp_path):
    text = (SHEETS / "other_2020.yaml").read_text("utf-8")
    lines = ("{code: T, kind: bonus, title: Thưởng, max: 2}", "{code: P, kind: penalty, title: Trừ, max: 2}")
    extra = "adjustments:\n" + "".join(f"  - {line}\n" for line in lines)
    (tmp_path / "penal.yaml").write_text(text + extra, "utf-8")
    penal = read_edition(tmp_path / "penal.yaml")[0]
    rows = [("9", "Tham mưu", 10, 8), ("T", "Điểm thưởng", 2, 1), ("P", "Điểm trừ do vi phạm", 2, 2)]
    for total, codes in ((7, []), (8, []), (11, ["S308"])):
        grid = Grid(
            "Bảng",
            (("Đơn vị: A, năm 2020",), ("Mã", "Nội dung", "Điểm tối đa", "Điểm"), *rows, (None, "Tổng", None, total)),
        )
        read = read_workbooks([Workbook(Path("x.xlsx"), "0" * 64, (grid,))], Expectation((penal,)))
        assert [one.code for one in read.issues] == codes


def test_under_strict_a_wrong_total_refuses_the_sheet_and_only_that():
    right, wrong = found({("1", APPRAISED): 12.25}, strict=True), found({("1", APPRAISED): 14}, strict=True)
    assert len(right.sheets) == 1
    assert [one.severity for one in wrong.issues] == [Severity.ERROR]
    assert wrong.sheets == []


def test_a_score_that_cannot_be_read_is_told_and_not_the_sum_that_lacks_it():
    read = found({("1", APPRAISED): 14, ("1.1", APPRAISED): "sớm"})
    assert [one.code for one in read.issues] == ["S106"]


def test_the_issue_is_said_in_both_languages_with_both_figures():
    (issue,) = found({("1", APPRAISED): 14.5}).issues
    assert "says 14.5, but its parts come to 12.25 points" in speech("en").message(issue)
    assert "bảng ghi 14,5, nhưng các tiêu chí thành phần cộng lại được 12,25 điểm" in speech("vi").message(issue)
