from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import TypeAdapter

from parindex.language import speech
from parindex.language.rule_words import bound_words, plain, rule_words
from parindex.language.single_line import one_line
from parindex.model.criteria import Tier
from parindex.model.rules import Rule

RULE = TypeAdapter(Rule)
BANDS = [{"above": 90, "points": 2}, {"at_least": 70, "points": 1}, {"points": 0}]


def said(rule, locale, maximum=2):
    return rule_words(RULE.validate_python(rule), Decimal(str(maximum)), speech(locale))


def test_bands_say_which_bound_belongs_to_them():
    assert said({"by": "bands", "bands": BANDS}, "vi") == "trên 90 %: 2 điểm; từ 70 % đến 90 %: 1 điểm; còn lại: 0 điểm"
    assert said({"by": "bands", "bands": BANDS}, "en") == (
        "above 90 %: 2 points; from 70 % to 90 %: 1 point; otherwise: 0 points"
    )


@pytest.mark.parametrize(
    ("upper", "lower", "words"),
    [
        ("above", "above", "above 70 % to 90 %"),
        ("above", "at_least", "from 70 % to 90 %"),
        ("at_least", "above", "above 70 % to under 90 %"),
        ("at_least", "at_least", "from 70 % to under 90 %"),
    ],
)
def test_each_bound_has_its_own_inclusiveness(upper, lower, words):
    rule = {"by": "bands", "bands": [{upper: 90, "points": 2}, {lower: 70, "points": 1}]}
    assert said(rule, "en").split("; ")[1] == f"{words}: 1 point"


def test_bands_of_a_number_have_no_percent_sign():
    assert said({"by": "bands", "of": "number", "bands": [{"at_least": 5, "points": 1}]}, "en") == "5 or more: 1 point"


def test_tiers_are_said_as_bands_are():
    tiers = [Tier(id="a", title="A", at_least=85), Tier(id="b", title="B", at_least=75), Tier(id="c", title="C")]
    assert bound_words(tiers, speech("vi")) == ["từ 85 % trở lên", "từ 75 % đến dưới 85 %", "còn lại"]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"by": "points"}, "points typed, at most 2 points"),
        ({"by": "points", "step": "0.25"}, "points typed in steps of 0.25, at most 2 points"),
        ({"by": "levels", "levels": {"in_time": 1, "late": "0.5"}}, "in_time: 1 point; late: 0.5 points"),
        ({"by": "checklist", "items": {"a": 1}}, "added up for each condition met: a: 1 point"),
        (
            {"by": "checklist", "require": "all", "items": {"a": 1, "b": 1}},
            "2 points if all conditions are met, otherwise nothing: a; b",
        ),
        ({"by": "proportional"}, "rate × 2 points"),
        ({"by": "proportional", "floor": 50}, "rate × 2 points; nothing below 50 %"),
        ({"by": "best_unit"}, "value ÷ largest value of the block × 2 points"),
        ({"by": "min_max"}, "(value − smallest) ÷ (largest − smallest) in the block × 2 points"),
        ({"by": "min_max", "direction": "lower"}, "(largest − value) ÷ (largest − smallest) in the block × 2 points"),
        ({"by": "count", "each": "0.5"}, "0.5 points for each one, at most 2 points"),
        ({"by": "percent", "grades": {"good": 75}}, "good: 2 points × 75 %"),
        ({"by": "deduction", "each": 1}, "2 points less 1 point for each breach, never below 0"),
        (
            {"by": "survey", "options": {"A": 100, "E": None}},
            "satisfaction × 2 points, with A 100 %, E not counted",
        ),
        (
            {"by": "best_of", "cases": [{"id": "a", "max": 1}, {"id": "b", "max": 2, "title": {"en": "Case B"}}]},
            "the best of: (a) points typed, at most 1 point; (b) Case B: points typed, at most 2 points",
        ),
        (
            {"by": "sum_of", "parts": [{"id": "a", "max": 1}, {"id": "b", "max": 1, "score": {"by": "proportional"}}]},
            "the sum of: (a) points typed, at most 1 point; (b) rate × 1 point",
        ),
    ],
)
def test_every_rule_has_words(rule, words):
    assert said(rule, "en") == words
    assert said(rule, "vi") != words


def test_titles_win_over_keys_in_the_language_asked_for():
    rule = {"by": "levels", "levels": {"late": {"points": 1, "title": {"vi": "Trễ hạn", "en": "Late"}}}}
    assert said(rule, "vi") == "Trễ hạn: 1 điểm"
    assert said(rule, "en") == "Late: 1 point"


@pytest.mark.parametrize(("number", "shown"), [("0.5", "0,5"), ("90", "90"), ("90.0", "90"), ("1234.25", "1.234,25")])
def test_typed_numbers_keep_just_their_decimals(number, shown):
    assert plain(Decimal(number), speech("vi")) == shown


def test_a_number_without_an_end_is_cut_at_nine_places():
    assert plain(Fraction(1, 3), speech("en")) == "0.333333333"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Phường Hòa Thuận", "Phường Hòa Thuận"),
        ("a\nb\tc", "a b c"),
        ("\x1b[31mđỏ\x07", "[31mđỏ"),
        ("\ud800a\uffff", "a"),
        ("a\u202eb\u2066", "ab"),
        ("Ho\u0300a", "Ho\u0300a"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_text_from_files_is_made_one_harmless_line(text, shown):
    assert one_line(text) == shown
