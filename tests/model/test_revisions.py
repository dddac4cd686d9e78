"""A revision between its neighbours."""

from dataclasses import replace

from parindex.language import speech
from parindex.language.revision_words import revision_words
from parindex.model.records.revisions import Revision, place_of

FIRST = Revision(2020, 1, "", "", "2021-01-15T20:00:00+00:00", "{}")
SECOND = Revision(2020, 2, "Chép\nsai", "2021-03-01T05:00:00+00:00")
PUBLISHED = replace(SECOND, published_at="2021-04-01T05:00:00+00:00", manifest="{}")


def said(number, locale, second=SECOND):
    return revision_words(place_of([FIRST, second], number), speech(locale))


def test_a_year_that_was_never_amended_says_nothing():
    assert not place_of([FIRST], 1).is_amended
    assert revision_words(place_of([FIRST], 1), speech("vi")) == ()


def test_an_amended_year_says_why_and_when_which_revision_was_published():
    assert said(2, "en") == (
        "Revision 2, amended: Chép sai",
        "Revision 1 was published on 16 January 2021.",
        "Revision 2 is not published yet.",
    )
    assert said(2, "vi")[:2] == ("Bản số 2, đính chính: Chép sai", "Bản số 1 công bố ngày 16 tháng 01 năm 2021.")


def test_the_old_revision_says_first_that_it_no_longer_counts():
    assert said(1, "en", PUBLISHED) == (
        "This revision no longer counts: revision 2 amends it: Chép sai",
        "Revision 1 was published on 16 January 2021.",
    )


def test_a_published_revision_counts_until_the_next_one_is_published():
    assert said(1, "en") == (
        "Revision 2 is open, not published yet: Chép sai",
        "Revision 1 was published on 16 January 2021.",
    )
    assert said(1, "vi")[0] == "Bản số 2 đang mở, chưa công bố: Chép sai"
