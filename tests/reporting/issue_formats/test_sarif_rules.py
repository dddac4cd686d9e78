"""Texts of rules, which stand for every problem of a code."""

import pytest

from parindex.language import speech
from parindex.reporting.issue_formats.sarif import _rule


@pytest.mark.parametrize("code", ["B101", "B201", "F102"])
def test_the_gaps_of_a_rule_have_english_names_in_english_alone(code):
    english, vietnamese = (str(_rule(code, speech(locale))) for locale in ("en", "vi"))
    assert "‹" in english
    assert "‹…›" not in english
    assert vietnamese.count("‹") == vietnamese.count("‹…›") > 0
