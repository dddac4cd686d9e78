"""The same blocks as a workbook, a document, and records: what each of them keeps, and what it makes harmless."""

import io
from fractions import Fraction

import docx
import openpyxl
import pytest

from parindex.language import speech
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Chart, Column, Heading, Kind, Sentence, Series, Table, Tone
from parindex.reporting.writers.cells import Cells
from parindex.reporting.writers.document import word_document
from parindex.reporting.writers.markdown import markdown_text
from parindex.reporting.writers.records import harmless_document
from parindex.reporting.writers.tables_book import summarized_book, tables_book

VOICE = speech("vi")
COLUMNS = (
    Column("name", Phrase("Unit")),
    Column("count", Phrase("Units"), Kind.COUNT),
    Column("share", "Share", Kind.PERCENT),
)
TABLE = Table(
    "units",
    "First: table?",
    COLUMNS,
    (("=1+1\n", 12345, Fraction(1, 3)), ("b", None, None)),
    notes=("A note.",),
)
OTHER = Table("others", "First: table?", COLUMNS, (("c", 1, Fraction(2)),))
CHART = Chart("bar", "Bars", ("a", "b"), (Series("Share", (Fraction(1, 2), None)),))
BLOCKS: list[AnyBlock] = [Heading(1, "Title"), Sentence("Beware.", Tone.NOTE), TABLE, OTHER]


def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def column(sheet, place=1):
    return [row[place - 1].value for row in sheet.iter_rows()]


def test_every_table_has_a_sheet_headed_by_what_is_said_before_it():
    made = book(tables_book(BLOCKS, VOICE))
    assert made.sheetnames == ["First table", "First table (2)"]
    assert column(made["First table"]) == [
        "Title",
        "Beware.",
        "First: table?",
        None,
        "Đơn vị",
        "=1+1 ",
        "b",
        None,
        "A note.",
    ]


def test_texts_stay_texts_and_numbers_numbers():
    row = list(book(tables_book(BLOCKS, VOICE))["First table"].iter_rows())[5]
    assert [(cell.data_type, cell.value) for cell in row] == [("s", "=1+1 "), ("n", 12345), ("n", 0.33)]


def test_a_summary_names_the_sheets_of_tables_and_charts():
    made = book(summarized_book([*BLOCKS, CHART], VOICE))
    assert made.sheetnames == ["Tóm tắt", "First table", "First table (2)", "Bars"]
    assert column(made["Tóm tắt"]) == [
        "Title",
        "Beware.",
        "→ First table: First: table?",
        "A note.",
        "→ First table (2): First: table?",
        "→ Bars: Bars",
    ]
    assert column(made["First table"])[:2] == ["First: table?", "Title"]
    assert len(made["Bars"]._charts) == 1


def test_a_document_has_the_tables_the_picture_and_no_clock():
    content = word_document([*BLOCKS, CHART], VOICE)
    made = docx.Document(io.BytesIO(content))
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["=1+1 ", "12.345", "0,33"]
    assert len(made.inline_shapes) == 1
    assert made.core_properties.created.year == 2000
    assert content == word_document([*BLOCKS, CHART], VOICE)


@pytest.mark.parametrize("write", [tables_book, summarized_book])
def test_the_same_blocks_are_the_same_bytes(write):
    assert write([*BLOCKS, CHART], VOICE) == write([*BLOCKS, CHART], VOICE)


def test_counts_are_grouped_as_the_language_groups_them():
    assert Cells(TABLE, speech("en")).rows()[0][1].text == "12,345"


def test_a_column_in_which_nothing_stands_can_be_left_out():
    bare = Table("units", "", COLUMNS, (("a", None, Fraction(1)), ("b", None, None)))
    assert [one.key for one in bare.filled().columns] == ["name", "share"]


def test_every_text_of_a_document_for_programs_is_made_harmless():
    found = harmless_document({"a\x1b": ["b\nc", {"d": "e\u202e"}], "f": 1, "g": None, "h": True})
    assert found == {"a": ["b c", {"d": "e"}], "f": 1, "g": None, "h": True}


FIVE = tuple(
    Series(name, (Fraction(first), Fraction(second)))
    for name, first, second in zip("abcde", "11123", "11345", strict=True)
)


@pytest.mark.parametrize(
    ("chart", "lines"),
    [
        (Chart("bar", "t", ("a`b", "c"), (Series("s", (Fraction(-1), Fraction(3))),), signed=True), ["−1", "+3"]),
        (Chart("stacked", "t", ("a", "c"), (Series("s", (Fraction(1), Fraction(2))),) * 2), ["1 + 1", "2 + 2"]),
        (Chart("range", "t", ("a", "c"), FIVE), ["1–3", "1–5"]),
    ],
)
def test_every_kind_of_chart_is_drawn_in_every_format(chart, lines):
    text = markdown_text([chart], VOICE).splitlines()
    start = text.index("```text")
    assert [line.rsplit("  ", 1)[-1].lstrip("█▓░─━● ") for line in text[start + 1 : start + 3]] == lines
    assert text.count("```") == 1
    assert len(docx.Document(io.BytesIO(word_document([chart], VOICE))).inline_shapes) == 1
    assert len(book(summarized_book([chart], VOICE))["t"]._charts) == 1
