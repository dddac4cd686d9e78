from dataclasses import fields
from fractions import Fraction

import pytest
from tests.reporting.made_up import HOSTILE, LONG, block_input, context_of, definition

from parindex.language import speech
from parindex.model.results.scorecards import Reason
from parindex.reporting.report.changes import reason_words
from parindex.reporting.report.context import build, reference
from parindex.reporting.report.reference import HIDDEN, context_types


def test_numbers_are_rounded_by_the_policy_and_written_in_the_language(small):
    vietnamese, english = context_of(small), context_of(small, locale="en")
    index = small.standings.standings[0].card.index
    figure = vietnamese.blocks[0].rows[0].index
    assert figure.exact == index
    assert figure.text == english.blocks[0].rows[0].index.text.replace(".", ",")
    assert abs(figure.rounded - index) <= Fraction(1, 200)


def test_rounding_down_is_the_policys_choice():
    block = block_input(definition(3, 2, 2, policy={"rounding": "down", "published_decimals": 0}), LONG[:6])
    rows = context_of(block).blocks[0].rows
    assert [row.index.text for row in rows] == [str(int(row.index.exact)) for row in rows]


def test_units_without_a_rank_are_told_apart_and_show_a_dash(small):
    block = context_of(small).blocks[0]
    assert [row.name for row in block.unranked] == [LONG[7]]
    assert block.unranked[0].rank == "–"
    assert block.best == block.rows[0]
    assert block.worst.ranked


def test_completeness_is_one_sentence_in_either_language(small):
    assert context_of(small).blocks[0].completeness == "Đã nhận 8 trên 9 phiếu chấm điểm"
    assert context_of(small, locale="en").blocks[0].completeness == "8 of 9 sheets received"


def test_a_new_unit_has_a_reason_instead_of_numbers(small):
    rows = context_of(small, locale="en").blocks[0].rows
    new = [row for row in rows if row.change.status == "entered"]
    assert {row.change.reason for row in new} == {"new"}
    assert {str(row.change.index) for row in new} == {"–"}


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words_in_both_languages(reason):
    assert reason_words(reason, "", speech("vi")) != reason_words(reason, "", speech("en"))


def test_control_characters_and_lone_surrogates_never_reach_a_report(hostile):
    names = [row.name for row in context_of(hostile).blocks[0].rows]
    assert "Chuông[31m hai dòng" in names
    assert all(name.isprintable() for name in names)
    assert len(set(names)) == len(HOSTILE) + 1


def test_without_a_day_the_date_line_has_dots_and_no_clock_is_asked(small):
    context = build(settings=None, locale="vi", year=2020, compare=None, blocks=[small], on=None, version="1")
    assert context.date == "ngày … tháng … năm …"
    assert context.generated_on is None
    assert context.authority == ""


def test_the_reference_names_every_field_but_the_hidden_one():
    text = reference()
    for kind in context_types().values():
        for field in fields(kind):
            assert (f"| `{field.name}` |" in text) is (field.name not in HIDDEN)
