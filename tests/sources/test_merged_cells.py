"""A merge gives a score only along the line of its own component; everything else is told with its cell."""

from decimal import Decimal
from pathlib import Path

import pytest

from parindex.model.criteria import Edition
from parindex.model.scores import Numeric
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks

EDITION = Edition.model_validate(
    {
        "schema": 1,
        "id": "t",
        "edition": 2026,
        "title": "T",
        "levels": ["area", "criterion"],
        "index": [
            {
                "code": "1",
                "title": "Chỉ đạo",
                "parts": [
                    {"code": "1.1", "title": "Kế hoạch", "max": 10},
                    {"code": "1.2", "title": "Tuyên truyền", "max": 10},
                ],
            }
        ],
    }
)
SHEET = [
    ("Đơn vị: Xã Một, năm 2026",),
    ("Mã số", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định"),
    ("1", "Chỉ đạo", 20, None),
    ("1.1", "Kế hoạch", 10, 7),
    (None, "Có đủ: 10 điểm", None, None),
    ("1.2", "Tuyên truyền", 10, 8),
]
MATRIX = [
    ("Điểm thẩm định năm 2026",),
    ("Đơn vị", "1.1", "", "1.2", "Tổng"),
    ("Xã Một", 7, None, 8, 15),
    ("Xã Hai", 6, None, 9, 15),
]


def read(rows, *merges, changes=()):
    rows = [list(row) for row in rows]
    for row, column, value in changes:
        rows[row][column] = value
    grid = Grid("Sheet1", tuple(map(tuple, rows)), merges=tuple(merges))
    return read_workbooks([Workbook(Path("a.xlsx"), "0" * 64, (grid,))], Expectation((EDITION,), None))


def told(found):
    return [(one.code, one.place.cell, one.criterion) for one in found.issues if one.code != "L201"]


def points(found):
    return [
        tuple(mark.answer.value.number for entry in one.entries for mark in entry.marks)
        for one in found.sheets
        if isinstance(one.entries[0].marks[0].answer.value, Numeric)
    ]


def turned(rows):
    width = max(map(len, rows))
    return [tuple(row[at] if at < len(row) else None for row in rows) for at in range(width)]


def test_unmerged_sheets_are_read():
    assert points(read(SHEET)) == [(7, 8)]
    assert points(read(MATRIX)) == [(7, 8), (6, 9)]


@pytest.mark.parametrize(("left", "value"), [(2, "10"), (1, "Kế hoạch"), (0, "1.1")])
@pytest.mark.parametrize("beneath", [None, 7])
def test_a_score_merged_with_a_cell_beside_it_does_not_take_the_value_of_that_cell(left, value, beneath):
    found = read(SHEET, (3, left, 3, 3), changes=[(3, 3, beneath)])
    assert told(found) == [("L161", "D4", "1.1")]
    assert found.issues[0].values["value"] == value
    assert found.sheets == []


def test_a_score_that_covers_the_empty_cell_beside_it_is_read():
    rows = [row if at == 0 else (*row, None) for at, row in enumerate(SHEET)]
    assert points(read(rows, (3, 3, 3, 4))) == [(7, 8)]


def test_a_score_merged_over_the_lines_between_two_components_is_read():
    assert points(read(SHEET, (3, 3, 4, 3))) == [(7, 8)]
    assert points(read(SHEET, (4, 3, 5, 3), changes=[(4, 3, 8), (5, 3, None)])) == [(7, 8)]


def test_a_score_left_beneath_a_merge_with_an_empty_first_cell_is_not_read():
    found = read(SHEET, (4, 3, 5, 3))
    assert told(found) == [("L162", "D6", "1.2")]
    assert found.issues[0].values["value"] == "8"


def test_a_merge_over_two_components_is_told_even_where_its_first_cell_is_empty():
    found = read(SHEET, (3, 3, 5, 3), changes=[(3, 3, None)])
    assert told(found) == [("L162", "D6", "1.2")]


def test_a_merge_of_empty_cells_hides_nothing():
    found = read(SHEET, (3, 2, 3, 3), changes=[(3, 2, None), (3, 3, None)])
    assert "L161" not in {one.code for one in found.issues}


@pytest.mark.parametrize(
    ("merge", "code", "cell"),
    [
        ((2, 0, 2, 1), "L161", "B3"),
        ((2, 1, 3, 1), "L108", "B3"),
        ((2, 1, 2, 3), "L108", "B3"),
        ((2, 1, 3, 3), "L108", "B3"),
    ],
)
def test_a_merge_in_a_matrix_gives_no_score_to_another_unit_or_component(merge, code, cell):
    found = read(MATRIX, merge)
    assert (code, cell) in {(one.code, one.place.cell) for one in found.issues}
    assert found.sheets == []


def test_a_merge_in_a_matrix_shows_its_score_along_the_row_of_the_unit():
    assert points(read(MATRIX, (1, 1, 1, 2), (2, 1, 2, 2))) == [(7, 8), (6, 9)]
    assert points(read(MATRIX, (2, 2, 2, 3), changes=[(2, 2, 8), (2, 3, None)])) == [(7, 8), (6, 9)]


@pytest.mark.parametrize("heading", ["Tổng", "Xếp hạng", "STT"])
def test_a_total_or_rank_merged_into_a_score_of_a_matrix_is_no_score(heading):
    rows = [(row[0], *row[4:], *row[1:4]) for row in MATRIX[1:]]
    found = read([MATRIX[0], *rows], (2, 1, 2, 2), changes=[(1, 1, heading), (2, 2, None)])
    assert told(found) == [("L161", "C3", "1.1")]
    assert found.sheets == []


def test_a_merge_in_a_turned_table_follows_the_column_of_the_unit():
    rows = [MATRIX[0], *turned(MATRIX[1:])]
    assert points(read(rows)) == [(7, 8), (6, 9)]
    assert points(read(rows, (2, 1, 3, 1))) == [(7, 8), (6, 9)]
    assert told(read(rows, (2, 1, 2, 2)))[0][:2] == ("L108", "B3")
    assert told(read(rows, (2, 0, 2, 1)))[0][:2] == ("L161", "B3")


def test_what_is_read_is_exact():
    assert points(read(SHEET, changes=[(3, 3, 7.1)])) == [(Decimal("7.1"), 8)]
