"""A cell shows the shared text whose number it has, however the number is written, or the file is refused."""

import pytest

from parindex.sources.workbook.processes.reading import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def read(making, tmp_path):
    def read_cell(cell, table=f'<sst xmlns="{MAIN}"><si><t>5</t></si><si><t>9</t></si></sst>'):
        parts = making.workbook(making.sheet(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>'))
        parts["xl/_rels/workbook.xml.rels"] = making.relationships(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        )
        parts["xl/sharedStrings.xml"] = table
        path = tmp_path / "x.xlsx"
        path.write_bytes(making.packed(parts))
        return read_workbook(path)

    return read_cell


@pytest.mark.parametrize("number", ["1", " 1 ", "\n   1\n", "01", "<![CDATA[1]]>", "<!-- 0 -->1", "1<?x 0?>"])
def test_the_text_is_the_one_that_is_named(read, number):
    (grid,) = read(f'<c r="A1" t="s"><v>{number}</v></c>').sheets
    assert grid.rows == (("9", 1.0),)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><v>+1</v></c>',
        '<c r="A1" t="s"><v>1.0</v></c>',
        '<c r="A1" t="s"><v>1E0</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>',
        '<c r="A1" t="s"><v>2</v></c>',
        '<c r="A1" t="s"><v>0 1</v></c>',
        '<c r="A1" t="s"><is><t>8</t></is></c>',
        '<c r="A1" t="n"><is><t>8</t></is></c>',
        '<c r="A1" t="str"><is><t>8</t></is></c>',
        '<c r="A1" t="inlineStr"><v>1</v><is><t>8</t></is></c>',
        '<c r="A1" t="s"><v>0</v><v>1</v></c>',
    ],
)
def test_what_programs_read_differently_is_refused(read, cell):
    book = read(cell)
    assert [(one.code, one.place.cell) for one in book.issues] == [("F304", "A1")]


def test_a_character_reference_names_the_same_text_or_is_refused(read):
    book = read('<c r="A1" t="s"><v>&#49;</v></c>')
    assert book.issues or book.sheets[0].rows == (("9", 1.0),)


@pytest.mark.parametrize("space", ["urn:x", ""])
def test_a_text_of_another_vocabulary_is_refused(read, space):
    item = f'<x:si xmlns:x="{space or "urn:y"}"><x:t>8</x:t></x:si>'
    book = read('<c r="A1" t="s"><v>1</v></c>', f'<sst xmlns="{MAIN}"><si><t>5</t></si>{item}<si><t>9</t></si></sst>')
    assert [one.code for one in book.issues] == ["F262"]


def test_a_prefix_for_the_vocabulary_of_spreadsheets_is_read(read):
    table = f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>5</x:t></x:si><x:si><x:t>9</x:t></x:si></x:sst>'
    assert read('<c r="A1" t="s"><v>1</v></c>', table).sheets[0].rows == (("9", 1.0),)
