"""Single conditions of award rules, each for one unit by itself."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import takewhile
from operator import itemgetter
from typing import Final

from parindex.analysis.comparability.tier_steps import tiers_by_name
from parindex.model.criteria import Edition
from parindex.model.definitions.award_rules import AwardRule
from parindex.model.results.awards import AreasHeld, Gained, IndexHeld, TiersHeld, Verdict
from parindex.model.results.changes import Moved, NotComparable
from parindex.model.results.scorecards import Reason
from parindex.model.results.series import Gap, Origin, UnitSeries, YearResult
from parindex.model.texts.bilingual import Text
from parindex.scoring.tiers import Tiers

__all__ = ["areas_held", "gained", "index_held", "tiers_held"]

_NEAR: Final = Fraction(1)
"""Index points below a bound that count as just missed."""


def gained(rule: AwardRule, series: UnitSeries) -> Gained:
    """Return what a unit gained over the years of a rule, or which step of them cannot be stated."""
    assert rule.most_improved is not None
    wanted = rule.most_improved
    last = series.years[-1].year
    first = last - wanted.years
    empty = Gained(Verdict.UNKNOWN, wanted.by, first, last)
    if first < series.years[0].year:
        return _stopped(empty, first, NotComparable(Reason.NO_DATA))
    start = len(series.years) - 1 - wanted.years
    for place in range(start, len(series.years) - 1):
        step, before, now = series.steps[place], series.years[place], series.years[place + 1]
        if isinstance(step, NotComparable):
            return _stopped(empty, _year_of(before, now), step)
        figure, why = (step.rank, step.rank_reason) if wanted.by == "rank" else (step.index, step.index_reason)
        if figure is None:
            return _stopped(empty, now.year, NotComparable(why or Reason.NO_DATA))
        if not rule.published and Origin.PUBLISHED in {_origin(before), _origin(now)}:
            return _stopped(empty, _year_of_published(before, now), NotComparable(Reason.NO_DATA))
    return _summed(empty, series, start)


def _stopped(empty: Gained, year: int, obstacle: NotComparable) -> Gained:
    return Gained(empty.verdict, empty.by, empty.first, empty.last, obstacle=obstacle, broken_in=year)


def _year_of(before: YearResult | Gap, now: YearResult | Gap) -> int:
    return before.year if isinstance(before, Gap) else now.year


def _year_of_published(before: YearResult | Gap, now: YearResult | Gap) -> int:
    return before.year if _origin(before) is Origin.PUBLISHED else now.year


def _origin(year: YearResult | Gap) -> Origin | None:
    return year.origin if isinstance(year, YearResult) else None


def _summed(empty: Gained, series: UnitSeries, start: int) -> Gained:
    before, now = series.years[start], series.years[-1]
    assert isinstance(before, YearResult)
    assert isinstance(now, YearResult)
    steps = [step for step in series.steps[start:] if isinstance(step, Moved)]
    indexes = [step.index for step in steps if step.index is not None]
    places = [step.rank for step in steps if step.rank is not None]
    return Gained(
        Verdict.MISSED,
        empty.by,
        empty.first,
        empty.last,
        before,
        now,
        sum(indexes, Fraction(0)) if len(indexes) == len(steps) else None,
        sum(places) if len(places) == len(steps) else None,
    )


def tiers_held(rule: AwardRule, series: UnitSeries, edition: Edition | None) -> TiersHeld | None:
    """Count the years in a row, up to the last, in which a unit was in the tier or in a better one."""
    if rule.tier is None:
        return None
    wanted, last = rule.tier, series.years[-1]
    asked = series.years[-wanted.years :]
    inside = [_in_tier(year, wanted.at_least, edition, published=rule.published) for year in reversed(asked)]
    held = len(list(takewhile(bool, inside)))
    return TiersHeld(
        _tier_verdict(inside, held, wanted.years),
        wanted.at_least,
        held,
        wanted.years,
        last.year,
        last.tier if isinstance(last, YearResult) else "",
        _tier_title(_scheme(last, edition), wanted.at_least),
        tuple(year.tier if isinstance(year, YearResult) else "" for year in asked[len(asked) - held :]),
    )


def _tier_verdict(inside: Sequence[bool | None], held: int, wanted: int) -> Verdict:
    """Judge the years, last one first: `None` says that a year is not known, as one before the first is not."""
    if held == wanted:
        return Verdict.HELD
    if held == len(inside) or inside[held] is None:
        return Verdict.UNKNOWN
    return Verdict.NEAR if held and held == wanted - 1 else Verdict.MISSED


def _scheme(year: YearResult | Gap, edition: Edition | None) -> Edition | None:
    return (year.yardstick.edition if isinstance(year, YearResult) else None) or edition


def _tier_title(scheme: Edition | None, wanted: str) -> Text | None:
    """Return the title of the wanted tier in a set; `None` where it has no such tier."""
    if scheme is None:
        return None
    best = Tiers(scheme).best_first
    tier_id = best[0] if wanted == "top" and best else wanted
    return next((tier.title for tier in scheme.tiers if tier.id == tier_id), None)


def _in_tier(year: YearResult | Gap, wanted: str, edition: Edition | None, *, published: bool) -> bool | None:
    """Tell whether a year's tier is the wanted one or a better; `None` if that is not known."""
    if isinstance(year, Gap) or (year.origin is Origin.PUBLISHED and not published):
        return None
    scheme = _scheme(year, edition)
    if scheme is None:
        return None
    places = _places(scheme)
    bound = 0 if wanted == "top" else places.get(wanted)
    if bound is None:
        return None
    place = places.get(year.tier.casefold())
    if place is None and (year.tier or year.origin is Origin.PUBLISHED):
        return None  # a tier of another scheme, or a table that was published without its tiers
    return place is not None and place <= bound


def _places(edition: Edition) -> Mapping[str, int]:
    """Return the place of each tier, best 0, by its id and by its titles."""
    order = Tiers(edition).best_first
    return {name: order.index(tier) for name, tier in tiers_by_name(edition).items()}


def areas_held(rule: AwardRule, now: YearResult) -> AreasHeld | None:
    """Look at the areas of the award year; those that do not apply to the unit are left aside."""
    if rule.no_area_under is None:
        return None
    bound = Fraction(rule.no_area_under)
    known = [(area.index, area.title) for area in now.areas if area.index is not None]
    if not known:
        return AreasHeld(Verdict.UNKNOWN, bound)
    lowest, title = min(known, key=itemgetter(0))
    under = sum(index < bound for index, _ in known)
    verdict = Verdict.MISSED if under > 1 else Verdict.NEAR if under else Verdict.HELD
    return AreasHeld(verdict, bound, lowest, title, under)


def index_held(rule: AwardRule, now: YearResult) -> IndexHeld | None:
    """Compare the exact index with the bound."""
    if rule.at_least is None:
        return None
    bound = Fraction(rule.at_least)
    if now.index is None:
        return IndexHeld(Verdict.UNKNOWN, bound, None)
    if now.index >= bound:
        return IndexHeld(Verdict.HELD, bound, now.index)
    return IndexHeld(Verdict.NEAR if bound - now.index <= _NEAR else Verdict.MISSED, bound, now.index)
