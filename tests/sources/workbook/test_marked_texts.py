"""Characters that are struck out, raised or lowered are told by their cells, wherever a format keeps them."""

import struct

import pytest
from tests.sources.workbook.containers import bin_record, packed, wide, xlsb_parts

from parindex.sources.grid import Grid
from parindex.sources.workbook.reading import read_workbook

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
