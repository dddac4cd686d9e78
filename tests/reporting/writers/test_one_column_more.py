"""Adding a column to the ranking is one entry: it is seen in every format."""

import io
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest

from parindex.language import speech
from parindex.reporting.blocks import Column, Kind, Shown, Table
from parindex.reporting.report.figures import Figures
from parindex.reporting.tables import ranking
from parindex.reporting.writers.csv import csv_bytes
from parindex.reporting.writers.excel import workbook
from parindex.reporting.writers.markdown import markdown_table
from parindex.reporting.writers.records import records
from parindex.reporting.writers.terminal import drawn
from parindex.reporting.writers.word import word_table

ENGLISH = speech("en")


class Bearing:
    generated_on = date(2026, 1, 2)
    authority = "Sample"
    version = "0"


@pytest.fixture
def more(small, monkeypatch) -> Table:
    columns = ranking._columns

    def with_one_more(*arguments: object) -> Iterator[tuple[Column, ranking.Read]]:
        yield from columns(*arguments)
        yield (
            Column("lead", "Lead", Kind.POINTS, exact=True, since=5),
            lambda line: line.card.points / 3,
        )

    monkeypatch.setattr(ranking, "_columns", with_one_more)
    block = small.standings
    return ranking.ranking_table(ranking.ranking_lines(block, Figures(block.edition.policy, ENGLISH)))


def wanted(small):
    first = small.standings.standings[0].card.points / 3
    return first, ENGLISH.number(first)


def test_it_is_in_markdown(more, small):
    head, _, first, *_ = markdown_table(more, ENGLISH).splitlines()
    assert head.endswith("| Lead |")
    assert first.split("|")[-2].strip() == wanted(small)[1]


def test_it_is_in_csv_at_the_end(more, small):
    spoken = csv_bytes([more], ENGLISH).decode("utf-8-sig").splitlines()
    assert spoken[0].endswith(",Lead")
    assert spoken[1].endswith(f",{wanted(small)[1]}")
    assert csv_bytes([more]).decode().splitlines()[0].endswith(",lead")


def test_it_is_in_records_rounded_and_exact(more, small):
    record = next(iter(records(more)))
    exact, text = wanted(small)
    assert (record["lead"], record["lead_exact"]) == (float(text), str(exact))


def test_it_is_on_the_screen(more, small):
    (piece,) = drawn([more], ENGLISH)
    assert piece.what.columns[-1] == ("Lead", True)
    assert piece.what.rows[0][0][-1] == wanted(small)[1]


def test_it_is_in_a_workbook(more, small):
    content = workbook([("Ranking", [more])], Bearing(), "Ranking", ENGLISH)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [sheet.cell(1, sheet.max_column).value, sheet.cell(2, sheet.max_column).value] == [
        "Lead",
        float(wanted(small)[1]),
    ]


def test_it_is_in_word(more, small):
    xml = word_table(more, ENGLISH)
    assert xml.count("<w:gridCol") == len(more.for_(Shown.PAGE).columns)
    assert f">{wanted(small)[1]}<" in xml


def test_a_key_stands_once_for_every_reader(small):
    block = small.standings
    table = ranking.ranking_table(ranking.ranking_lines(block, Figures(block.edition.policy, ENGLISH)), compare=2020)
    for reader in Shown:
        keys = [column.key for column in table.for_(reader).columns]
        assert len(keys) == len(set(keys)), reader
