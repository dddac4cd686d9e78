"""The table of heading words, and the words that a workspace adds."""

import pytest

from parindex.sources.score_sheets.layout.synonyms import ENTRIES, UNITS
from parindex.sources.score_sheets.layout.words import (
    Role,
    Vocabulary,
    is_unit_heading,
    matched,
    role_of,
    words_by_role,
)

WHOLE = [(word, entry.role) for entry in ENTRIES for word in entry.whole]
BEGINNINGS = [(word, entry.role) for entry in ENTRIES for word in entry.start]


@pytest.mark.parametrize(("word", "role"), WHOLE)
def test_a_word_of_the_table_heads_what_the_table_says(word, role):
    assert role_of(word) is role
    assert role_of(f" {word.upper()}:\n") is role


@pytest.mark.parametrize(("word", "role"), BEGINNINGS)
def test_a_beginning_of_the_table_heads_what_the_table_says(word, role):
    assert role_of(f"{word} của phường") is role


@pytest.mark.parametrize("word", UNITS.whole)
def test_names_of_units_are_headed_by_words_of_the_table(word):
    assert is_unit_heading(word)
    assert is_unit_heading(word.title())


def test_every_role_has_words_that_can_be_printed():
    assert set(words_by_role()) == {role.value for role in Role} | {"unit"}
    for entries in words_by_role().values():
        assert all(entry.whole or entry.start or entry.end or entry.inside or entry.words for entry in entries)


def test_the_word_that_decided_is_told():
    assert matched("Điểm UBND phường tự chấm (lần 1)") == "tự chấm"
    assert matched("Họ và tên") == ""


def test_an_added_heading_counts_more_than_the_table():
    words = Vocabulary(
        {"appraisal-2": ("Điểm tự chấm",), "unit": ("Tên trường",), "skip": ("Điểm cũ",), "max": ("Trần",)}
    )
    assert words.role_of("ĐIỂM TỰ  CHẤM") is Role.APPRAISAL_2
    assert words.role_of("Điểm tự chấm của xã") is Role.SELF
    assert words.role_of("Điểm cũ") is Role.OTHER
    assert words.role_of("Trần") is Role.MAXIMUM
    assert words.is_unit_heading("Tên trường:")
    assert not words.is_unit_heading("Điểm cũ")
    assert words.is_unit_heading("Đơn vị")
