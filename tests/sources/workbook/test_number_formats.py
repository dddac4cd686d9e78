"""What a number format shows, where it is not simply the number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex.sources.workbook.number_formats.formats import number_format


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("General", "0.75", None),
        ("", "0.75", None),
        ("@", "0.75", None),
        ("0", "0.75", "1"),
        ("0", "3", None),
        ("0.0", "84.79", "84.8"),
        ("0.00", "84.79", None),
        ("0.00", "0.125", "0.13"),
        ("#,##0.00", "1250.5", None),
        ("#,##0", "1250.5", "1251"),
        ("#.##", "0.5", None),
        ("#", "0", ""),
        ("#", "0.25", ""),
        ("0.0#", "0.255", "0.26"),
        ("0.00 ", "0.5", None),
        ("0.00_);(0.00)", "0.5", None),
        ("0.00;[Red]-0.00", "-0.5", None),
        ("0.0;0.0", "-0.5", "0.5"),
        ('0"%"', "90", "90%"),
        ("# ?/4", "0.75", None),
        ("# ?/4", "0.7", "3/4"),
        ("# ?/2", "0.75", "2/2"),
        ("# ?/8", "1.125", None),
        ("?/16", "0.0625", None),
        ("# ??/100", "0.75", None),
        ("# ?/10", "0.3", None),
        ("# ??/??", "0.0625", None),
        ('0"½"', "5", "5½"),
        ("0\\¼", "5", "5¼"),
        ('0"²"', "5", "5²"),
        ('0" m²"', "5", None),
        ('0"₂"', "5", "5₂"),
        ('0"９"', "5", "5９"),
        ('0"٩"', "5", "5٩"),
        ('0"％"', "5", "5％"),
        ("0*9", "5", "59"),
        ("0* ", "5", None),
        ("-0", "5", "-5"),
        ('"-"0', "5", "-5"),
        ("\\−0.0", "5", "-5.0"),
        ("(0)", "5", "-5"),
        ("-0", "0", None),
        ('0" (điểm)"', "5", None),
        ("0;(0)", "5", None),
        ('_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "5", None),
        ('0.0"%"', "0.9", "0.9%"),
        ("0%", "0.9", None),
        ("0%", "0.9725", "97%"),
        ("0.00%", "0.9725", None),
        ("0,", "84790", "85"),
        ("0.0,,", "1500000", "1.5"),
        (";;;", "1", ""),
        ('""', "1", ""),
        ("0;-0;;@", "0", ""),
        ("0;-0;;@", "2", None),
        ('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "0", "-"),
        ('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "1.5", None),
        ('"4.5"', "4", "4.5"),
        ('"đạt"', "1", "đạt"),
        ('0.00" điểm"', "0.75", None),
        ('0.00"/1"', "0.75", "0.75/1"),
        ("[$-409]0.00", "0.75", None),
        ("[>=1]0;0.00", "0.75", None),
        ("[>=1]0;0.00", "1.75", "2"),
        ('[<1]"thấp";0.00', "0.5", "thấp"),
        ("0.00E+00", "0.75", None),
        ("0.00E+00", "84.7912", "8.48E+1"),
        ("# ?/?", "0.75", None),
        ("# ?/?", "0.7", "5/7"),
        ("dd/mm/yyyy", "43831", None),
        ("[h]:mm", "1.5", None),
        ("0" * 10, "1", None),
        ('0"."0', "45", "4.5"),
        ('0"."0', "5", "0.5"),
        ('#"."##0', "90", ".90"),
        ("0\\.000\\.000", "1234567", "1.234.567"),
        ('0.0"5"0', "1.2", "1.250"),
        ('0.0" "0', "1.25", None),
        ("00-00", "1234", "12-34"),
    ],
)
def test_a_format_shows(code, number, shown):
    assert number_format(code).shows(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("code", "decimals"),
    [("0", 0), ("0.00", 2), ("#,##0.0", 1), ("0.00_);(0.00)", 2), ("0%", 2), ("0.0%", 3), ("0;0.0", None), ("#", None)],
)
def test_formats_that_only_cut_decimals_are_known(code, decimals):
    assert number_format(code).decimals == decimals


@pytest.mark.parametrize(
    "code", ["0,", ";;;", '"4.5"', '0"%"', "0;-0;;@", "[>1]0;0.00", "0.00E+00", "# ?/?", "0.0#", '0"."0']
)
def test_formats_that_do_more_are_looked_at_for_every_number(code):
    assert number_format(code).decimals is None
    assert not number_format(code).is_faithful


@pytest.mark.parametrize("code", ["General", "", "@", "dd/mm/yyyy", "[h]:mm:ss", "[$-42A]dd mmmm yyyy"])
def test_general_text_and_dates_show_what_is_told_elsewhere(code):
    assert number_format(code).is_faithful


@given(st.text(max_size=40), st.decimals(-(10**9), 10**9, places=4))
def test_no_code_and_number_break_it(code, number):
    shown = number_format(code).shows(number)
    assert shown is None or isinstance(shown, str)
    assert number_format(code).decimals is None or number_format(code).decimals >= 0


@given(st.integers(0, 4), st.decimals(0, 10**6, places=4))
def test_a_number_with_no_more_decimals_than_the_format_has_is_shown_as_it_is(decimals, number):
    code = "0." + "0" * decimals if decimals else "0"
    shown = number_format(code).shows(number)
    assert (shown is None) == (number == number.quantize(Decimal(1).scaleb(-decimals)))
