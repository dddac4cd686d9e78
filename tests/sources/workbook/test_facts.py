"""What values alone do not tell: formulas, errors, percents, merges, hidden rows."""

from datetime import date

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.sources.workbook.number_formats.formats import number_format
from parindex.sources.workbook.processes.reading import read_workbook
from parindex.sources.workbook.sheet_facts import address, area, reach
from parindex.sources.workbook.xlsx.facts import _plain
from parindex.sources.workbook.xlsx.sheet_walk import walk


def only_sheet(path):
    workbook = read_workbook(path)
    assert not workbook.issues
    (sheet,) = workbook.sheets
    return sheet


@pytest.fixture
def sheet_with(book, making):
    return lambda rows, after="", **parts: only_sheet(book(making.sheet(rows, after), **parts))


def test_rows_start_at_the_first_cell_and_empty_cells_are_none(sheet_with):
    sheet = sheet_with('<row r="2"><c r="B2"><v>1.5</v></c><c r="D2"><v>2</v></c></row>')
    assert sheet.rows == ((None, None, None, None), (None, 1.5, None, 2.0))


@pytest.mark.parametrize(
    ("row", "column", "hidden"),
    [
        ('ht="0" customHeight="1"', 'width="0" customWidth="1"', True),
        ('ht="0.75" customHeight="1"', 'width="0.140625" customWidth="1"', True),
        ("customHeight='1' ht='0'", "customWidth='1' width='0'", True),
        ('ht="12.8"', 'width="0.7109375"', False),
        ('ht="15"', 'width="10"', False),
    ],
)
def test_rows_and_columns_that_are_too_flat_to_be_seen_are_hidden(book, making, row, column, hidden):
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2" {row}><c r="B2"><v>1.5</v></c></row>'
    xml = making.sheet(cells).replace("<sheetData>", f'<cols><col min="2" max="2" {column}/></cols><sheetData>')
    found = only_sheet(book(xml))
    assert (found.hidden_rows, found.hidden_columns) == (({1}, {1}) if hidden else (set(), set()))


def test_what_a_format_makes_of_a_number_is_kept_beside_it(tmp_path):
    path = tmp_path / "formats.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for column, (code, number) in enumerate(
            [("0", 0.75), ("0.00", 84.79), (";;;", 1), ("0,", 84790), ("0%", 0.9725)]
        ):
            sheet.write_number(0, column, number, workbook.add_format({"num_format": code}))
    found = only_sheet(path)
    assert found.shown == {(0, 0): "1", (0, 2): "", (0, 3): "85", (0, 4): "97%"}
    assert found.rows == ((0.75, 84.79, 1.0, 84790.0, 0.9725),)


def test_the_format_of_cells_that_name_none_counts_too(tmp_path):
    path = tmp_path / "normal.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.formats[0].set_num_format("0")
        workbook.add_worksheet().write_number(0, 0, 0.75)
    assert only_sheet(path).shown == {(0, 0): "1"}


def test_an_error_cell_has_no_value_but_its_text(sheet_with):
    sheet = sheet_with(
        '<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1" t="e"><v>#BOGUS!</v></c><c r="C1"><v>1</v></c></row>'
    )
    assert sheet.errors == {(0, 0): "#DIV/0!", (0, 1): "#BOGUS!"}
    assert sheet.rows == ((None, None, 1.0),)


def test_formulas_with_and_without_a_stored_value_are_told_apart(sheet_with):
    sheet = sheet_with(
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v></v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><v>5</v></c></row>'
    )
    assert sheet.formulas == {(0, 0), (0, 3)}
    assert sheet.uncached == {(0, 1), (0, 2)}


def test_zeros_of_a_program_that_never_calculated_are_not_values(tmp_path):
    path = tmp_path / "written.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, 3)
        sheet.write_formula(0, 1, "=A1*2")
    assert only_sheet(path).uncached == {(0, 1)}


def test_percents_hidden_rows_columns_sheets_merges_and_dates_are_seen(tmp_path):
    path = tmp_path / "rich.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet, other = workbook.add_worksheet("Bảng điểm"), workbook.add_worksheet("Ẩn")
        other.write(0, 0, "x")
        other.hide()
        sheet.write(0, 0, 0.9, workbook.add_format({"num_format": "0.0%"}))
        sheet.write(1, 0, 0.9, workbook.add_format({"num_format": '0.0" %"'}))
        sheet.write_datetime(2, 0, date(2020, 5, 8), workbook.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.merge_range(3, 0, 4, 2, "gộp")
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 2, None, None, {"hidden": True})
    scores, hidden = read_workbook(path).sheets
    assert (scores.name, scores.hidden, hidden.hidden) == ("Bảng điểm", False, True)
    assert scores.percents == {(0, 0)}
    assert (scores.hidden_rows, scores.hidden_columns) == ({1}, {1, 2})
    assert scores.merges == ((3, 0, 4, 2),)
    assert scores.rows[2][0] == date(2020, 5, 8)


def test_dates_of_workbooks_that_count_from_1904_are_four_years_later(book, making):
    styles = f'<styleSheet xmlns="{making.MAIN}"><cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    links = making.relationships(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
    parts = {"xl/styles.xml": styles, "xl/_rels/workbook.xml.rels": links}
    rows = '<row r="1"><c r="A1" s="1"><v>40000</v></c></row>'
    day_1900 = only_sheet(book(making.sheet(rows), **parts)).rows[0][0]
    parts["xl/workbook.xml"] = making.book("Bảng").replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    day_1904 = only_sheet(book(making.sheet(rows), **parts)).rows[0][0]
    assert (day_1904 - day_1900).days == 1462


def test_parts_in_utf_16_are_read_like_others(book, making):
    path = book(**{"xl/worksheets/sheet1.xml": making.sheet().replace("UTF-8", "UTF-16").encode("utf-16")})
    assert only_sheet(path).rows == (("Sở Mẫu", 84.79),)


def test_a_false_dimension_changes_nothing(book, making):
    honest = only_sheet(book()).rows
    for claim in ("A1:XFD1048576", "A1", "%%%", "A0:B5"):
        xml = making.sheet().replace("<sheetData>", f'<dimension ref="{claim}"/><sheetData>')
        assert only_sheet(book(xml)).rows == honest


def test_a_false_number_of_texts_changes_nothing_and_texts_stay_as_they_are(book, making):
    text = 'count="5" uniqueCount="6" 1 > 0'
    links = making.relationships(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))
    claims = 'count="4294967295" uniqueCount="4294967295"'
    for claim in ("", claims):
        texts = f'<sst xmlns="{making.MAIN}" {claim}><si><t>x {text}</t></si></sst>'
        parts = {"xl/_rels/workbook.xml.rels": links, "xl/sharedStrings.xml": texts}
        path = book(making.sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), **parts)
        assert only_sheet(path).rows == ((f"x {text}",),)


CELLS = st.dictionaries(
    st.tuples(st.integers(0, 30), st.integers(0, 30)),
    st.sampled_from(
        [
            '<c r="{}"/>',
            '<c r="{}" s="1"><v>0.5</v></c>',
            '<c r="{}"><v>1E-3</v></c>',
            '<c r="{}" s="2"/>',
            '<c r="{}" s="2" />',
            '<c r="{}"><f>1+1</f><v /></c>',
            '<c r="{}" t="str"><f>""</f><v></v></c>',
            '<c r="{}" s="1" t="n"><v>7</v></c>',
            '<c r="{}" s="3"><v>0.75</v></c>',
            '<c r="{}" s="4" t="n"><v>84.7900000001</v></c>',
            '<c r="{}" s="4"><f>1/3</f><v>3.3E-5</v></c>',
            '<c r="{}" s="5"><v>84790</v></c>',
            '<c r="{}" s="4"><v>84.79</v></c>',
            '<c r="{}" t="str"><f>"a"</f><v>a</v></c>',
            '<c r="{}"><f>1+1</f><v>2</v></c>',
            '<c r="{}"><f>1+1</f></c>',
            '<c r="{}"><f t="shared" si="0"/><v>0</v></c>',
            '<c r="{}" t="inlineStr"><is><t>Văn bản 1</t></is></c>',
            '<c r="{}" t="s"><v>3</v></c>',
        ]
    ),
    min_size=1,
)


@given(CELLS, st.booleans(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3))
@settings(max_examples=60, deadline=None)
def test_the_fast_look_says_what_the_slow_one_says(cells, never, merged):
    rows: dict[int, str] = {}
    for (row, column), cell in sorted(cells.items()):
        rows[row] = rows.get(row, "") + cell.format(address((row, column)))
    body = "".join(f'<row hidden="false" r="{row + 1}" ht="12.8">{inner}</row>' for row, inner in rows.items())
    merges = "".join(f'<mergeCell ref="{address((r, c))}:{address((r + 1, c + 1))}"/>' for r, c in merged)
    xml = f'<worksheet xmlns="x"><sheetData>{body}</sheetData><mergeCells>{merges}</mergeCells></worksheet>'.encode()
    formats = {3: number_format("0"), 4: number_format("0.00"), 5: number_format("0,")}
    fast = _plain(xml, frozenset({1}), formats, never_calculated=never)
    slow = walk(xml, frozenset({1}), formats, sheet="", never_calculated=never)
    assert fast is not None
    for name in ("valued", "merges", "uncached", "formulas", "percents", "shown"):
        assert getattr(fast, name) == getattr(slow, name), name
    assert fast.extent >= slow.extent


@pytest.mark.parametrize(
    "spelling",
    [
        lambda xml: xml.replace('<c r="B1"', "<c  r = 'B1' "),
        lambda xml: xml.replace("<row", "<!-- x --><row"),
        lambda xml: xml.replace("<v>84.79</v>", "<v><![CDATA[84.79]]></v>"),
        lambda xml: xml.replace(' r="B1"', ""),
        lambda xml: xml.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x="),
    ],
    ids=["quotes", "comment", "character data", "no address", "prefix"],
)
def test_unusual_spellings_of_the_same_sheet_read_the_same(book, making, spelling):
    assert only_sheet(book(spelling(making.sheet()))).rows == (("Sở Mẫu", 84.79),)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ('<row r="1"><c r="A0"><v>1</v></c></row>', "F301"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>', "F302"),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A1"><v>1</v></c></row>', "F302"),
        ('<row r="1"><c r="A1"><v>1E400</v></c></row>', "F303"),
        ('<row r="1"><c r="A1"><v>one</v></c></row>', "F303"),
    ],
)
def test_one_row_that_is_wrong_is_found_among_many_that_look_alike(book, making, rows, code):
    alike = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(3, 300))
    workbook = read_workbook(book(making.sheet(rows + alike)))
    assert [issue.code for issue in workbook.issues] == [code]


def test_an_empty_truth_value_is_nothing(book, making):
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="b"><v></v></c><c r="C1" t="b"><v>0</v></c></row>'
    assert only_sheet(book(making.sheet(rows))).rows == ((1.0, None, False),)


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
@settings(max_examples=50)
def test_the_name_of_a_cell_leads_back_to_it(row, column):
    assert reach(address((row, column)).encode()) == (row, column)


@pytest.mark.parametrize("name", [b"", b"A", b"1", b"A0", b"A1048577", b"XFE1", b"$A$1", b"A-1", b"AAAA1"])
def test_what_cannot_be_a_cell_is_refused(name):
    with pytest.raises(ValueError, match=r"^b'"):
        reach(name)


def test_a_range_may_be_named_from_any_corner():
    assert area(b"C3:A1") == area(b"A1:C3") == (0, 0, 2, 2)
