"""load(save(s)) == s, digit by digit, for whatever a sheet can say."""

import json
import tempfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parindex.model.records.arrivals import part
from parindex.model.scores import (
    Choice,
    Entry,
    Mark,
    NotApplicable,
    Numeric,
    Scored,
    ScoreSheet,
    Several,
    Source,
    Stage,
    Step,
    Tally,
    Ticks,
)
from parindex.store import open_store
from parindex.store.documents import Decoder, Undecodable, encode, may_hold

TEXTS = st.text(st.characters(exclude_categories=()), max_size=12)
"""Everything a Python string can hold: control characters, NUL, halves of surrogate pairs."""

NUMBERS = st.decimals(allow_nan=False)
SIMPLE = (
    st.builds(Numeric, NUMBERS)
    | st.builds(Choice, TEXTS)
    | st.builds(Ticks, st.frozensets(TEXTS, max_size=4))
    | st.builds(Tally, st.lists(st.tuples(TEXTS, NUMBERS), max_size=4).map(tuple))
)
VALUES = st.recursive(
    SIMPLE, lambda inner: st.builds(Several, st.lists(st.tuples(TEXTS, inner), max_size=3).map(tuple)), max_leaves=5
)
ANSWERS = st.builds(Scored, VALUES, TEXTS) | st.builds(NotApplicable, TEXTS)
MARKS = st.builds(Mark, st.sampled_from(Stage), ANSWERS, TEXTS)
ENTRIES = st.lists(st.builds(Entry, TEXTS, st.lists(MARKS, max_size=4).map(tuple), TEXTS, TEXTS), max_size=6).map(tuple)
SHEETS = st.builds(
    ScoreSheet,
    unit=TEXTS,
    name=TEXTS,
    edition=TEXTS,
    year=st.just(2020),
    entries=ENTRIES,
    source=st.builds(Source, TEXTS, TEXTS, TEXTS),
    digest=TEXTS,
)


@settings(deadline=None)
@given(sheets=st.lists(SHEETS, max_size=4, unique_by=lambda sheet: sheet.unit))
def test_what_is_saved_is_loaded(sheets):
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "a.db") as store:
        store.save(2020, sheets, at=datetime(2021, 1, 1, tzinfo=UTC), version="1")
        loaded = {stored.sheet.unit: stored.sheet for stored in store.load(2020)}
        again = store.save(2020, sheets, at=datetime(2021, 1, 2, tzinfo=UTC), version="2")
    assert loaded == {sheet.unit: sheet for sheet in sheets}
    assert again.unchanged == tuple(sheet.unit for sheet in sheets)


@settings(deadline=None)
@given(sheet=SHEETS, step=st.sampled_from(Step))
def test_what_is_saved_as_one_step_is_loaded_as_that_part_of_the_sheet(sheet, step):
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "a.db") as store:
        store.save(2020, [sheet], at=datetime(2021, 1, 1, tzinfo=UTC), version="1", step=step)
        (stored,) = store.load(2020)
    assert stored.parts == {step: part(sheet, step)}


@given(ENTRIES)
def test_a_document_that_holds_marks_of_a_stage_is_known_to_without_reading_it(entries):
    document = encode(entries)
    assert all(may_hold(document, mark.stage.value) for entry in entries for mark in entry.marks)
    assert not may_hold(encode((Entry('["self","', (), '["self","', '["self","'),)), "self")


@given(ENTRIES)
def test_reading_and_writing_again_gives_the_same_document(entries):
    document = encode(entries)
    assert encode(Decoder().decode(document)) == document


@pytest.mark.parametrize("typed", ["0", "-0", "0.00", "1.10", "9.0E+3", "1E-28", "123456789012345.678901234567890"])
def test_a_number_comes_back_digit_by_digit(typed):
    entries = (Entry("1", (Mark(Stage.SELF, Scored(Numeric(Decimal(typed)), typed), "E8"),)),)
    (entry,) = Decoder().decode(encode(entries))
    assert str(entry.marks[0].answer.value.number) == typed


def test_a_document_reads_like_the_sheet():
    entries = (
        Entry(
            "1.1.10",
            (
                Mark(Stage.SELF, Scored(Numeric(Decimal("0.50")), "0,50"), "E8"),
                Mark(Stage.APPRAISAL_2, NotApplicable("không phát sinh"), "G8"),
            ),
            "Kế hoạch 12/KH-UBND",
        ),
        Entry("T", (Mark(Stage.SURVEY, Scored(Ticks(frozenset("cab")), "a, b, c"), "H9"),), "", "nộp muộn"),
    )
    assert json.loads(encode(entries)) == [
        [
            "1.1.10",
            [["self", "E8", "0,50", "number", "0.50"], ["appraisal-2", "G8", "không phát sinh"]],
            "Kế hoạch 12/KH-UBND",
            "",
        ],
        ["T", [["survey", "H9", "a, b, c", "ticks", ["a", "b", "c"]]], "", "nộp muộn"],
    ]
    assert "không phát sinh" in encode(entries)


def test_equal_marks_of_many_sheets_are_one_object():
    entries = (Entry("1", (Mark(Stage.SELF, Scored(Choice("late"), "Trễ"), "E8"),)),)
    decoder = Decoder()
    first, second = decoder.decode(encode(entries)), decoder.decode(encode(entries))
    assert first[0].marks[0] is second[0].marks[0]


@pytest.mark.parametrize(
    "document",
    ["", "null", "1", '{"a": 1}', "[1]", '[["1"]]', '[["1", [[]], "", ""]]', '[["1", [["self", "E1"]], "", ""]]',
     '[["1", [["self", 1, "x"]], "", ""]]', '[["1", [["self", "E1", "x", "nonsense", "1"]], "", ""]]',
     '[["1", [["self", "E1", "x", "number", 0.5]], "", ""]]', '[["1", [], null, ""]]', '[["1", "self", "", ""]]'],
)  # fmt: skip
def test_what_is_no_document_is_not_decoded(document):
    with pytest.raises(Undecodable):
        Decoder().decode(document)
