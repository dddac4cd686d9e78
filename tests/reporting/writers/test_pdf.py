"""Blocks and papers as PDF: what is in them is read as text, with fonts of ours, the same bytes on every run."""

import io
from fractions import Fraction
from importlib.resources import files

import pdfplumber
from fontTools.ttLib import TTFont
from tests.reporting.made_up import HOSTILE

from parindex.language import speech
from parindex.reporting.blocks import Chart, Column, Heading, Kind, Lines, Sentence, Series, Table
from parindex.reporting.writers.paper.printable import printable
from parindex.reporting.writers.paper.widths import fitting
from parindex.reporting.writers.pdf import pdf_document

TYPST = ('#read("/etc/passwd")', "*đậm* _nghiêng_ $x$ \\ @a <b>", "Phường Hòa Thuận, ư ơ ạ ễ 中", "84,79 % của 100 %")
COLUMNS = (
    Column("name", "Đơn vị"),
    Column("index", "Chỉ số (%) của đơn vị trong khối", Kind.PERCENT),
    Column("change", "±", Kind.CHANGE),
)


def blocks():
    names = (*HOSTILE, *TYPST)
    rows = tuple((name, Fraction(1000 + place, 12), Fraction(-place, 7)) for place, name in enumerate(names * 6))
    return [
        Heading(1, names[2]),
        Heading(3, "Chỉ số"),
        *map(Sentence, names),
        Lines(names),
        Table("t", "Bảng", COLUMNS, rows, notes=names),
        Chart("bar", "Biểu đồ", names, (Series("a", (Fraction(-1, 3),) * len(names)),)),
        Chart(
            "panels", "Các năm", ("2019", "2020"), (Series("TB", (Fraction(1), None)), Series("a", (None, Fraction(2))))
        ),
    ]


def test_a_pdf_says_what_the_blocks_say_and_nothing_of_it_is_markup():
    made = pdf_document(blocks(), speech("vi"))
    assert made == pdf_document(blocks(), speech("vi"))
    with pdfplumber.open(io.BytesIO(made)) as document:
        text = " ".join(page.extract_text() for page in document.pages)
        fonts = {letter["fontname"].split("+")[-1] for page in document.pages for letter in page.chars}
        heads = [page.extract_text().count("trong khối") for page in document.pages]
    assert len(heads) > 2  # the head of the table stands on every page of it
    assert all(heads[:-1])
    assert fonts <= {"ParindexSerif", "ParindexSerifBold", "ParindexSerifItalic", "ParindexSans"}
    assert '#read("/etc/passwd")' in text
    assert "ư ơ ạ ễ [U+4E2D]" in text
    assert b"/MarkInfo" in made  # tagged for screen readers
    assert b"/Lang (vi" in made or b"/Lang(vi" in made


def test_every_sign_that_is_printed_is_in_a_font_of_ours():
    folder = files("parindex.reporting") / "fonts"
    held = {}
    for name in ("parindex-serif", "parindex-serif-bold", "parindex-serif-italic", "parindex-sans"):
        with (folder / f"{name}.ttf").open("rb") as file:
            held[name] = set(TTFont(file).getBestCmap())
    printed = {code for code in range(0x20, 0x3000) if printable(chr(code)) == chr(code)}
    for style in ("", "-bold", "-italic"):
        assert printed <= held[f"parindex-serif{style}"] | held["parindex-sans"]


def test_a_number_keeps_its_percent_sign():
    assert printable("84,79 % của 12 đơn vị") == "84,79\u00a0% của 12 đơn vị"


def test_columns_of_numbers_are_never_narrower_than_their_numbers():
    heads, numeric = ["Đơn vị", *(f"Lĩnh vực {place}" for place in range(14))], [False, *[True] * 14]
    rows = [["Ủy ban nhân dân phường có tên thật dài", *["100,00"] * 14]] * 3
    found = fitting(heads, rows, numeric, 470)
    assert sum(found.columns) <= 470.01
    assert all(width >= 2.75 * found.size for width in found.columns[1:])  # six signs of half a letter and a quarter
    assert found.size >= 7
