"""The figures of one of several years: each is printed as its own year printed it."""

from fractions import Fraction

from parindex.model.criteria import Policy
from parindex.model.results.series import Origin, Yardstick, YearResult
from parindex.reporting.report.contents import Figure
from parindex.reporting.report.figures import Figures

__all__ = ["index_figure", "of_year", "policy_of"]

_MOST_DECIMALS = 6


def policy_of(yardstick: Yardstick, otherwise: Policy) -> Policy:
    """Return the policy of the set that a year was measured with, or another one where no set is at hand."""
    return yardstick.edition.policy if yardstick.edition is not None else otherwise


def of_year(yardstick: Yardstick, figures: Figures) -> Figures:
    """Return what writes the figures of a year."""
    return Figures(policy_of(yardstick, figures.policy), figures.voice)


def index_figure(result: YearResult, figures: Figures, *others: Fraction | None) -> Figure:
    """Write an index by the policy of its year; a published one with all the digits that it was printed with.

    `others` are indexes that it is compared with: it has as many digits as tell it from them.
    """
    mine = of_year(result.yardstick, figures)
    if result.origin is Origin.SCORED or result.index is None:
        return mine.beside(result.index, *others)
    decimals = _decimals(result.index)
    if decimals is None or decimals <= mine.policy.published_decimals:
        return mine.beside(result.index, *others)
    return Figure(figures.voice.number(result.index, decimals), result.index, result.index)


def _decimals(number: Fraction) -> int | None:
    """Return how many decimals a number has, `None` if it has no end."""
    return next((count for count in range(_MOST_DECIMALS + 1) if not 10**count % number.denominator), None)
