"""A merged range gives its value along its own line, to one score, and nothing else."""

import pytest
from tests.sources.workbook.containers import WRITERS

from parindex.sources.cells.grid import Grid
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.sources.workbook.processes.reading import read_workbook

EDITION = """
schema: 1
id: t
edition: 2026
title: T
model: true
levels: [area, criterion]
policy: {published_decimals: 2, rounding: half_up, ties: competition, rank_on: exact, not_applicable: rescale,
         missing: zero}
tiers: [{id: a, title: A, at_least: 50}, {id: b, title: B}]
index:
  - code: "1"
    title: Chỉ đạo
    parts:
      - {code: "1.1", title: Kế hoạch, max: 10}
      - {code: "1.2", title: Tuyên truyền, max: 10}
      - {code: "1.3", title: Sáng kiến, max: 10}
"""
HEAD = (("Đơn vị: Phường A, năm 2026",), ("Mã số", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định", "Ghi chú"))
ROWS = (
    ("1.1", "Kế hoạch", 10.0, 4.0, None),
    ("1.2", "Tuyên truyền", 10.0, 6.0, None),
    ("1.3", "Sáng kiến", 10.0, 7.0, None),
)
ACROSS = (("Đơn vị", "1.1", "1.2", "1.3"), ("Phường A", 4.0, 6.0, 7.0), ("Phường B", 5.0, 5.0, 5.0))
DOWN = (
    ("Đơn vị", "Điểm tối đa", "Phường A", "Phường B"),
    ("1.1", 10.0, 4.0, 5.0),
    ("1.2", 10.0, 6.0, 5.0),
    ("1.3", 10.0, 7.0, 5.0),
)
REGISTRY = """
schema: 1
blocks: {communes: {title: Xã, criteria: t}}
units:
  - {id: a, name: Phường A, block: communes}
  - {id: b, name: Phường B, block: communes}
"""


@pytest.fixture
def edition(tmp_path):
    path = tmp_path / "t.yaml"
    path.write_text(EDITION, encoding="utf-8")
    return read_edition(path)[0]


@pytest.fixture
def registry(tmp_path):
    path = tmp_path / "units.yaml"
    path.write_text(REGISTRY, encoding="utf-8")
    return read_registry(path)[0]


@pytest.fixture(params=sorted(WRITERS))
def read(request, tmp_path, edition, registry):
    def read_rows(rows, merge, **blanks):
        cells = [list(row) for row in rows]
        for cell, value in blanks.items():
            cells[int(cell[1:]) - 1][ord(cell[0]) - 65] = value
        grid = Grid("Bảng", tuple(map(tuple, cells)), merges=(merge,))
        path = tmp_path / f"x.{request.param}"
        path.write_bytes(WRITERS[request.param]([grid]))
        return read_workbooks([read_workbook(path)], Expectation((edition,), registry, year=2026))

    return read_rows


def told(found):
    return [(one.code, one.place.cell) for one in found.issues if one.code.startswith("L1")]


def scores(found, unit=0):
    sheet = found.sheets[unit]
    return {entry.code: str(entry.marks[0].answer.value.number) for entry in sheet.entries if entry.marks}


@pytest.mark.parametrize(
    ("merge", "blanks", "code"),
    [
        ((2, 2, 2, 3), {"D3": None}, "L161"),  # the maximum over the score
        ((2, 0, 2, 3), {"B3": None, "C3": None, "D3": None}, "L161"),  # the code over everything
        ((2, 2, 2, 3), {}, "L161"),  # the score is still there, under the maximum
        ((2, 2, 2, 3), {"C3": None}, "L162"),  # under an empty corner
        ((2, 3, 2, 4), {"D3": None, "E3": "x"}, None),  # a note is no score
    ],
)
def test_a_score_merged_with_what_stands_beside_it_is_an_issue_of_its_cell(read, merge, blanks, code):
    found = read((*HEAD, *ROWS), merge, **blanks)
    assert told(found) == ([(code, "D3")] if code else [])
    assert bool(found.sheets) == (code is None)


def test_a_score_merged_down_over_the_lines_of_its_component_is_its_score(read):
    rows = (*HEAD, ROWS[0], (None, "Có kế hoạch", None, None, None), *ROWS[1:])
    found = read(rows, (2, 3, 3, 3))
    assert told(found) == []
    assert scores(found) == {"1.1": "4", "1.2": "6", "1.3": "7"}


def test_a_score_merged_with_the_note_right_of_it_is_still_the_score(read):
    assert scores(read((*HEAD, *ROWS), (2, 3, 2, 4)))["1.1"] == "4"


def test_a_value_left_under_the_score_of_another_line_is_not_passed_over(read):
    rows = (*HEAD, (None, "Nhiệm vụ", None, 9.0, None), *ROWS)
    assert ("L162", "D4") in told(read(rows, (2, 3, 3, 3)))


def test_in_a_table_of_units_down_one_value_for_two_components_or_units_is_an_issue(read):
    assert told(read((*HEAD[:1], *ACROSS), (2, 1, 2, 2), C3=None)) == [("L108", "B3")]
    assert told(read((*HEAD[:1], *ACROSS), (2, 1, 3, 1), B4=None)) == [("L108", "B3")]
    assert told(read((*HEAD[:1], *ACROSS), (2, 1, 2, 2), B3=None)) == [("L162", "C3")]
    assert told(read((*HEAD[:1], *ACROSS), (1, 1, 2, 1), B3=None))[0] == ("L161", "B3")


def test_in_a_table_of_units_across_one_value_for_two_components_or_units_is_an_issue(read):
    year = (("Năm 2026",),)
    assert told(read((*year, *DOWN), (2, 2, 3, 2), C4=None)) == [("L108", "C3")]
    assert told(read((*year, *DOWN), (2, 2, 2, 3), D3=None)) == [("L108", "C3")]
    assert told(read((*year, *DOWN), (2, 1, 2, 2), C3=None)) == [("L161", "C3")]
    assert told(read((*year, *DOWN), (2, 2, 3, 2), C3=None)) == [("L162", "C4")]


def test_a_score_merged_with_the_sum_of_several_parts_is_two_in_one(read):
    rows = (*HEAD, ("1", "Chỉ đạo", 30.0, 9.0, None), ("1.1", "Kế hoạch", 10.0, None, None), *ROWS[1:])
    assert told(read(rows, (2, 3, 3, 3))) == [("L108", "D3")]
