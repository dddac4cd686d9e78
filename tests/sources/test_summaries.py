"""A summary beside the sheets of the units is no second answer: it is passed over, and compared."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.sheets.make_sheets import GROUPS, TREE

from parindex.scoring import score
from parindex.sources.cells.grid import Grid, Workbook
from parindex.sources.definitions.criteria_file import read_edition
from parindex.sources.definitions.registry_file import read_registry
from parindex.sources.score_sheets.expectation import Expectation
from parindex.sources.score_sheets.reading import read_workbooks
from parindex.workflow.intake.typed_results import with_totals_compared

SHEETS = Path(__file__).parent.parent / "sheets"
EDITION = read_edition(SHEETS / "small_2020.yaml")[0]
REGISTRY = read_registry(SHEETS / "units.yaml")[0]
EXPECTATION = Expectation((EDITION,), REGISTRY, year=2020)
LEAVES = [row for row in TREE if row[0] not in GROUPS]
UNITS = ("Phường An Mỹ", "Phường An Sơn")
AREAS = ("1. Công tác chỉ đạo điều hành", "2. Thủ tục hành chính", "3. Cải cách tài chính công", "4. Khảo sát")


def grid(name, *rows, **facts):
    return Grid(name, tuple(map(tuple, rows)), **facts)


def unit_sheet(unit, changed=None):
    scores = {code: appraised for code, *_, appraised in LEAVES} | (changed or {})
    head = ("Mã số", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định")
    rows = ((code, title, most, scores[code]) for code, title, most, *_ in LEAVES)
    return grid(unit, (f"Đơn vị: {unit}",), head, *rows)


def matrix(changed=None, *, formulas=True):
    scores = {code: appraised for code, *_, appraised in LEAVES} | (changed or {})
    made = grid("Tổng hợp", ("Đơn vị", *scores), *((unit, *scores.values()) for unit in UNITS))
    cells = {(row, column) for row in (1, 2) for column in range(1, len(scores) + 1)} if formulas else set()
    return replace(made, formulas=frozenset(cells))


def summary(*sums, total=None):
    head = ("STT", "Đơn vị", *AREAS, *(("Tổng điểm", "Xếp hạng") if total else ()))
    more = () if total is None else (total, 1)
    return grid("Tổng hợp", head, *((at, unit, *sums, *more) for at, unit in enumerate(UNITS, 1)))


def read(*grids, more=()):
    books = [Workbook(Path("a.xlsx"), "0" * 64, grids), *more]
    return with_totals_compared(read_workbooks(books, EXPECTATION), EXPECTATION)


def codes_of(found):
    return [one.code for one in found.issues]


SHEETS_OF_UNITS = [unit_sheet(unit) for unit in UNITS]


def sums():
    card = score(EDITION, read(*SHEETS_OF_UNITS).sheets)[0]
    return [float(round(card.nodes[code].points, 2)) for code in "1234"], float(round(card.points, 2))


def test_a_summary_of_areas_beside_the_sheets_of_its_units_is_passed_over():
    areas, total = sums()
    found = read(summary(*areas, total=total), *SHEETS_OF_UNITS)
    assert codes_of(found) == []
    assert {sheet.unit for sheet in found.sheets} == {"an-my", "an-son"}


def test_sums_of_a_summary_that_disagree_are_told_at_their_cells():
    areas, _ = sums()
    found = read(summary(areas[0] + 1, *areas[1:]), *SHEETS_OF_UNITS)
    assert [(one.code, one.place.cell) for one in found.issues] == [("S309", "C2"), ("S309", "C3")]
    assert len(found.sheets) == len(UNITS)


def test_a_summary_in_a_file_of_its_own_is_told_once_and_compared():
    areas, _ = sums()
    beside = Workbook(Path("b.xlsx"), "1" * 64, (summary(areas[0] + 1, *areas[1:]),))
    found = read(*SHEETS_OF_UNITS, more=[beside])
    assert sorted(codes_of(found)) == ["L158", "S309", "S309"]
    assert len(found.sheets) == len(UNITS)


def test_the_running_table_whose_cells_link_to_the_sheets_of_the_units_is_no_twin():
    found = read(matrix(), *SHEETS_OF_UNITS)
    assert codes_of(found) == []
    assert [sheet.source.sheet for sheet in found.sheets] == list(UNITS)


def test_equal_numbers_that_were_typed_twice_in_one_file_are_no_twins_either():
    found = read(*SHEETS_OF_UNITS, matrix(formulas=False))
    assert codes_of(found) == []
    assert len(found.sheets) == len(UNITS)


def test_a_link_to_an_empty_cell_gives_nought_and_says_nothing():
    found = read(matrix({"P": 0}), *SHEETS_OF_UNITS)
    assert codes_of(found) == []


def test_two_sheets_of_one_file_that_differ_are_told_with_what_differs():
    found = read(matrix({"1.4": 1.5}), *SHEETS_OF_UNITS)
    assert set(codes_of(found)) == {"S255"}
    assert found.issues[0].values["number"] == 1
    assert "1.4 (" in str(found.issues[0].values["components"])
    assert not found.sheets


@pytest.mark.parametrize("bad", ["vô lý", 77])
def test_what_is_wrong_in_a_table_of_links_is_told_at_the_sheet_of_the_unit_alone(bad):
    found = read(matrix({"1.4": bad}), unit_sheet(UNITS[0], {"1.4": bad}), unit_sheet(UNITS[1]))
    assert "L159" in codes_of(found)
    assert {one.place.sheet for one in found.issues if one.code != "L159"} == {UNITS[0]}
    assert [sheet.unit for sheet in found.sheets] == ["an-son"]


def test_units_that_only_the_table_has_are_read_from_it():
    found = read(matrix(), unit_sheet(UNITS[0]))
    assert codes_of(found) == []
    assert {sheet.unit: sheet.source.sheet for sheet in found.sheets} == {"an-my": UNITS[0], "an-son": "Tổng hợp"}


def test_a_matrix_with_codes_that_no_set_has_is_no_summary():
    found = read(grid("A", ("Đơn vị", "1. A", "9.8. B", "9.9. C", "9.7. D"), *((unit, 1, 2, 3, 4) for unit in UNITS)))
    assert "L158" not in codes_of(found)
    assert not found.sheets
