import csv
import io

import pytest
from tests.reporting.made_up import context_of

from parindex.reporting import render
from parindex.reporting.harmless import harmless


def rows(content, delimiter):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_vietnamese_excel_opens_it_with_a_double_click(small):
    content = render("csv", context_of(small))
    assert content.startswith(b"\xef\xbb\xbf")
    table = rows(content, ";")
    assert len(table) == 8
    assert "," in table[0]["Chỉ số (%)"]


def test_the_english_file_reads_as_numbers_everywhere(small):
    table = rows(render("csv", context_of(small, locale="en")), ",")
    index = [float(row["Index %"]) for row in table]
    cards = [standing.card for standing in small.standings.standings]
    assert index == [float(card.published) for card in cards]
    ranks = [standing.rank for standing in small.standings.standings]
    assert [row["Rank"] for row in table] == ["" if rank is None else str(rank) for rank in ranks]


def test_no_cell_can_become_a_formula(hostile):
    for row in rows(render("csv", context_of(hostile)), ";"):
        for column in ("Đơn vị", "Khối", "Xếp loại"):
            assert row[column][:1] not in {"=", "+", "-", "@", "\t", "\r"}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", "\n@x"])
def test_text_that_starts_like_a_formula_gets_an_apostrophe(text):
    assert harmless(text) == "'" + text


def test_ordinary_text_stays_as_it_is():
    assert harmless("Phường Hòa Thuận - 1") == "Phường Hòa Thuận - 1"
