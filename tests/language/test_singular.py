"""English says `1 sheet is`, never `1 sheets are`; Vietnamese has one form for any number."""

import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from tests.language.test_catalogue import FOLDER

from parindex.language import speech

COUNTS = {"number", "count", "more", "components", "areas", "units", "total", "of", "rows", "found", "all", "limit",
          "most", "inputs", "lines", "years", "over", "points", "max", "decimals", "steps", "now"}  # fmt: skip
MANY = re.compile(
    r"(?<![\w.,(])1 (?!time its|in steps)(?:[a-z]+ )?"
    r"(?!(?:this|was|is|has|less|does|stands|holds|lacks)\b)[a-z]+[^s\W]s\b"
)
AGREE = re.compile(r"(?<![\w.,(])1 (?:[a-z]+ )?[a-z]+ (?:are|have|were|stand|hold|lack|differ)\b")


def templates():
    with (FOLDER / "parindex.po").open("rb") as file:
        for one in read_po(file):
            if isinstance(one.id, str) and COUNTS & {name for _, name, _, _ in Formatter().parse(one.id) if name}:
                yield one.id


@pytest.mark.parametrize("template", sorted(set(templates())))
def test_every_template_with_a_count_speaks_of_one_thing_as_of_one(template):
    values = {name: 1 if name in COUNTS else "X" for _, name, _, _ in Formatter().parse(template) if name}
    said = speech("en").say(template, **values)
    assert MANY.findall(said) == [], said
    assert AGREE.findall(said) == [], said


@pytest.mark.parametrize(
    ("template", "values", "said"),
    [
        ("{number} scores are missing and count as 0: {x}.", {"number": 1}, "1 score is missing and counts as 0: 2.1."),
        (
            "{number} scores are missing and count as 0: {x}.",
            {"number": 2},
            "2 scores are missing and count as 0: 2.1.",
        ),
        (
            "{number} scores are missing and count as 0: {x}.",
            {"number": 11},
            "11 scores are missing and count as 0: 2.1.",
        ),
        ("{number} files hold {x}; they were checked.", {"number": 1}, "1 file holds 2.1; it was checked."),
        ("{points} points", {"points": "1"}, "1 point"),
        ("{points} points", {"points": "1.00"}, "1.00 points"),
        ("at most {limit} entries", {"limit": 1}, "at most 1 entry"),
        ("{a} of {of} components, {b} points", {"a": 1, "of": 2, "b": 1}, "1 of 2 components, 1 point"),
        ("{number} codes or maxima are not of {x}", {"number": 1}, "1 code or maximum is not of 2.1"),
        ("{number} more stand below", {"number": 1}, "1 more stands below"),
    ],
)
def test_one_thing_is_told_as_one(template, values, said):
    assert speech("en").say(template, **values, x="2.1") == said
