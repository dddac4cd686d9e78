"""Commands that speak Vietnamese leave no English sentence, no ISO date and no decimal point."""

import re

import pytest
from babel.messages.pofile import read_po
from tests.cli.test_narrow_terminals import COMMANDS
from tests.language.test_catalogue import FOLDER

LONG_ENOUGH = 9
ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
POINT = re.compile(r"(?<![\d.])\d{1,3}\.\d\d(?![\d.])")


@pytest.fixture(scope="module")
def templates():
    """Every English text without a gap that differs from its translation."""
    with (FOLDER / "parindex.po").open("rb") as file:
        found = {one.id for one in read_po(file) if isinstance(one.id, str) and one.id != one.string}
    return {text for text in found if "{" not in text and len(text) >= LONG_ENOUGH and " " in text}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(map(str, command)))
def test_nothing_english_is_left(run, city, command, templates):
    text = run(*command, cwd=city, locale="vi").out
    flat = " ".join(text.split())
    assert [said for said in templates if said in flat] == []
    assert ISO.findall(text) == []
    assert POINT.findall(text) == []
    assert "->" not in text
