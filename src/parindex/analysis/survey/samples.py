"""How many to ask: three formulas, and how a sample is divided over strata."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from parindex.analysis.survey.estimates import root

__all__ = ["allocated", "cochran", "half_width", "practice", "vietnam"]

_Z2 = Fraction("1.959963984540054") ** 2
"""The square of the normal quantile of 95 %."""
_PRACTICE = Fraction("1.96") ** 2 / 4 / Fraction(8, 100) ** 2
"""150.0625: half a width of 8 points, with the quantile as Scotland's survey of practices prints it."""


def vietnam(size: int, margin: Fraction) -> Fraction:
    """Return N / (1 + N e²): the formula of Vietnam's method, which has no level of confidence in it."""
    return Fraction(size) / (1 + size * margin**2)


def cochran(size: int, margin: Fraction, share: Fraction = Fraction(1, 2)) -> Fraction:
    """Return n₀ / (1 + (n₀ − 1) / N) with n₀ = z² p (1 − p) / e², at 95 %."""
    endless = _Z2 * share * (1 - share) / margin**2
    return endless / (1 + (endless - 1) / size)


def practice(size: int) -> Fraction:
    """Return B / (1 + (B − 1) / N) with B = 150.0625, for half a width of 8 points."""
    return _PRACTICE / (1 + (_PRACTICE - 1) / size)


def allocated(whole: int, sizes: Sequence[int]) -> list[int]:
    """Divide a sample over strata in proportion to their sizes; at least 2 of each that has them.

    Rests go to the largest remainders; of equals, to the first. Two are the least that a variance can be told of.
    """
    total = sum(sizes)
    exact = [Fraction(whole * size, total) for size in sizes]
    found = [int(one) for one in exact]
    order = sorted(range(len(sizes)), key=lambda at: (found[at] - exact[at], at))
    for at in order[: whole - sum(found)]:
        found[at] += 1
    return [min(size, max(2, one)) for one, size in zip(found, sizes, strict=True)]


def half_width(drawn: int, size: int) -> Decimal:
    """Return half the width of the 95 % interval of a share of one half, in percentage points."""
    variance = (1 - Fraction(drawn, size)) / 4 / drawn if drawn else Fraction(1)
    with localcontext() as context:
        context.prec = 12
        return 196 * root(variance)
