"""In Word, and in a PDF made of it, every number stands whole on one line."""

import io
import re
import shutil
import subprocess

import pytest
from docx import Document
from tests.reporting.made_up import block_input, context_of, definition

from parindex.reporting.formats.registry import render
from parindex.reporting.word.letters import word_width

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CELL_MARGINS = 216
SHAPES = {"8 areas": (8, 2, 2), "12 areas": (12, 2, 1), "30 areas": (30, 1, 1)}
SOFFICE, PDFTOTEXT = shutil.which("soffice"), shutil.which("pdftotext")


def found(shape, decimals=3, prefix=""):
    edition = definition(*SHAPES[shape])
    policy = edition.policy.model_copy(update={"published_decimals": decimals})
    edition = edition.model_copy(update={"policy": policy})
    names = [f"Phường {number} thuộc thành phố có tên rất dài{prefix}" for number in range(1, 9)]
    return context_of(block_input(edition, names), locale="en")


def headed(document):
    return [table for table in document.tables if table._tbl.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]


def cells(document):
    for table in headed(document):
        grid = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid.iter(f"{W}gridCol")]
        for row in table._tbl.iter(f"{W}tr"):
            own = row.findall(f"{W}tc")
            if len(own) == len(grid):
                yield from zip(grid, own, strict=True)


def said(part):
    return "".join(text.text or "" for text in part.iter(f"{W}t"))


def widest_number(cell):
    widest = 0.0
    for run in cell.iter(f"{W}r"):
        size, bold = run.find(f"{W}rPr/{W}sz"), run.find(f"{W}rPr/{W}b")
        points = int(size.get(f"{W}val")) / 2
        for word in said(run).split():
            if re.search(r"\d", word):
                heavy = bold is not None and bold.get(f"{W}val") != "0"
                widest = max(widest, word_width(word, bold=heavy) * points * 20 / 1000)
    return widest


@pytest.mark.parametrize("decimals", [2, 3, 6])
@pytest.mark.parametrize("shape", SHAPES)
def test_no_number_is_wider_than_its_column(shape, decimals):
    document = Document(io.BytesIO(render("docx", found(shape, decimals))))
    wrong = [said(cell) for width, cell in cells(document) if widest_number(cell) > width - CELL_MARGINS]
    assert wrong == []


@pytest.mark.parametrize("shape", SHAPES)
def test_tables_stay_within_the_page_and_letters_can_be_read(shape):
    document = Document(io.BytesIO(render("docx", found(shape))))
    for table in headed(document):
        widths = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid.iter(f"{W}gridCol")]
        assert sum(widths) <= 14010
        sizes = [int(size.get(f"{W}val")) for size in table._tbl.iter(f"{W}sz")]
        assert min(sizes) >= 18


def test_a_table_that_was_parted_repeats_the_units_and_loses_no_column():
    context = found("30 areas")
    document = Document(io.BytesIO(render("docx", context)))
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    parts = [head for head in heads if head[:2] == ["Rank", "Unit"] and any(re.match(r"\d+\. ", one) for one in head)]
    assert len(parts) > 1
    heads = [one for head in parts for one in head[2:]]
    assert heads == [*(f"{area.code}. {area.title}" for area in context.blocks[0].areas), "Index (%)"]


@pytest.mark.skipif(not (SOFFICE and PDFTOTEXT), reason="LibreOffice or poppler is not installed")
@pytest.mark.parametrize("shape", ["12 areas", "30 areas"])
def test_every_number_is_a_word_of_the_pdf(shape, tmp_path):
    context = found(shape)
    (tmp_path / "report.docx").write_bytes(render("docx", context))
    call = [SOFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*call, "--outdir", tmp_path, tmp_path / "report.docx"], check=True, capture_output=True)
    text = subprocess.run([PDFTOTEXT, "-layout", tmp_path / "report.pdf", "-"], check=True, capture_output=True)
    words = set(text.stdout.decode().split())
    block = context.blocks[0]
    figures = [row.points for row in block.rows] + [cell for row in block.area_rows for cell in row.cells]
    assert {figure.text for figure in figures if figure.exact is not None} - words == set()
