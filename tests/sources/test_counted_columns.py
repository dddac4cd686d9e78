"""Points that a sheet has computed for itself are compared with its score."""

from pathlib import Path

import pytest

from parindex.model.criteria import Edition
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.workflow.intake.typed_results import with_totals_compared

EDITION = Edition.model_validate(
    {
        "id": "s",
        "edition": 2020,
        "title": "S",
        "index": [
            {
                "code": "1",
                "title": "Lĩnh vực",
                "parts": [
                    {"code": "1.1", "title": "Tỷ lệ", "max": 10, "score": {"by": "proportional"}},
                    {"code": "1.2", "title": "Điểm", "max": 5},
                ],
            }
        ],
    }
)


def told(total, *, heading="Điểm quy đổi", formulas=(), ours=False, group=None):
    rows = (
        ("Đơn vị: Xã A, năm 2020",),
        ("Mã", "Nội dung", "Điểm tối đa", "Điểm tự chấm", "Thẩm định lần 1", heading),
        ("1", "Lĩnh vực", 15, None, None, group),
        ("1.1", "Tỷ lệ", 10, 90, 80, 8),
        ("1.2", "Điểm", 5, 5, 4, 4),
        (None, "Tổng điểm", 15, None, None, total),
    )
    grids = (Grid("Phiếu", rows, formulas=frozenset(formulas)), *((Grid("parindex", (), hidden=True),) if ours else ()))
    expected = Expectation((EDITION,), year=2020)
    read = with_totals_compared(read_workbooks([Workbook(Path("a.xlsx"), "0" * 64, grids)], expected), expected)
    return [(one.code, one.place.cell, str(one.values["computed"])) for one in read.issues if one.code[0] == "S"]


@pytest.mark.parametrize("heading", ["Điểm quy đổi", "Quy đổi (thẩm định)", "Counted (appraised)", "Quy điểm"])
def test_a_total_of_computed_points_that_contradicts_the_score_is_told(heading):
    assert told(75.5, heading=heading) == [("S310", "F6", "12")]


def test_a_subtotal_of_computed_points_that_contradicts_the_score_is_told():
    assert told(12, group=13) == [("S309", "F3", "12")]


def test_points_that_agree_are_as_they_should_be():
    assert told(12, group=12) == []
    assert told(14, heading="Quy đổi (tự chấm)") == []


def test_a_total_of_self_scores_is_compared_with_the_self_scores():
    assert told(12, heading="Quy đổi (tự chấm)") == [("S310", "F6", "14")]


def test_the_formula_of_a_form_is_right_by_itself_and_a_number_typed_over_it_is_not():
    assert told(11, ours=True, formulas=[(5, 5)]) == []
    assert told(11, ours=True) == [("S310", "F6", "12")]
