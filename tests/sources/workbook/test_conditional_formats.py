"""A number that a condition shows in another format is known to be shown as another one."""

import struct

import pytest
from tests.sources.workbook.containers import bin_record, ods_parts, packed, record, xls, xlsb_parts

from parindex.sources.cells.grid import Grid
from parindex.sources.workbook.processes.reading import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs><dxfs count="2">'
    '<dxf><font><b/></font></dxf><dxf><numFmt numFmtId="170" formatCode="%s"/></dxf></dxfs></styleSheet>'
)


def shown(making, path, rule, where="A1:B9", code="0"):
    cells = '<row r="1"><c r="A1"><v>0.75</v></c><c r="B1"><v>3.5</v></c><c r="C1"><v>3.5</v></c></row>'
    after = f'<conditionalFormatting sqref="{where}">{rule}</conditionalFormatting>'
    parts = making.workbook(making.sheet(cells, after))
    parts["xl/_rels/workbook.xml.rels"] = making.relationships(
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
    )
    path.write_bytes(making.packed(parts | {"xl/styles.xml": STYLES % code}))
    (grid,) = read_workbook(path).sheets
    return dict(grid.shown)


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ('type="expression" dxfId="1"><formula>TRUE</formula>', {(0, 0): "1", (0, 1): "4"}),
        ('type="top10" dxfId="1" rank="9">', {(0, 0): "1", (0, 1): "4"}),
        ('type="cellIs" operator="lessThan" dxfId="1"><formula>1</formula>', {(0, 0): "1"}),
        ('type="cellIs" operator="greaterThan" dxfId="1"><formula>9</formula>', {}),
        ('type="cellIs" operator="between" dxfId="1"><formula>3</formula><formula>4</formula>', {(0, 1): "4"}),
        ('type="cellIs" operator="greaterThan" dxfId="1"><formula>$D$1</formula>', {(0, 0): "1", (0, 1): "4"}),
        ('type="expression" dxfId="0"><formula>TRUE</formula>', {}),
        ('type="containsText" dxfId="1"><formula>TRUE</formula>', {}),
    ],
)
def test_a_number_shows_what_a_condition_that_may_hold_makes_of_it(making, tmp_path, rule, wanted):
    assert shown(making, tmp_path / "x.xlsx", f"<cfRule {rule}</cfRule>") == wanted


def test_a_format_that_shows_the_number_itself_makes_no_other_number(making, tmp_path):
    rule = '<cfRule type="expression" dxfId="1"><formula>TRUE</formula></cfRule>'
    assert shown(making, tmp_path / "x.xlsx", rule, code="0.00") == {}
    assert shown(making, tmp_path / "x.xlsx", rule, where="C1 A1") == {(0, 0): "1", (0, 2): "4"}


GRID = Grid("S", ((4.0, 7.0),))
CODE = '"9"'
WIDE = struct.pack("<HB", 3, 1) + CODE.encode("utf-16-le")
OWN_FORMAT = struct.pack("<IH", 1 << 25, 1) + struct.pack("<H", 2 + len(WIDE)) + WIDE
AREAS = struct.pack("<HHHHHH", 1, 1, 0, 0, 0, 1) + struct.pack("<HHHHH", 1, 0, 0, 0, 1)
FUTURE = struct.pack("<H", 0x087A) + bytes(10)
FIVE = b"\x1e\5\0"


def biff(look=OWN_FORMAT):
    rule = struct.pack("<BBHH", 1, 5, len(FIVE), 0)
    return xls([GRID], extra=record(0x01B0, AREAS) + record(0x01B1, rule + look + FIVE))


def biff_of_2007():
    rule = struct.pack("<BBHH", 1, 5, len(FIVE), 0) + struct.pack("<I", len(OWN_FORMAT)) + OWN_FORMAT
    return xls([GRID], extra=record(0x0879, FUTURE + AREAS) + record(0x087A, FUTURE + rule + FIVE))


def binary():
    parts = xlsb_parts([GRID])
    code = struct.pack("<H", len(CODE)) + CODE.encode("utf-16-le")
    look = struct.pack("<HHHHH", 0, 0, 1, 38, 4 + len(code)) + code
    styles = bin_record(505, struct.pack("<I", 1)) + bin_record(507, look) + bin_record(506)
    formula = struct.pack("<I", len(FIVE)) + FIVE + struct.pack("<I", 0)
    rule = struct.pack("<IIIiI8xHIII", 1, 0, 0, 1, 5, 0, len(formula), 0, 0) + b"\xff" * 4 + formula
    conditions = bin_record(461, struct.pack("<IIIIIII", 1, 0, 1, 0, 0, 0, 1)) + bin_record(463, rule)
    conditions += bin_record(464) + bin_record(462)
    end = bin_record(130)
    sheet = parts["xl/worksheets/sheet1.bin"].removesuffix(end) + conditions + end
    return packed(parts | {"xl/styles.bin": parts["xl/styles.bin"] + styles, "xl/worksheets/sheet1.bin": sheet})


def open_document(condition="&gt;5", standard="", *, after=True):
    styles = (
        '<number:number-style style:name="N1"><number:text>9</number:text></number:number-style>'
        '<style:style style:name="on_5f_1" style:display-name="on_1" style:family="table-cell"'
        f' style:data-style-name="N1"/><style:style style:name="ce" style:family="table-cell">{standard}</style:style>'
    )
    own = ' table:style-name="ce"' if standard else ""
    cells = "".join(f'<table:table-cell{own} office:value-type="float" office:value="{one}"/>' for one in (4, 7))
    conditions = (
        "<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address=\"'S 1'.A1:'S 1'.B1\">"
        f'<calcext:condition calcext:apply-style-name="on_1" calcext:value="{condition}"/>'
        "</calcext:conditional-format></calcext:conditional-formats>"
    )
    rows = f"<table:table-row>{cells}</table:table-row>"
    table = f'<table:table table:name="S 1">{rows}{conditions * after}</table:table>'
    return packed(ods_parts(table, styles))


def standard(condition):
    applied = f'<style:map style:condition="{condition}" style:apply-style-name="on_5f_1"/>'
    return open_document(standard=applied, after=False)


SEVEN, BOTH = {(0, 1): "9"}, {(0, 0): "9", (0, 1): "9"}


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("97.xls", biff(), SEVEN),
        ("built-in.xls", biff(struct.pack("<IHBB", 1 << 25, 0, 0, 9)), {(0, 1): "700%"}),
        ("2007.xls", biff_of_2007(), SEVEN),
        ("x.xlsb", binary(), SEVEN),
        ("x.ods", open_document(), SEVEN),
        ("between.ods", open_document("between(3,5)"), {(0, 0): "9"}),
        ("formula.ods", open_document("formula-is([.A1]&gt;0)"), BOTH),
        ("text.ods", open_document("contains-text(&quot;a&quot;)"), {}),
        ("standard.ods", standard("cell-content()&gt;5"), SEVEN),
        ("standard-formula.ods", standard("is-true-formula([.A1]&gt;0)"), BOTH),
    ],
)
def test_conditions_of_all_formats_are_known(tmp_path, name, content, wanted):
    path = tmp_path / name
    path.write_bytes(content)
    (grid,) = read_workbook(path).sheets
    assert dict(grid.shown) == wanted
