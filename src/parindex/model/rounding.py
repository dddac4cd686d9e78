"""Rounding exact numbers: the only place where a digit is dropped."""

from fractions import Fraction
from typing import Literal, assert_never

__all__ = ["Mode", "rounded"]

Mode = Literal["half_up", "half_even", "down"]


def rounded(number: Fraction, decimals: int, mode: Mode) -> Fraction:
    """Round `number` to `decimals` places.

    `half_up` is away from zero at a half, as in school and in Excel; `half_even` to the even
    neighbour; `down` towards zero (truncated).
    """
    scale = 10**decimals
    scaled = abs(number) * scale
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    match mode:
        case "half_up":
            up = 2 * rest >= scaled.denominator
        case "half_even":
            up = (
                (2 * rest, whole % 2) > (scaled.denominator, 0)
                if 2 * rest == scaled.denominator
                else (2 * rest > scaled.denominator)
            )
        case "down":
            up = False
        case _:
            assert_never(mode)
    magnitude = Fraction(whole + up, scale)
    return -magnitude if number < 0 else magnitude
