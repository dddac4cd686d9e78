"""How far self scores and appraisal agree, and how alike years order the units."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from parindex.analysis.diagnosis.statistics import concordance, tau_b
from parindex.model.criteria import Edition
from parindex.model.results.scorecards import Scorecard
from parindex.model.scores import Scored
from parindex.model.studies.diagnosis import Agreement, YearAgreement

__all__ = ["claims_beside_given", "years_beside_each_other"]

_ZERO = Fraction(0)
_TAU_AT_MOST = 1_000
"""Units up to which pairs are counted one by one."""


def claims_beside_given(
    edition: Edition, claims: Mapping[str, Scorecard], given: Mapping[str, Scorecard]
) -> Iterator[Agreement]:
    """Yield the agreement of the totals (code: empty), then of every appraised component that somebody claimed."""
    units = [unit for unit in claims if unit in given]
    both = [(claims[unit], given[unit]) for unit in units]
    totals = [(one.points - one.survey.points, other.points - other.survey.points) for one, other in both]
    if totals:
        yield _agreement("", totals, tau=True)
    for leaf in edition.leaves:
        if leaf.code not in edition.survey_codes:
            sign = -1 if leaf.deducts else 1  # who claims that less is taken off claims more
            pairs = [
                (sign * mine.points, sign * its.points)
                for mine, its in ((one.leaves[leaf.code], other.leaves[leaf.code]) for one, other in both)
                if isinstance(mine.answer, Scored) and isinstance(its.answer, Scored)
            ]
            if pairs:
                yield _agreement(leaf.code, pairs, tau=False)


def years_beside_each_other(years: Mapping[int, Mapping[str, Fraction]]) -> Iterator[YearAgreement]:
    """Yield the agreement of every two neighbouring years, then of all; the index of units by year."""
    order = sorted(years)
    spans = list[tuple[int, ...]](pairwise(order))
    if len(order) > 2:  # noqa: PLR2004  two years were told already
        spans.append(tuple(order))
    for span in spans:
        common = [unit for unit in years[span[0]] if all(unit in years[year] for year in span)]
        columns = [[years[year][unit] for unit in common] for year in span]
        yield YearAgreement(
            span,
            len(common),
            tau_b(*columns) if len(span) == 2 and len(common) <= _TAU_AT_MOST else None,  # noqa: PLR2004
            concordance(columns) if len(common) > 1 else None,
        )


def _agreement(code: str, pairs: Sequence[tuple[Fraction, Fraction]], *, tau: bool) -> Agreement:
    cuts = [claimed - given for claimed, given in pairs]
    return Agreement(
        code,
        len(pairs),
        sum(not cut for cut in cuts),
        sum(cut > 0 for cut in cuts),
        sum(cut < 0 for cut in cuts),
        sum(cuts, _ZERO) / len(cuts),
        tau_b(*zip(*pairs, strict=True)) if tau and len(pairs) <= _TAU_AT_MOST else None,
    )
