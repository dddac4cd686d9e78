"""Rates by a definition that is data, and the counts of the year to date."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import groupby

from parindex.model.monitoring.dossiers import Dossiers, MonthOfUnit
from parindex.model.monitoring.settings import RateDefinition

__all__ = ["by_month", "parts_of", "rate", "year_to_date"]


def rate(counts: Dossiers, definition: RateDefinition) -> Fraction | None:
    """Return the rate as a share of 1; `None` where there was nothing to solve: that is not 100 %."""
    numerator, denominator = parts_of(counts, definition)
    return Fraction(numerator, denominator) if denominator > 0 else None


def parts_of(counts: Dossiers, definition: RateDefinition) -> tuple[int, int]:
    """Return numerator and denominator as counted."""
    return _sum(counts, definition.numerator), _sum(counts, definition.denominator)


def _sum(counts: Dossiers, terms: Iterable[str]) -> int:
    return sum(-getattr(counts, term[1:]) if term.startswith("-") else getattr(counts, term) for term in terms)


def by_month(rows: Sequence[MonthOfUnit]) -> Mapping[int, Dossiers]:
    """Return the counts of one unit by month; rows of several receivers belong together."""
    ordered = sorted(rows, key=lambda row: row.month)
    return {
        month: reduce(Dossiers.beside, (row.counts for row in mine))
        for month, mine in groupby(ordered, key=lambda row: row.month)
    }


def year_to_date(months: Mapping[int, Dossiers]) -> Dossiers | None:
    """Return the counts of all months together; a rate of them is not the mean of the rates."""
    return reduce(Dossiers.then, (months[month] for month in sorted(months))) if months else None
