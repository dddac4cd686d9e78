"""Numbers for machines: rounded by the policy, and exact as text."""

from decimal import Decimal
from fractions import Fraction

from parindex.model.criteria import Policy
from parindex.model.rounding import rounded

__all__ = ["exact", "number"]


def number(value: Fraction | None, policy: Policy) -> float | int | None:
    """Return a number rounded by the policy; whole numbers are written without a point."""
    if value is None:
        return None
    short = rounded(value, policy.published_decimals, policy.rounding)
    return short.numerator if short.denominator == 1 else float(short)


def exact(value: Fraction | None) -> str | None:
    """Return an exact number as text: `8479/100`, `92`."""
    if value is None:
        return None
    numerator, denominator = _digits(value.numerator), _digits(value.denominator)
    return numerator if value.denominator == 1 else f"{numerator}/{denominator}"


def _digits(number: int) -> str:
    """Means of many means have thousands of digits, more than Python writes of an int without being asked."""
    return f"{Decimal(number):f}"
