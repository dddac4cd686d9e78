"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.sources.cells.numbers import Ambiguous, Typed, exact, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("84,79", "84.79"),
        ("84.79", "84.79"),
        ("44", "44"),
        ("3.359,80", "3359.80"),
        ("3,359.80", "3359.80"),
        ("1.234.567", "1234567"),
        ("１，５", "1.5"),
        ("\u00a00,75 ", "0.75"),
        ("-2", "-2"),
        ("−2,5", "-2.5"),
        (",5", "0.5"),
        ("0,125", "0.125"),
        ("1,5 điểm", "1.5"),
        ("1 500,5", "1500.5"),
    ],
)
def test_a_number_is_read_as_it_is_meant(text, number):
    assert read_number(text) == Typed(Decimal(number))


def test_a_percent_sign_is_told():
    assert read_number("84,58 %") == Typed(Decimal("84.58"), percent=True)


@pytest.mark.parametrize("text", ["1.500", "1,500", "12.345", "-1.250", "1.500%"])
def test_one_separator_before_three_digits_is_ambiguous(text):
    assert isinstance(read_number(text), Ambiguous)


@pytest.mark.parametrize(
    "text",
    ["", "-", "1 1/2", "O,5", "1,5,0", "1e5", "½", "2²", "٣", "1.5.", "--1", "1,2.3,4", "9" * 100, "0x1", "∞", "nan"],
)
def test_what_is_no_number_is_none(text):
    assert read_number(text) is None


def test_a_binary_float_is_what_excel_shows():
    assert exact(0.1 + 0.2) == Decimal("0.3")
    assert exact(84.79) == Decimal("84.79")


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_a_number_with_a_decimal_comma_is_the_number_with_a_point(number):
    assert read_number(str(number).replace(".", ",")) == read_number(str(number)) == Typed(number)


@given(st.text(max_size=80))
def test_any_text_is_a_number_or_not(text):
    assert isinstance(read_number(text), Typed | Ambiguous | None)
