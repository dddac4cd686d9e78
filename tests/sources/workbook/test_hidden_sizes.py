"""Rows and columns that nobody sees are hidden, in whatever way a sheet says it."""

import struct

import pytest
from tests.sources.workbook.containers import STYLES, bin_record, ods_parts, packed, record, xls, xlsb_parts

from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.processes.reading import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROWS = '<row r="1"%s><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'


def read(book, *, head="", row=""):
    xml = f'<worksheet xmlns="{MAIN}">{head}<sheetData>{ROWS % row}</sheetData></worksheet>'
    (grid,) = read_workbook(book(xml)).sheets
    return grid


@pytest.mark.parametrize("width", [".1", "0", "1e-3", "0.1", "1E-3", "+.2"])
def test_a_column_of_next_to_no_width_is_hidden(book, width):
    head = f'<cols><col min="2" max="2" width="{width}" customWidth="1"/></cols>'
    assert read(book, head=head).hidden_columns == {1}


@pytest.mark.parametrize("said", ["1", "true", "TRUE", "on", "On"])
def test_what_is_said_to_be_hidden_is_so_in_any_spelling(book, said):
    assert read(book, head=f'<cols><col min="2" max="2" width="9" hidden="{said}"/></cols>').hidden_columns == {1}
    assert read(book, row=f' hidden="{said}"').hidden_rows == {0}


@pytest.mark.parametrize("height", ["0", ".5", "1e-3", "1.9"])
def test_a_row_of_next_to_no_height_is_hidden(book, height):
    assert read(book, row=f' ht="{height}" customHeight="1"').hidden_rows == {0}


@pytest.mark.parametrize(
    ("defaults", "rows", "columns"),
    [
        ('zeroHeight="1" defaultRowHeight="15"', {0}, set()),
        ('zeroHeight="0" defaultRowHeight="15"', set(), set()),
        ('defaultRowHeight="0" customHeight="1"', {0}, set()),
        ('defaultColWidth="0" defaultRowHeight="15"', set(), {0, 1}),
        ('defaultColWidth=".1" defaultRowHeight="15"', set(), {0, 1}),
        ('defaultColWidth="9.5" defaultRowHeight="15"', set(), set()),
    ],
)
def test_sizes_of_which_nothing_is_said_are_the_usual_ones_of_the_sheet(book, defaults, rows, columns):
    grid = read(book, head=f"<sheetFormatPr {defaults}/>")
    assert (grid.hidden_rows, grid.hidden_columns) == (rows, columns)
    seen = read(book, head=f'<sheetFormatPr {defaults}/><cols><col min="1" max="2" width="9"/></cols>', row=' ht="15"')
    assert not seen.hidden_rows | seen.hidden_columns


TWO = Grid("Bảng", ((1.0, 2.0),))
SEEN_ROW = record(0x0208, struct.pack("<HHHHHHHH", 0, 0, 256, 300, 0, 0, 0x100, 15))
SEEN_COLUMN = record(0x007D, struct.pack("<HHHHHH", 1, 1, 2560, 0, 0, 0))


def hidden(path, content):
    path.write_bytes(content)
    (grid,) = read_workbook(path).sheets
    return grid.hidden_rows, grid.hidden_columns


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (record(0x0225, struct.pack("<HH", 2, 300)), ({0}, set())),
        (record(0x0225, struct.pack("<HH", 1, 20)), ({0}, set())),
        (record(0x0225, struct.pack("<HH", 1, 300)), (set(), set())),
        (record(0x0225, struct.pack("<HH", 0, 0)), (set(), set())),
        (record(0x0225, struct.pack("<HH", 2, 300)) + SEEN_ROW, (set(), set())),
        (record(0x0055, struct.pack("<H", 0)), (set(), {0, 1})),
        (record(0x0055, struct.pack("<H", 8)), (set(), set())),
        (record(0x0055, struct.pack("<H", 0)) + SEEN_COLUMN, (set(), {0})),
        (record(0x0055, struct.pack("<H", 0)) + record(0x0099, struct.pack("<H", 2340)), (set(), set())),
        (record(0x0099, struct.pack("<H", 10)), (set(), {0, 1})),
    ],
)
def test_the_usual_sizes_of_a_sheet_hide_rows_and_columns_in_an_old_binary_workbook(tmp_path, said, wanted):
    told = struct.pack("<HHHHH", 0x0208, 16, 0, 0, 256)
    # Let no record tell of the row, by making one of another kind of it.
    content = xls([TWO], extra=said).replace(told, b"\xff\x08" + told[2:], 1)
    assert hidden(tmp_path / "x.xls", content) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ((0xFFFFFFFF, 0, 300, 0), (set(), {0, 1})),
        ((0xFFFFFFFF, 8, 300, 0), (set(), set())),
        ((10, 8, 300, 0), (set(), {0, 1})),
        ((2340, 8, 300, 0), (set(), set())),
    ],
)
def test_the_usual_sizes_of_a_sheet_hide_columns_in_a_binary_workbook_of_excel_2007(tmp_path, said, wanted):
    parts = xlsb_parts([TWO])
    name = "xl/worksheets/sheet1.bin"
    sizes = bin_record(485, struct.pack("<IHHH", *said) + bytes(2))
    parts[name] = parts[name].replace(bin_record(390), sizes + bin_record(390))
    assert hidden(tmp_path / "x.xlsb", packed(parts)) == wanted


def test_a_row_without_a_height_of_its_own_has_that_of_its_sheet(tmp_path):
    parts = xlsb_parts([TWO])
    name = "xl/worksheets/sheet1.bin"
    row = bin_record(0, struct.pack("<IIHBBB", 0, 0, 300, 0, 0, 0) + bytes(4))
    assert row in parts[name]
    low = bin_record(0, struct.pack("<IIHBBB", 0, 0, 0, 0, 0, 0) + bytes(4))
    sizes = bin_record(485, struct.pack("<IHHH", 0xFFFFFFFF, 8, 300, 2) + bytes(2))
    seen = parts[name].replace(bin_record(390), sizes + bin_record(390))
    assert hidden(tmp_path / "x.xlsb", packed(parts | {name: seen})) == (set(), set())
    assert hidden(tmp_path / "x.xlsb", packed(parts | {name: seen.replace(row, low)})) == ({0}, set())


@pytest.mark.parametrize(
    ("styles", "wanted"),
    [
        ('<style:style style:name="r" style:family="table-row">%s</style:style>', ({0}, set())),
        ('<style:default-style style:family="table-row">%s</style:default-style>', (set(), set())),
        ("", (set(), set())),
    ],
)
@pytest.mark.parametrize("size", ["0pt", "0.2mm"])
def test_a_row_of_next_to_no_height_is_hidden_in_an_open_document(tmp_path, styles, wanted, size):
    flat = f'<style:table-row-properties style:row-height="{size}"/>'
    assert hidden(tmp_path / "x.ods", flat_rows(styles % flat if styles else "", "r")) == wanted
    if "default-style" in styles:
        assert hidden(tmp_path / "x.ods", flat_rows(styles % flat, "")) == ({0}, set())


def test_a_column_of_next_to_no_width_is_hidden_in_an_open_document(tmp_path):
    flat = '<style:table-column-properties style:column-width="0.01cm"/>'
    styles = f'<style:style style:name="c" style:family="table-column">{flat}</style:style>'
    assert hidden(tmp_path / "x.ods", flat_rows(styles, "r")) == (set(), {0})


def flat_rows(styles, row):
    named = f' table:style-name="{row}"' if row else ""
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    columns = '<table:table-column table:style-name="c"/><table:table-column table:style-name="d"/>'
    rows = f"<table:table-row{named}>{cell * 2}</table:table-row>"
    return packed(ods_parts(f'<table:table table:name="B">{columns}{rows}</table:table>', STYLES + styles))
