"""What a number format makes of a number, as far as it is another one than the cell holds.

After ECMA-376, part 1, 18.8.30 and 18.8.31: up to four sections, quoted and escaped literals, conditions,
scaling commas. Grouping and colours are left out, since they change no number.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from math import floor

from parindex.sources.workbook.number_formats.format_sections import OTHER_DIGITS, Section, sections

__all__ = ["BUILT_IN", "NumberFormat", "number_format", "shows_percent"]

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0',
    6: '"$"#,##0',
    7: '"$"#,##0.00',
    8: '"$"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"$"#,##0;-"$"#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"$"#,##0.00;-"$"#,##0.00;"-"',
    48: "##0.0E+0",
}
"""The formats that are only numbered; the others that are (14-22, 45-47, 49) are dates, times and text."""

_FARTHEST = 40
_SPOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True)
class NumberFormat:
    """A format code. Two formats with one code are equal."""

    code: str

    @cached_property
    def _sections(self) -> list[Section]:
        return sections(self.code)

    @cached_property
    def decimals(self) -> int | None:
        """The decimals that every number is shown with; `None` if the format does more to a number than that.

        Percent formats show the number times 100, so that it may have two decimals more.
        """
        shapes = {(len(one.part), one.percents, one.is_plain) for one in self._sections[:2]}
        if self._sections[0].looks_negative or len(shapes) > 1 or len(self._sections) > 2:  # noqa: PLR2004  a third section is for zero
            return None
        ((decimals, percents, plain),) = shapes
        return decimals + 2 * percents if plain and percents <= 1 else None

    @cached_property
    def is_faithful(self) -> bool:
        """Tell whether it shows every number as it is, or makes a date or text of it, which readers tell."""
        first = self._sections[0]
        told = first.kind == "date" or (first.kind in {"general", "text"} and len(self._sections) == 1)
        return told and not OTHER_DIGITS.search(first.before + first.after)

    def shows(self, number: Decimal) -> str | None:
        """Return what is shown, with a decimal point and without grouping; `None`: nothing but the number itself.

        A percent sign counts: a cell that is shown as percent shows the number x 100.
        """
        section, signed = self._chosen(number)
        if section.kind in {"date", "text"}:
            return None
        amount = number if signed else abs(number)
        text, exactly = _written(section, amount)
        negative = signed and number > 0 and section.looks_negative
        minus = "-" if negative or (not signed and any(sign in section.before for sign in "-(")) else ""
        other = OTHER_DIGITS.search(section.before + section.after)
        if exactly and text and not other and (signed or minus) and not negative:
            return None
        before, after = (section.before, section.after) if other or not text else ("", "")
        return f"{before}{minus}{text}{'%' if section.percents else ''}{after}".strip()

    def _chosen(self, number: Decimal) -> tuple[Section, bool]:
        """Return the section for a number, and whether the sign is written by itself."""
        found = self._sections
        if any(one.condition for one in found):
            for one in found:
                if one.condition is None or _holds(one.condition, number):
                    return one, True
            return found[-1], True
        if number < 0 and len(found) > 1:
            return found[1], False
        return found[2 if number == 0 and len(found) > 2 else 0], True  # noqa: PLR2004


@lru_cache(maxsize=512)
def number_format(code: str) -> NumberFormat:
    """Return the format of a code; what it means is worked out once."""
    return NumberFormat(code if code.strip() else "General")


def shows_percent(code: str) -> bool:
    """Tell whether a format shows 0.9 as 90 %; a percent sign that is quoted or escaped is only text."""
    return "%" in _SPOKEN.sub("", code)


def _holds(condition: tuple[str, Decimal], number: Decimal) -> bool:
    sign, bound = condition
    return ("<" in sign and number < bound) or (">" in sign and number > bound) or ("=" in sign and number == bound)


def _written(section: Section, number: Decimal) -> tuple[str, bool]:
    """Return the digits that are shown, and whether they are the number itself."""
    if section.kind == "general":
        return f"{number:f}", True
    if section.kind == "fraction":
        return _fraction(section, Fraction(number))
    if abs(number.adjusted()) > _FARTHEST:
        return f"{number:.{len(section.part)}E}", False
    if section.kind == "power":
        text = f"{number:.{len(section.part)}E}"
        return text, Decimal(text) == number
    if not section.whole + section.part:
        return "", False
    scaled = number.scaleb(2 * section.percents - 3 * section.thousands)
    shown = scaled.quantize(Decimal(1).scaleb(-len(section.part)), ROUND_HALF_UP)
    text = _without_idle(section, f"{shown:f}")
    exactly = not section.between and shown == number.scaleb(2 * section.percents)
    return _with_texts(section, text), exactly


def _fraction(section: Section, number: Fraction) -> tuple[str, bool]:
    """Return what a fraction shows: the nearest one with so many digits, or with the denominator that is given."""
    places = section.below
    if set(places) <= set("0#?"):
        near = number.limit_denominator(10 ** max(1, len(places)) - 1)
        return str(near), near == number
    below = int(places.strip("#?") or 1)
    above = floor(abs(number) * below + Fraction(1, 2))
    return f"{'-' if number < 0 else ''}{above}/{below}", Fraction(above, below) == abs(number)


def _without_idle(section: Section, text: str) -> str:
    """Drop the digits that `#` leaves out: zeros at both ends."""
    whole, _, part = text.partition(".")
    least = len(section.part.rstrip("#"))
    part = part[:least] + part[least:].rstrip("0")
    whole = whole.removesuffix("0") if whole in {"0", "-0"} and "0" not in section.whole else whole
    return f"{whole}.{part}" if part else whole


def _with_texts(section: Section, text: str) -> str:
    """Put texts between the digits: 45 is shown as 4.5 where a point is written between two whole digits."""
    if not section.between:
        return text
    whole, point, part = text.partition(".")
    whole = whole.rjust(len(section.whole), "0") if "#" not in section.whole else whole
    digits = len(whole)
    # From right to left, so that the places of the others stay what they are.
    for after_point, place, between in reversed(section.between):
        if after_point:
            part = part[:place] + between + part[place:]
        else:
            cut = max(digits - (len(section.whole) - place), 0)
            whole = whole[:cut] + between + whole[cut:]
    return whole + point + part
