"""Whatever a unit is called, every format can be written and read, and shows the name as text."""

import csv
import io
import json
import re
from dataclasses import replace

import docx
import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.reporting.made_up import LONG, block_input, context_of, definition

from parindex.language.single_line import one_line
from parindex.reporting import FORMATS, render
from parindex.reporting.harmless import harmless

FOUND = block_input(definition(2, 1, 1), LONG[:4])

SIGNS = "={}%|<>&'\"\\[]()#*_-+@\n\t\x00\ud800"
NAMES = st.text(st.characters(), min_size=1, max_size=40) | st.text(SIGNS, min_size=1)


def named(name):
    first, *others = FOUND.standings.standings
    renamed = replace(first, card=replace(first.card, name=name))
    return context_of(replace(FOUND, standings=replace(FOUND.standings, standings=[renamed, *others])))


def in_word(content):
    return docx.Document(io.BytesIO(content)).tables[-2].rows[1].cells[1].text


def in_excel(content):
    cell = openpyxl.load_workbook(io.BytesIO(content))["Kết quả"].cell(6, 2)
    assert cell.data_type in {"s", "n"}
    return cell.value or ""


def in_json(content):
    return json.loads(content)["blocks"][0]["units"][0]["name"]


def in_csv(content):
    return next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))["Đơn vị"]


@given(NAMES)
@settings(max_examples=60)
def test_json_shows_it_on_one_line(name):
    assert in_json(render("json", named(name))) == one_line(name)


@given(NAMES)
@settings(max_examples=60)
def test_csv_shows_it_and_neutralises_formulas(name):
    assert in_csv(render("csv", named(name))) == harmless(one_line(name))


@given(NAMES)
@settings(max_examples=25)
def test_excel_shows_it_as_text(name):
    assert in_excel(render("xlsx", named(name))) == one_line(name)


@given(NAMES)
@example("{_{7*7}_} {_% raw %_} {{7*7}}")
@settings(max_examples=25)
def test_word_shows_it_as_text(name):
    assert in_word(render("docx", named(name))) == one_line(name)


@given(NAMES)
@settings(max_examples=60)
def test_markdown_keeps_every_table_row_whole(name):
    text = render("md", named(name)).decode()
    row = next(line for line in text.splitlines() if re.match(r"\| +1/\d+ \|", line))
    assert row.replace("\\\\", "").replace("\\|", "").count("|") == 15


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_described_and_gives_the_same_bytes_twice(name):
    context = named("Phường Yên")
    assert FORMATS[name].description
    assert FORMATS[name].suffix in {f".{name}", f"-{name}.csv"}
    assert render(name, context) == render(name, context)
