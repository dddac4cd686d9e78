"""Number styles of OpenDocument show the same as the format codes that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.workbook.containers import SPACES, ods_parts, packed

from parindex.sources.workbook.ods.number_styles import NumberStyles
from parindex.sources.workbook.processes.reading import read_workbook

DECIMALS = (
    '<number:number number:decimal-places="{0}" number:min-decimal-places="{0}" number:min-integer-digits="1"{1}/>'
)
TWO, ONE, NONE = (DECIMALS.format(number, "") for number in (2, 1, 0))
TEXT = "<number:text>{}</number:text>".format


def style(inner, name="N1", kind="number"):
    return f'<number:{kind}-style style:name="{name}">{inner}</number:{kind}-style>'


def map_to(condition, name):
    return f'<style:map style:condition="value(){condition}" style:apply-style-name="{name}"/>'


FIRST, SECOND, THIRD = ("N1P0", "N1P1", "N1P2")
SIGNED = map_to("&gt;0", FIRST) + map_to("&lt;0", SECOND)
NO_ZERO = (
    style(NONE, FIRST)
    + style(TEXT("-") + NONE, SECOND)
    + style(TEXT(""), THIRD)
    + style("<number:text-content/>" + SIGNED + map_to("=0", THIRD), kind="text")
)
CELL = '<table:table-cell table:style-name="own1" office:value-type="float" office:value="{}"/>'.format
OWN = '<style:style style:name="own1" style:family="table-cell" style:data-style-name="N1"/>'
PLAIN = '<table:table-cell office:value-type="float" office:value="{}"/>'.format


def opened(folder, styles, rows, columns="", others=None):
    table = f'<table:table table:name="A">{columns}{rows}</table:table>'
    path = folder / "one.ods"
    path.write_bytes(packed(ods_parts(table, styles) | (others or {})))
    workbook = read_workbook(path)
    assert workbook.issues == ()
    return workbook.sheets[0]


def row(*cells, given=""):
    return f"<table:table-row{given}>{''.join(cells)}</table:table-row>"


@pytest.mark.parametrize(
    ("styles", "number", "shown"),
    [
        (style('<number:number number:min-integer-digits="1"/>'), "0.75", None),
        (style('<number:number number:min-integer-digits="1"/>' + TEXT(" đ")), "0.75", None),
        (style(NONE), "0.75", "1"),
        (style(NONE), "3", None),
        (style(ONE), "84.79", "84.8"),
        (style(TWO), "84.79", None),
        (style(DECIMALS.format(0, ' number:grouping="true"')), "1250", None),
        (style(DECIMALS.format(0, ' number:display-factor="1000"')), "84790", "85"),
        (style(DECIMALS.format(1, ' number:display-factor="1000000"')), "1500000", "1.5"),
        (style('<number:number number:decimal-places="2" number:decimal-replacement=""/>'), "0.5", None),
        (style('<number:number number:decimal-places="2" number:decimal-replacement=""/>'), "0.123", ".12"),
        (style(NONE + TEXT("%")), "90", "90%"),
        (style(NONE + TEXT("%"), kind="percentage"), "0.9", None),
        (style(NONE + TEXT("%"), kind="percentage"), "0.9725", "97%"),
        (style(NONE, kind="percentage"), "0.9725", "97%"),
        (style(TEXT("4.5")), "4", "4.5"),
        (style(TEXT('một "hai" 3')), "4", 'một "hai" 3'),
        (style(TEXT("")), "4", ""),
        (style(""), "4", ""),
        (style(TWO + TEXT("/1")), "0.75", "0.75/1"),
        (style(TWO + "<number:currency-symbol>₫</number:currency-symbol>", kind="currency"), "0.75", None),
        (style(ONE + "<number:currency-symbol>₫</number:currency-symbol>", kind="currency"), "0.75", "0.8"),
        (style('<number:scientific-number number:decimal-places="2"/>'), "84.7912", "8.48E+1"),
        (style('<number:fraction number:min-denominator-digits="1"/>'), "0.75", None),
        (style('<number:fraction number:min-denominator-digits="1"/>'), "0.7", "5/7"),
        (style("<number:day/>", kind="date"), "43831", None),
        (style("<number:text-content/>", kind="text"), "0.75", None),
        (style("<number:boolean/>", kind="boolean"), "1", "TRUE"),
        (NO_ZERO, "0", ""),
        (NO_ZERO, "2", None),
        (NO_ZERO, "-2", None),
        (style(TWO, FIRST) + style(TEXT("-") + TWO + map_to("&gt;=0", FIRST)), "-0.5", None),
        (style(ONE, FIRST) + style(ONE + map_to("&gt;=0", FIRST)), "-0.5", "0.5"),
        (style(NONE, FIRST) + style(TWO + map_to("&gt;=1", FIRST)), "1.75", "2"),
        (style(NONE, FIRST) + style(TWO + map_to("&gt;=1", FIRST)), "0.75", None),
        (style(TEXT("thấp"), FIRST) + style(TWO + map_to("&lt;1", FIRST)), "0.5", "thấp"),
        (style(TWO + map_to("&lt;1", "missing")), "0.5", None),
        (style(ONE, "other"), "0.75", None),
    ],
)
def test_a_number_style_shows(tmp_path, styles, number, shown):
    sheet = opened(tmp_path, styles + OWN, row(CELL(number)))
    assert (sheet.rows, sheet.shown) == (((float(number),),), {} if shown is None else {(0, 0): shown})


def test_cells_without_a_style_show_what_row_column_or_workbook_say(tmp_path):
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    columns += '<table:table-column table:default-cell-style-name="own1"/>'
    repeated = PLAIN("0.75").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="4"')
    rows = row(repeated) + row(PLAIN("0.75"), CELL("0.5"), given=' table:default-cell-style-name="own1"')
    rows += row(PLAIN("0.75") * 3, given=' table:number-rows-repeated="2" table:default-cell-style-name="no"')
    sheet = opened(tmp_path, style(NONE) + OWN, rows, columns)
    assert sheet.shown == {(0, 2): "1", (1, 0): "1", (1, 1): "1"}
    default = OWN.replace('"own1"', '"Default"')
    assert opened(tmp_path, style(NONE) + default, rows, columns).shown.keys() >= {(0, 0), (0, 1), (0, 3)}


def test_a_style_of_a_name_means_what_the_own_part_says(tmp_path):
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())
    common = f"<office:document-styles {names}>{style(NONE)}{OWN.replace('own1', 'com')}</office:document-styles>"
    cells = CELL("0.75"), CELL("0.75").replace("own1", "com"), CELL("0.75").replace("own1", "child")
    child = '<style:style style:name="child" style:family="table-cell" style:parent-style-name="com"/>'
    sheet = opened(tmp_path, style(TWO) + OWN + child, row(*cells), others={"styles.xml": common})
    assert sheet.shown == {(0, 1): "1", (0, 2): "1"}
    assert opened(tmp_path, OWN, row(*cells), others={"styles.xml": common}).shown == {(0, 0): "1", (0, 1): "1"}


ELEMENTS = st.sampled_from(
    ["number:number", "number:fraction", "number:scientific-number", "number:text", "number:embedded-text", "style:map"]
)
GIVEN = st.dictionaries(
    st.sampled_from(
        [f"number:{name}" for name in ("decimal-places", "min-integer-digits", "position", "display-factor")]
        + ["number:denominator-value", "style:condition", "style:apply-style-name"]
    ),
    st.sampled_from(["0", "3", "-1", "99999999999", "x", "", "1000", "value()>0", "N1", "²"]),
)


@given(st.lists(st.tuples(ELEMENTS, GIVEN, st.text(max_size=60)), max_size=6))
def test_no_style_breaks_it_or_becomes_long(elements):
    styles = NumberStyles()
    styles.begin("content.xml", "number:number-style", {"style:name": "N1"})
    for name, attributes, text in elements:
        styles.begin("content.xml", name, attributes)
        styles.text(text)
        styles.end(name)
    styles.end("number:number-style")
    assert styles.code("content.xml", "styles.xml", "N1")


@pytest.mark.parametrize("beside", ["", "<office:annotation><text:p>x</text:p></office:annotation>"])
def test_a_number_that_a_formula_shows_as_a_truth_value_is_one(tmp_path, beside):
    cell = (
        '<table:table-cell table:formula="of:={0}()" office:value-type="float" office:value="{1}">'
        f"{beside}<text:p>{{0}}</text:p></table:table-cell>"
    )
    grid = opened(tmp_path, "", row(cell.format("TRUE", 1), cell.format("FALSE", 0)))
    assert [(type(value), value) for value in grid.rows[0]] == [(bool, True), (bool, False)]
