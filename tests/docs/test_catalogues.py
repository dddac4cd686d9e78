"""The tool that checks the translations."""

from tools.catalogues import _torn, written
from tools.compile_catalogue import CATALOGUE, compiled, read

from parindex.language import speech

ENTRY = 'msgid "What"\nmsgstr "{}"\n\n'


def test_a_message_that_stands_twice_is_told():
    assert list(_torn(ENTRY.format("Việc") + ENTRY.format("Nội dung"))) == ['parindex.po: "What" stands 2 times']


def test_a_message_that_stands_once_is_no_fault():
    assert list(_torn(ENTRY.format("Việc"))) == []


def test_the_catalogue_is_written_in_the_order_of_its_messages():
    texts = [line for line in written(reversed(list(read()))).decode().splitlines() if line.startswith('msgid "')]
    assert CATALOGUE.read_bytes() == written(read())
    assert len(texts) > 1000


def test_the_same_texts_compile_to_the_same_bytes():
    assert compiled(read()) == compiled(read())


def test_the_columns_of_a_log_and_of_a_difference_have_words_of_their_own():
    say = speech("vi").say
    assert (say("What was done"), say("What")) == ("Việc đã làm", "Nội dung")
    assert (say("Before"), say("Old code"), say("New code")) == ("Trước", "Mã cũ", "Mã mới")
