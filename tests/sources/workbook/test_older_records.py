"""Cells of an .xls workbook in records of older versions are read, or the file is refused; none is passed over."""

import struct

import pytest
from tests.sources.workbook.containers import bin_record, packed, xls, xlsb_parts

from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.processes.reading import read_workbook

GRID = Grid("Bảng", ((1 / 3, "x"),), formulas=frozenset({(0, 0)}))


def changed(path, old, new):
    content = xls([GRID])
    at = content.index(struct.pack("<d", 1 / 3)) - 10
    assert content[at : at + 2] == struct.pack("<H", old)
    path.write_bytes(content[:at] + struct.pack("<H", new) + content[at + 2 :])
    return read_workbook(path)


@pytest.mark.parametrize("kind", [0x0206, 0x0406])
def test_a_formula_in_a_record_of_excel_3_or_4_is_read(tmp_path, kind):
    (grid,) = changed(tmp_path / "x.xls", 0x0006, kind).sheets
    assert (grid.rows, grid.formulas) == (((1 / 3, "x"),), {(0, 0)})


@pytest.mark.parametrize(
    "kind", [0x0002, 0x0003, 0x0004, 0x0005, 0x007E, 0x0202, 0x0403, 0x0404, 0x0405, 0x0306, 0x047E]
)
def test_a_cell_in_a_record_of_another_version_is_refused(tmp_path, kind):
    book = changed(tmp_path / "x.xls", 0x0006, kind)
    assert [(one.code, one.place.cell) for one in book.issues] == [("F304", "A1")]


@pytest.mark.parametrize("kind", [20, 41, 61, 63])
def test_a_record_among_the_cells_of_a_binary_workbook_that_no_version_has_is_refused(tmp_path, kind):
    book = with_record(tmp_path / "x.xlsb", kind)
    assert [(one.code, one.place.cell) for one in book.issues] == [("F304", "B1")]


@pytest.mark.parametrize("kind", [35, 37, 38, 36, 49, 50, 427, 1024])
def test_what_stands_beside_cells_in_a_binary_workbook_is_passed_over(tmp_path, kind):
    (grid,) = with_record(tmp_path / "x.xlsb", kind).sheets
    assert grid.rows == ((1 / 3, "x"),)


def with_record(path, kind):
    """Put a record of a kind between two cells."""
    parts = xlsb_parts([Grid("Bảng", ((1 / 3, "x"),))])
    name = "xl/worksheets/sheet1.bin"
    at = parts[name].index(struct.pack("<d", 1 / 3)) + 8
    parts[name] = parts[name][:at] + bin_record(kind, struct.pack("<IId", 1, 0, 99)) + parts[name][at:]
    path.write_bytes(packed(parts))
    return read_workbook(path)
