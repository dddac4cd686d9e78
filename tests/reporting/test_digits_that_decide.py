"""No sentence contradicts its own printed numbers: where further digits decide, they are shown."""

from datetime import date
from fractions import Fraction

import pytest
from tests.scoring.making import edition, leaf, sheet

from parindex.analysis import area_summaries, compare, component_losses, rank, tier_counts
from parindex.language import speech
from parindex.model.criteria import Policy
from parindex.model.results.awards import IndexHeld, Verdict
from parindex.reporting.awards.words import finding_words
from parindex.reporting.formats.registry import render
from parindex.reporting.report.contents import BlockInput
from parindex.reporting.report.context import build
from parindex.reporting.report.decided import decided_words
from parindex.reporting.report.figures import Figures
from parindex.scoring import score

TIERS = [{"id": "a", "title": "A", "at_least": "85"}, {"id": "b", "title": "B"}]
FIGURES = Figures(Policy(), speech("en"))


def block(scores, year, **policy):
    model = edition(leaf("1", 50), leaf("2", 50), year=year, tiers=TIERS, policy=policy)
    cards = score(model, [sheet(unit, dict(zip(("1", "2"), row, strict=True))) for unit, row in scores.items()])
    return rank("b", "Block", year, model, cards)


BEFORE = block({"C": ("42.498", "42.5"), "A": ("42.5", "42.5"), "D": (30, 30)}, 2020)
NOW = compare(block({"C": ("42.5", "42.5"), "A": ("42.498", "42.5"), "D": (30, "30.001")}, 2021), BEFORE)


@pytest.mark.parametrize(
    ("number", "others", "text"),
    [
        (Fraction("84.9997"), [Fraction(85)], "84.9997"),
        (Fraction(85), [Fraction("84.9997")], "85.0000"),
        (Fraction(85), [Fraction(85)], "85.00"),
        (Fraction("84.2"), [Fraction(85)], "84.20"),
        (Fraction(85) - Fraction(1, 3 * 10**5), [Fraction(85)], "84.999997"),
    ],
)
def test_a_compared_number_has_as_many_digits_as_tell_it_from_the_others(number, others, text):
    assert FIGURES.beside(number, *others).text == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(0), "0.00"),
        (Fraction("0.0004"), "+0.0004"),
        (Fraction("-0.002"), "−0.002"),
        (Fraction("1.234"), "+1.23"),
    ],
)
def test_a_change_that_is_not_nothing_never_looks_like_nothing(number, text):
    assert FIGURES.change(number).text == text


def test_just_missed_shows_the_digits_that_are_missing():
    finding = IndexHeld(index=Fraction("84.9996"), bound=Fraction(85), verdict=Verdict.MISSED)
    assert finding_words(finding, Policy(), speech("en")) == "index 84.9996 % (at least 85 %)"


def test_ranks_and_tiers_that_the_printed_index_does_not_explain_are_told_with_more_digits():
    assert decided_words(NOW, FIGURES, speech("en")) == (
        "A: index 84.998 %, the bound of tier A is 85 %.",
        "Printed alike, parted by the exact index: C 85.000 %; A 84.998 %.",
    )


def test_ranks_that_follow_the_printed_index_need_no_more_digits():
    assert (
        decided_words(block({"C": (42, 42), "A": ("41.999", 42)}, 2020, rank_on="published"), FIGURES, speech("en"))
        == ()
    )


def test_a_hundred_units_that_are_printed_alike_are_counted():
    many = block({f"u{place}": (40, f"40.{100 + place:06d}") for place in range(100)}, 2020)
    (said,) = decided_words(many, FIGURES, speech("en"))
    assert said.startswith("100 units are printed like another")
    assert said.count("%") == 12


@pytest.mark.parametrize("kind", ["md", "csv"])
def test_a_report_states_no_change_of_place_beside_a_change_of_nothing(kind):
    found = BlockInput(
        NOW, BEFORE, area_summaries(NOW, BEFORE), component_losses(NOW), tier_counts(NOW), received=3, expected=3
    )
    context = build(
        settings=None, locale="en", year=2021, compare=2020, blocks=[found], on=date(2022, 1, 1), version="1"
    )
    text = render(kind, context).decode()
    assert "0.002" in text
    assert "0.001" in text
