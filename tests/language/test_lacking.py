"""What sheets lack is counted; the codes are there on demand."""

from parindex.language import speech
from parindex.language.lacking import lacking_words, sheets_lacking

MANY = [f"1.{number}" for number in range(1, 93)]


def test_a_few_codes_are_named_and_many_are_counted():
    assert lacking_words(["1.1", "1.2"], speech("en")) == "1.1, 1.2"
    assert lacking_words(MANY, speech("en")) == "92 scores missing"
    assert lacking_words(MANY, speech("vi")) == "thiếu 92 điểm"


def test_every_code_is_named_on_demand():
    assert lacking_words(MANY, speech("en"), every=True) == ", ".join(MANY)


def test_241_communes_without_an_appraisal_are_one_line():
    sheets = [(f"Commune {number}", MANY) for number in range(241)]
    (line,) = sheets_lacking(sheets, speech("en"))
    assert line.endswith("Commune 240 (92 scores missing)")
    assert line.count("92 scores") == 1
