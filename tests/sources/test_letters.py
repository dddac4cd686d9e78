"""Letters that are written otherwise than they look are repaired, and that is told with what stood there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.language import speech
from parindex.sources.cells.cell_text import folded
from parindex.sources.cells.lookalikes import repair, visible


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Đúng hạn", None),
        ("Sở Nội vụ – “Hà Nội”’s", None),
        ("Báo cáo quý;\nBáo cáo năm", None),
        (unicodedata.normalize("NFD", "Đúng hạn"), "NFD"),
        ("Đúng\u200b hạn", "cannot be seen"),
        ("\ufeffĐúng hạn", "cannot be seen"),
        ("Ðúng hạn", "look alike"),
        ("１.１", "full-width"),
        ("Đúng\u00a0hạn", "spaces of another kind"),
    ],
)
def test_what_is_repaired_has_a_reason(text, why):
    found = repair(text)
    assert (found is None) if why is None else why in speech("en").say(found.template)


def test_spaces_around_a_text_count_only_where_they_are_asked_for():
    assert repair("Tốt ") is None
    assert repair("Tốt ", ends=True) is not None
    assert repair("Tốt", ends=True) is None


def test_what_was_repaired_is_made_visible():
    assert visible(unicodedata.normalize("NFD", "Tốt")) == "To[U+0302][U+0301]t"
    assert visible("A\u200bB\u00a0C") == "A[U+200B]B[U+00A0]C"


@given(st.text(max_size=30))
def test_a_text_without_repairs_is_compared_as_it_stands(text):
    if repair(text, ends=True) is None:
        assert (
            folded(text)
            == " ".join(text.split()).translate({0xB4: "'", 0x60: "'", 0x2019: "'", 0x2018: "'", 0x2BC: "'"}).casefold()
        )
    assert visible(text).isprintable() or any(char in text for char in "\n\r\t")
