"""Characters that are struck out, raised or lowered are told by their cells, wherever a format keeps them."""

import struct

import pytest
from tests.sources.workbook.containers import (
    STYLES,
    bin_record,
    ods_parts,
    packed,
    record,
    wide,
    xls,
    xlsb_parts,
)

from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.processes.reading import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RAISED = '<rPr><vertAlign val="superscript"/></rPr>'
STRUCK = "<rPr><strike/></rPr>"


def sheet(making, cells):
    return making.sheet(f'<row r="1">{cells}</row>')


def read_shared(making, path, texts, cells='<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'):
    parts = making.workbook(sheet(making, cells))
    parts["xl/_rels/workbook.xml.rels"] = making.relationships(
        ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
    )
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'
    path.write_bytes(making.packed(parts))
    (grid,) = read_workbook(path).sheets
    return grid


@pytest.mark.parametrize(
    ("run", "marks"),
    [
        (RAISED, (set(), {(0, 1)})),
        ('<rPr><vertAlign val="subscript"/></rPr>', (set(), {(0, 1)})),
        ('<rPr><vertAlign val="baseline"/></rPr>', (set(), set())),
        (STRUCK, ({(0, 1)}, set())),
        ('<rPr><strike val="0"/></rPr>', (set(), set())),
        ('<rPr><strike val="false"/><b/></rPr>', (set(), set())),
    ],
)
@pytest.mark.parametrize("head", ["", ' x="1"'])
def test_runs_of_shared_texts_are_told_by_the_cells_that_show_them(making, tmp_path, run, marks, head):
    texts = f"<si><t>7</t></si><si><r><t>7</t></r><r>{run}<t>9</t></r></si>"
    cells = f'<c r="A1" t="s"><v>0</v></c><c r="B1"{head} t="s"><v>1</v></c>'
    grid = read_shared(making, tmp_path / "x.xlsx", texts, cells)
    assert grid.rows == (("7", "79"),)
    assert (grid.struck, grid.raised) == marks


def test_marked_blanks_and_readings_are_no_characters_of_the_text(making, tmp_path):
    texts = (
        f'<si><r><t>7</t></r><r>{RAISED}<t xml:space="preserve"> </t></r></si>'
        f'<si><t>8</t><rPh sb="0" eb="1"><t>9</t></rPh></si>'
    )
    grid = read_shared(making, tmp_path / "x.xlsx", texts)
    assert grid.rows[0][1] == "8"
    assert not grid.struck | grid.raised


def test_runs_of_a_text_in_its_cell_are_told(book):
    cells = f'<c r="A1" t="inlineStr"><is><r><t>1</t></r><r>{RAISED}<t>3</t></r></is></c>'
    cells += f'<c r="B1" t="inlineStr"><is><r>{STRUCK}<t>1</t></r></is></c><c r="C1"><v>5</v></c>'
    xml = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    (grid,) = read_workbook(book(xml)).sheets
    assert (grid.struck, grid.raised) == ({(0, 1)}, {(0, 0)})


def test_fonts_of_cells_and_runs_are_told_in_a_binary_workbook_of_excel_2007(tmp_path):
    parts = xlsb_parts([Grid("Bảng", (("123", 1 / 3, "đạt"),))])
    fonts = b"".join(
        bin_record(43, struct.pack("<HHHH", 200, flags, 400, position) + bytes(13) + wide("Arial"))
        for flags, position in ((0, 0), (8, 0), (0, 1))
    )
    parts["xl/sharedStrings.bin"] = parts["xl/sharedStrings.bin"].replace(
        bin_record(19, b"\0" + wide("123")),
        bin_record(19, b"\1" + wide("123") + struct.pack("<IHHHH", 2, 0, 0, 1, 2)),
    )
    look = bin_record(47, struct.pack("<HH", 0, 0) + bytes(12))
    struck = bin_record(47, struct.pack("<HHH", 0, 0, 1) + bytes(10))
    styles = parts["xl/styles.bin"].replace(bin_record(278), bin_record(278) + fonts)
    parts["xl/styles.bin"] = styles[: styles.rindex(bin_record(618))].replace(look, look, 1) + struck + bin_record(618)
    number = struct.pack("<d", 1 / 3)
    xml = parts["xl/worksheets/sheet1.bin"]
    at = xml.index(number) - 4
    parts["xl/worksheets/sheet1.bin"] = xml[:at] + struct.pack("<I", 4) + xml[at + 4 :]
    path = tmp_path / "x.xlsb"
    path.write_bytes(packed(parts))
    (grid,) = read_workbook(path).sheets
    assert grid.rows == (("123", 1 / 3, "đạt"),)
    assert (grid.struck, grid.raised) == ({(0, 1)}, {(0, 0)})


CROSSED = (
    '<style:style style:name="crossed" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="uncrossed" style:family="table-cell"/>'
)
CELLS = (
    '<table:table-cell office:value-type="string"><text:p>9</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>'
    '<table:table-cell table:style-name="uncrossed" office:value-type="string"><text:p>8</text:p></table:table-cell>'
)


@pytest.mark.parametrize(
    ("column", "row", "marks"),
    [
        ("crossed", "", {(0, 0), (0, 1)}),
        ("", "crossed", {(0, 0), (0, 1)}),
        ("crossed", "uncrossed", set()),
        ("", "", set()),
    ],
)
@pytest.mark.parametrize("note", ["", "<office:annotation><text:p>x</text:p></office:annotation>"])
def test_texts_and_numbers_have_the_font_of_their_row_or_column(tmp_path, column, row, marks, note):
    def default(style):
        return f' table:default-cell-style-name="{style}"' if style else ""

    rows = f"<table:table-row{default(row)}>{CELLS.replace('<text:p>8', note + '<text:p>8')}</table:table-row>"
    columns = f'<table:table-column table:number-columns-repeated="3"{default(column)}/>'
    table = f'<table:table table:name="Bảng">{columns}{rows}</table:table>'
    path = tmp_path / "x.ods"
    path.write_bytes(packed(ods_parts(table, STYLES + CROSSED)))
    (grid,) = read_workbook(path).sheets
    assert (grid.rows, grid.struck) == ((("9", 3.0, "8"),), marks)


@pytest.mark.parametrize(
    ("runs", "marks"),
    [
        ([(1, 5)], ({(0, 0)}, set())),
        ([(1, 6)], (set(), {(0, 0)})),
        ([(0, 0)], (set(), set())),
        ([(3, 5)], (set(), set())),
    ],
)
@pytest.mark.parametrize("is_wide", [True, False])
def test_runs_of_a_text_in_its_cell_are_told_in_an_old_binary_workbook(tmp_path, runs, marks, is_wide):
    fonts = [struct.pack("<HHHHH", 200, flags, 0, 400, position) + bytes(6) for flags, position in FONTS]
    text = struct.pack("<HB", 3, is_wide) + ("123".encode("utf-16-le" if is_wide else "latin-1"))
    runs = struct.pack("<H", len(runs)) + b"".join(struct.pack("<HH", *run) for run in runs)
    rich = record(0x00D6, struct.pack("<HHH", 0, 0, 0) + text + runs)
    path = tmp_path / "x.xls"
    grid = Grid("Bảng", ((None, 1 / 3),))
    path.write_bytes(xls([grid], before=b"".join(record(0x0031, one) for one in fonts), extra=rich))
    (read,) = read_workbook(path).sheets
    assert read.rows == (("123", 1 / 3),)
    assert (read.struck, read.raised) == marks


FONTS = ((0, 0), (0, 0), (0, 0), (0, 0), (8, 0), (0, 1))
"""Flags and position; no font has the number 4, so that these are 0 to 3, 5 and 6."""


@pytest.mark.parametrize(("run", "marks"), [((1, 1), ({(0, 1)}, set())), ((1, 2), (set(), {(0, 1)}))])
def test_runs_of_a_text_in_its_cell_are_told_in_a_binary_workbook_of_excel_2007(tmp_path, run, marks):
    parts = xlsb_parts([Grid("Bảng", ((1 / 3, "x"),))])
    fonts = b"".join(
        bin_record(43, struct.pack("<HHHH", 200, flags, 400, position) + bytes(13) + wide("Arial"))
        for flags, position in ((0, 0), (8, 0), (0, 1))
    )
    parts["xl/styles.bin"] = parts["xl/styles.bin"].replace(bin_record(278), bin_record(278) + fonts)
    name = "xl/worksheets/sheet1.bin"
    rich = bin_record(62, struct.pack("<II", 1, 0) + b"\1" + wide("123") + struct.pack("<IHH", 1, *run))
    at = parts[name].index(struct.pack("<d", 1 / 3)) + 8
    end = parts[name].index(bin_record(146), at)
    parts[name] = parts[name][:at] + rich + parts[name][end:]
    path = tmp_path / "x.xlsb"
    path.write_bytes(packed(parts))
    (grid,) = read_workbook(path).sheets
    assert grid.rows == ((1 / 3, "123"),)
    assert (grid.struck, grid.raised) == marks
