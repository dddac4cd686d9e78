"""The tool that checks the translations."""

from babel.messages.catalog import Catalog
from tools.catalogues import _torn

from parindex.language import speech


def made(**texts):
    catalogue = Catalog(locale="vi")
    for message, text in texts.items():
        catalogue.add(message, text)
    return catalogue


def test_a_message_with_two_translations_is_told_with_both_catalogues():
    assert list(_torn({"one": made(What="Việc"), "two": made(What="Nội dung")})) == [
        "two.po: 'What' is translated otherwise in one.po"
    ]


def test_one_translation_in_two_catalogues_is_no_fault():
    assert list(_torn({"one": made(What="Việc"), "two": made(What="Việc", Who="Ai")})) == []


def test_the_columns_of_a_log_and_of_a_difference_have_words_of_their_own():
    say = speech("vi").say
    assert (say("What was done"), say("What")) == ("Việc đã làm", "Nội dung")
    assert (say("Before"), say("Old code"), say("New code")) == ("Trước", "Mã cũ", "Mã mới")
