"""A workbook that is calculated by hand may show results that are no longer true; it is told once a file."""

import struct

import pytest
from tests.sources.workbook.containers import bin_record, packed, record, xls, xlsb_parts

from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.processes.reading import read_workbook

COMPUTED = Grid("Bảng", ((2.0, 3.0),), formulas=frozenset({(0, 0)}))
TYPED = Grid("Bảng", ((2.0, 3.0),))


def codes(path, content):
    path.write_bytes(content)
    book = read_workbook(path)
    assert book.sheets
    return [one.code for one in book.issues]


@pytest.mark.parametrize(("mode", "told"), [(0, ["F461"]), (1, []), (0xFFFF, [])])
def test_an_old_binary_workbook_says_when_it_is_calculated(tmp_path, mode, told):
    said = record(0x000D, struct.pack("<H", mode))
    assert codes(tmp_path / "x.xls", xls([COMPUTED], extra=said)) == told
    assert codes(tmp_path / "x.xls", xls([TYPED], extra=said)) == []


@pytest.mark.parametrize(("mode", "told"), [(0, ["F461"]), (1, []), (2, [])])
def test_a_binary_workbook_of_excel_2007_says_when_it_is_calculated(tmp_path, mode, told):
    def written(grid):
        parts = xlsb_parts([grid])
        usual, other = (bin_record(157, struct.pack("<II", 0, one) + bytes(18)) for one in (1, mode))
        return packed(parts | {"xl/workbook.bin": parts["xl/workbook.bin"].replace(usual, other)})

    assert codes(tmp_path / "x.xlsb", written(COMPUTED)) == told
    assert codes(tmp_path / "x.xlsb", written(TYPED)) == []


@pytest.mark.parametrize(("mode", "told"), [("manual", ["F461"]), ("auto", []), ("autoNoTable", [])])
@pytest.mark.parametrize("kind", ["computed", "hidden", "typed"])
def test_a_workbook_says_when_it_is_calculated(making, tmp_path, mode, told, kind):
    formula, hidden = "" if kind == "typed" else "<f>1+1</f>", kind == "hidden"
    cell = f'<row r="1"><c r="A1">{formula}<v>2</v></c></row>'
    parts = making.workbook(making.sheet(cell), making.sheet())
    outline = parts["xl/workbook.xml"].replace("</workbook>", f'<calcPr calcMode="{mode}"/></workbook>')
    if hidden:
        outline = outline.replace("<sheet ", '<sheet state="hidden" ', 1)
    content = making.packed(parts | {"xl/workbook.xml": outline})
    assert codes(tmp_path / "x.xlsx", content) == (told if kind == "computed" else [])


@pytest.mark.parametrize(
    ("flag", "formula", "told"),
    [("1", "<f>1+1</f>", ["F490"]), ("true", "<f>1+1</f>", ["F490"]), ("0", "<f>1+1</f>", []), ("1", "", [])],
)
def test_a_workbook_that_asks_to_be_calculated_anew_says_so(making, tmp_path, flag, formula, told):
    parts = making.workbook(making.sheet(f'<row r="1"><c r="A1">{formula}<v>2</v></c></row>'))
    outline = parts["xl/workbook.xml"].replace("</workbook>", f'<calcPr fullCalcOnLoad="{flag}"/></workbook>')
    assert codes(tmp_path / "x.xlsx", making.packed(parts | {"xl/workbook.xml": outline})) == told
