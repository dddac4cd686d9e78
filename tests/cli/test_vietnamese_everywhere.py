"""Whatever a Vietnamese run ends in (answer, misuse, refusal, nothing found): nothing English stands in it."""

import re
from datetime import date, datetime

import pytest

from parindex.language import speech
from parindex.model.codes import CODES
from parindex.model.texts.moment_text import MomentText

ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
POINT = re.compile(r"(?<![\d.v])\d{1,3}\.\d{1,2}(?![\d.])(?!\w)")

RUNS = (
    ("rank", "--year", 2021),
    ("rank", "--year", 2030),
    ("rank", "--year", "abc"),
    ("rank", "--yaer", 2021),
    ("rank", "--year"),
    ("rank", "extra"),
    ("rank", "--format", "pdf"),
    ("ranc",),
    ("explain",),
    ("explain", "nobody", "--year", 2020),
    ("explain", "hoa-thuan", "--year", 2020),
    ("explain", "hoa-thuan", "--year", 2020, "--code", "9.9.9"),
    ("check", "nothing-here"),
    ("check", "--format", "html"),
    ("score", "nothing-here"),
    ("score",),
    ("trend", "--from", 2021, "--to", 2019),
    ("trend", "--from", 2019, "--to", 2021),
    ("disputes", "--year", 2020),
    ("awards", "--year", 2021),
    ("stages", "--year", 2020),
    ("diff", 2020, 2021),
    ("diff", 2020),
    ("--version",),
    ("--help",),
    ("amend", "--year", 2020, "--reason", "x"),
    ("publish", "--year", 2020),
    ("backup", "b.db"),
    ("units", "lineage", "hoa-thuan"),
    ("criteria", "lint"),
    ("history", "check"),
    ("log",),
    ("log", "--limit", -1),
    ("verify", "--year", 2020),
    ("verify", "--bundle", "nowhere.zip"),
    ("verify", "--bundle", "units.yaml"),
    ("bundle", "--year", 2020, "--out", "b.zip"),
    ("publish", "--year", 2030),
    ("amend", "--year", 2020),
    ("history",),
    ("history", "show"),
    ("history", "import", "nowhere.csv"),
    ("history", "import"),
    ("criteria", "show"),
    ("criteria", "diff", "a", "b"),
    ("criteria", "nothing"),
    ("units",),
    ("doctor",),
    ("limits",),
    ("schema",),
    ("schema", "nothing"),
    ("init",),
    ("init", ".", "--year", 2026),
    ("report", "--year", 2030),
    ("report", "--year", 2020, "--out", "out"),
    ("return", "--year", 2030),
    ("template", "--year", 2030),
    ("backup",),
    ("restore",),
)


ENGLISH = re.compile(
    r"\b(the|is|of|not|are|was|were|with|from|this|that|which|by|has|have|for|cannot|did you mean|usage|options|"
    r"error|store|disk|sheets?|file|units?|year|must|missing|invalid|value|no such)\b",
    re.IGNORECASE,
)
VIETNAMESE_WORDS = re.compile(r"\b(không|phải|hãy|của đơn vị|cách dùng|lỗi|đến|những|được|cần|tệp|bảng tính)\b")
NAMED = re.compile(
    r"https?://\S+|\S*/\S*|'[^']*'|\S+\.(?:ya?ml|xlsx|md|csv|json|db|zip|docx)\b|--?[a-z][\w-]*(?:[ =][A-Z_]+)?|`[^`]*`"
)
"""What is written as the machine wants it: addresses, files, options, words in quotes."""


OF_THE_SHEETS = {("explain", "hoa-thuan", "--year", 2020), ("diff", 2020, 2021), ("disputes", "--year", 2020)}
"""What was typed is told as it was typed."""

WITH_CODES = {("explain", "hoa-thuan", "--year", 2020), ("diff", 2020, 2021), ("criteria", "show")}
"""Codes of criteria, such as 1.1, have a point in every language."""


def ended(run, city, command, locale):
    ran = run(*command, cwd=city, locale=locale)
    return ran.out + ran.err


@pytest.mark.parametrize("command", RUNS, ids=lambda command: "-".join(map(str, command)))
def test_a_vietnamese_run_has_no_english_however_it_ends(run, city, command):
    text = (
        ended(run, city, command, "vi").replace("python -m pytest.parindex", "parindex").replace("parindex units", "")
    )
    lines = [] if command[0] in {"schema", "--help"} else text.splitlines()
    assert [line for line in lines if ENGLISH.search(NAMED.sub("", line))] == []
    assert ISO.findall(text) == []
    assert command in WITH_CODES or POINT.findall(NAMED.sub("", text)) == []
    assert "->" not in text


@pytest.mark.parametrize("command", RUNS, ids=lambda command: "-".join(map(str, command)))
def test_an_english_run_has_no_vietnamese_message_however_it_ends(run, city, command):
    text = ended(run, city, command, "en")
    assert command in OF_THE_SHEETS or VIETNAMESE_WORDS.findall(text) == []


def test_a_range_is_said_in_the_words_of_the_language():
    """What is asked for stands once, in the remedy, as everywhere else: never `0 – 0.5` beside `0 đến 0,5`."""
    said = [code.message + code.remedy for code in CODES.values()]
    assert [text for text in said if re.search(r"\d – [{\d]", text)] == []


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (date(2020, 3, 1), "01/03/2020", "2020-03-01"),
        (datetime(2020, 3, 1, 10, 38), "01/03/2020 10:38:00", "2020-03-01 10:38:00"),  # noqa: DTZ001  as in a cell
        (MomentText("2020-03-01 10:38:46"), "01/03/2020 10:38:46", "2020-03-01 10:38:46"),
    ],
)
def test_a_day_inside_a_message_is_written_as_the_language_writes_days(value, vi, en):
    assert speech("vi").say("{x}", x=value) == vi
    assert speech("en").say("{x}", x=value) == en
