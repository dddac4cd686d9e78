"""Where a matrix ends, and what may stand below it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from parindex.model.issues import Severity
from parindex.sources.definitions.criteria_file import read_editions
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.sources.workbook import open_workbooks

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "tam-ky"
MATRIX = EXAMPLE / "sheets" / "2019" / "departments" / "tong-hop.xlsx"
LAST = 18
"""The last row with scores, from 0; nothing stands below it."""


@cache
def book_and_expectation():
    (book,) = open_workbooks([MATRIX], workers=1)
    editions, _ = read_editions(EXAMPLE / "criteria")
    registry, _ = read_registry(EXAMPLE / "units.yaml")
    return book, Expectation(tuple(editions), registry, 2019)


def read(cells, *, without_registry=False):
    """Read the example with other cells: {(row, column): value}, from 0."""
    book, expected = book_and_expectation()
    (grid,) = book.sheets
    rows = [list(row) for row in grid.rows]
    for (row, column), value in cells.items():
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = value
    if without_registry:
        editions = tuple(edition for edition in expected.editions if "departments" in edition.id)
        expected = replace(expected, registry=None, editions=editions)
    return read_workbooks([replace(book, sheets=(replace(grid, rows=tuple(map(tuple, rows))),))], expected)


def codes(found):
    return {issue.code for issue in found.issues if issue.severity is Severity.ERROR}


SIGNATURES = [
    {(21, 0): "TỔ THƯ KÝ", (21, 9): "CHỦ TỊCH HỘI ĐỒNG"},
    {(21, 0): "NGƯỜI LẬP BIỂU", (22, 0): "(Ký, ghi rõ họ tên)", (25, 0): "Họ và tên", (25, 9): "Họ và tên"},
    {(23, 0): "PHÒNG NỘI VỤ", (23, 9): "TM. ỦY BAN NHÂN DÂN"},
    {(22, 0): "Phường An Mỹ", (22, 9): "CHỦ TỊCH"},
    {(19, 0): "Ghi chú của tổ thư ký", (19, 9): "xem công văn", (20, 0): "Phòng Nội vụ"},
]


@pytest.mark.parametrize("without_registry", [False, True])
@pytest.mark.parametrize("cells", SIGNATURES[:4])
def test_signatures_below_a_gap_change_nothing(cells, without_registry):
    plain = read({}, without_registry=without_registry)
    signed = read(cells, without_registry=without_registry)
    assert len(plain.sheets) == 12
    assert (signed.sheets, signed.issues) == (plain.sheets, plain.issues)


def test_a_note_right_below_the_table_ends_it():
    assert read(SIGNATURES[4]).sheets == read({}).sheets


def test_scores_of_an_unknown_unit_below_a_gap_are_an_error():
    assert "S201" in codes(read({(22, 0): "Phòng Không Có", (22, 2): 1}))


def test_an_unknown_name_in_the_table_with_a_mistyped_score_is_an_error():
    book, _ = book_and_expectation()
    row = book.sheets[0].rows[LAST]
    cells = {(LAST, column): None for column in range(1, len(row))}
    assert "S201" in codes(read({**cells, (LAST, 0): "Phòng Không Có", (LAST, 2): "l,5"}))


def test_a_unit_without_scores_is_missed_even_below_a_gap():
    book, _ = book_and_expectation()
    row = book.sheets[0].rows[LAST]
    moved = {(LAST, column): None for column in range(len(row))} | {(23, 0): row[0]}
    assert "S404" in codes(read(moved))


def test_nameless_scores_are_an_error_in_the_table_and_a_warning_below_it():
    book, _ = book_and_expectation()
    row = book.sheets[0].rows[LAST]
    assert "L111" in codes(read({(LAST - 1, 0): None}))
    below = read({(23, column): value for column, value in enumerate(row) if column})
    assert codes(below) == set()
    assert [issue.place.cell[-2:] for issue in below.issues if issue.code == "L110"] == ["24"]
