"""A number that a condition shows in another format is known to be shown as another one."""

import pytest

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
