"""Stratified means with finite population correction, clusters, and intervals that stay within 0 and 100.

Formulas: Cochran, Sampling Techniques (1977), chapters 5 and 9A; logit interval as R `survey::svyciprop`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import groupby

from parindex.model.survey.results import Estimate

__all__ = ["SampledStratum", "interval", "root", "stratified"]

_Z = Decimal("1.959963984540054")
"""The normal quantile of 95 %."""
_DIGITS = 28


@dataclass(frozen=True, slots=True)
class SampledStratum:
    """A stratum: how many there are (`None`: not known, as good as endless), and what respondents gave.

    With `clusters`, one for each value, those of one cluster were drawn together.
    """

    size: int | None
    values: tuple[Fraction, ...]
    clusters: tuple[str, ...] = ()


def stratified(strata: Sequence[SampledStratum]) -> Estimate:
    """Return the mean over strata, weighted by their sizes, and its variance.

    Raises:
        ValueError: a stratum has a single respondent (or cluster), whose variance nobody can tell.
    """
    whole = sum(_size(one) for one in strata)
    mean = sum((Fraction(_size(one), whole) * _mean(one.values) for one in strata), Fraction(0))
    variance = sum((_variance(one, Fraction(_size(one), whole)) for one in strata), Fraction(0))
    values = [value for one in strata for value in one.values]
    return Estimate(mean, variance, _simple(values, strata), len(values))


def _size(one: SampledStratum) -> int:
    return one.size if one.size is not None else len(one.values)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _squares(values: Sequence[Fraction]) -> Fraction:
    mean = _mean(values)
    return sum(((value - mean) ** 2 for value in values), Fraction(0))


def _correction(drawn: int, size: int | None) -> Fraction:
    return Fraction(1) if size is None else 1 - Fraction(drawn, size)


def _variance(one: SampledStratum, weight: Fraction) -> Fraction:
    n = len(one.values)
    if one.clusters:
        return weight**2 * _correction(n, one.size) * _between_clusters(one)
    if n == 1:
        raise ValueError(one)
    return weight**2 * _correction(n, one.size) * _squares(one.values) / (n - 1) / n


def _between_clusters(one: SampledStratum) -> Fraction:
    """Return a/(a-1) times the squared deviations of the clusters' totals of what each respondent is off the mean."""
    mean, n = _mean(one.values), len(one.values)
    pairs = sorted(zip(one.clusters, one.values, strict=True), key=lambda pair: pair[0])
    totals = [
        sum(((value - mean) / n for _, value in mine), Fraction(0)) for _, mine in groupby(pairs, lambda pair: pair[0])
    ]
    if len(totals) == 1:
        raise ValueError(one)
    return Fraction(len(totals), len(totals) - 1) * _squares(totals)


def _simple(values: Sequence[Fraction], strata: Sequence[SampledStratum]) -> Fraction:
    n = len(values)
    size = None if any(one.size is None for one in strata) else sum(_size(one) for one in strata)
    return _correction(n, size) * _squares(values) / (n - 1) / n if n > 1 else Fraction(0)


def root(variance: Fraction) -> Decimal:
    """Return the square root: a standard error of a variance."""
    with localcontext() as context:
        context.prec = _DIGITS
        return (Decimal(variance.numerator) / variance.denominator).sqrt()


def interval(estimate: Estimate) -> tuple[Decimal, Decimal]:
    """Return the 95 % interval of a mean in percent; it stays within 0 and 100.

    On the logit scale; at 0 and 100, and where nobody differs, Wilson's with the number of respondents.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        share = Decimal(estimate.mean.numerator) / estimate.mean.denominator / 100
        error = root(estimate.variance) / 100
        if not 0 < share < 1 or not error:
            return _wilson(share, estimate.respondents)
        middle, half = (share / (1 - share)).ln(), _Z * error / (share * (1 - share))
        low, high = (1 / (1 + (-edge).exp()) for edge in (middle - half, middle + half))
        return 100 * low, 100 * high


def _wilson(share: Decimal, n: int) -> tuple[Decimal, Decimal]:
    square = _Z**2
    centre = share + square / (2 * n)
    half = _Z * (share * (1 - share) / n + square / (4 * n * n)).sqrt()
    low, high = ((centre - half) / (1 + square / n), (centre + half) / (1 + square / n))
    return 100 * max(Decimal(0), low), 100 * min(Decimal(1), high)
