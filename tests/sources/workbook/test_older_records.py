"""Cells of an .xls workbook in records of older versions are read, or the file is refused; none is passed over."""

import struct

import pytest
from tests.sources.workbook.containers import xls

from parindex.sources.grid import Grid
from parindex.sources.workbook.reading import read_workbook

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


@pytest.mark.parametrize("kind", [0x0002, 0x0003, 0x0004, 0x0005])
def test_a_cell_in_a_record_of_excel_2_is_refused(tmp_path, kind):
    book = changed(tmp_path / "x.xls", 0x0006, kind)
    assert [(one.code, one.place.cell) for one in book.issues] == [("F304", "A1")]
