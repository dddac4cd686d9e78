"""Weighted means of index percentages. A part without a value leaves the mean with its weight."""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from parindex.model.criteria import Aggregate

__all__ = ["mean", "whole_weights"]

_WORK = Context(prec=60)
_SHOWN = Context(prec=30)
"""A geometric mean is irrational. 60 digits are computed and 30 kept, so that means that are equal
come out equal whatever path led to them."""


def whole_weights(weights: Iterable[Decimal | None]) -> list[int]:
    """Return weights (1 where none is given) as whole numbers; only their ratios matter in a mean."""
    given = [Fraction(1) if weight is None else Fraction(weight) for weight in weights]
    scale = lcm(*(weight.denominator for weight in given))
    return [int(weight * scale) for weight in given]


def mean(aggregate: Aggregate, weights: Sequence[int], indexes: Sequence[Fraction | None]) -> Fraction | None:
    """Return the mean of the indexes that are there, or `None` if none is."""
    pairs = zip(weights, indexes, strict=True)
    there = [(weight, index) for weight, index in pairs if index is not None and weight]
    if not there:
        return None
    whole = sum(weight for weight, _ in there)
    if aggregate == "weighted_mean":
        bottom = lcm(*(index.denominator for _, index in there))
        top = sum(weight * index.numerator * (bottom // index.denominator) for weight, index in there)
        return Fraction(top, bottom * whole)
    if any(index <= 0 for _, index in there):
        return Fraction(0)
    if aggregate == "harmonic_mean":
        return whole / sum((weight / index for weight, index in there), Fraction(0))
    return _geometric(there, whole)


def _geometric(there: Sequence[tuple[int, Fraction]], whole: int) -> Fraction:
    logarithm = Decimal(0)
    for weight, index in there:
        logarithm = _WORK.add(logarithm, _WORK.multiply(weight, _logarithm(index)))
    return Fraction(_SHOWN.plus(_WORK.exp(_WORK.divide(logarithm, whole))))


@lru_cache(maxsize=4096)
def _logarithm(number: Fraction) -> Decimal:
    return _WORK.ln(_decimal(number))


def _decimal(number: Fraction) -> Decimal:
    return _WORK.divide(Decimal(number.numerator), Decimal(number.denominator))
