"""One block in one year, from its standings or from what was published, in the form of a series."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as default
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from parindex.analysis.comparability.goalposts import Relative, View, relative
from parindex.analysis.comparability.rank_rules import RankField, printed_field, scored_field
from parindex.analysis.comparability.tier_steps import tiers_by_name
from parindex.model.criteria import Edition
from parindex.model.results.changes import Reason
from parindex.model.results.printed.history import PublishedResult
from parindex.model.results.scorecards import BlockStandings, Standing
from parindex.model.results.series import Absence, AreaValue, BlockYear, Origin, Yardstick, YearResult
from parindex.model.rounding import rounded
from parindex.model.weights import mean_over
from parindex.scoring.scorecards import gaps

__all__ = ["YearOfBlock", "published_year", "scored_year", "under_latest_ids"]

Lookup = Callable[[str], Edition | None]


@dataclass(frozen=True, slots=True)
class YearOfBlock:
    """The results of a year by unit, why other units have none, and what happened to units since the year before."""

    summary: BlockYear
    results: Mapping[str, YearResult]
    names: Mapping[str, str]
    absences: Mapping[str, Absence] = default(default_factory=dict)
    fates: Mapping[str, Reason] = default(default_factory=dict)
    field: RankField | None = None
    """The units that were ranked together; `None` where nobody is ranked."""
    relative: Relative | None = None
    """The block, where rules look at it."""
    area: str = ""
    """Code of the only area that counts."""

    @property
    def is_scored(self) -> bool:
        """Tell whether the year was computed from score sheets."""
        return self.summary.origin is Origin.SCORED

    def view(self, name: Literal["index", "points"]) -> View:
        """Return what reads the index, or the points, from a card."""
        area = self.area
        return (lambda card: getattr(card.nodes[area], name)) if area else (lambda card: getattr(card, name))


def scored_year(
    standings: BlockStandings,
    locale: str,
    *,
    area: str | None = "",
    published: Sequence[PublishedResult] = (),
    fates: Mapping[str, Reason] | None = None,
) -> YearOfBlock:
    """Take a year from its standings; `published` are lines of the same year that they overrule.

    With `area` (a code of the set; `None`: the set does not have it), the indexes are those of the area, and
    nobody is ranked by them.
    """
    edition = standings.edition
    yardstick = Yardstick(edition.key, edition, Fraction(edition.total))
    ranked = sum(standing.rank is not None for standing in standings.standings)
    view = _Scored(edition, yardstick, standings.year, ranked, locale)
    make = view.of_area(area) if area else view.whole
    there = standings.standings if area is not None else ()
    results = {standing.card.unit: make(standing) for standing in there}
    units = [standing.card.unit for standing in there if standing.rank is not None]
    counted = [(unit, index) for unit in units if (index := results[unit].index) is not None]
    mean = standings.mean if area == "" else mean_over(counted, standings.weights)
    summary = _summary(standings.year, Origin.SCORED, yardstick, results, ranked, mean)
    if standings.weights is not None:
        summary = replace(summary, weights=standings.weights.name)
    return YearOfBlock(
        _overruling(summary, results, published if area == "" else (), edition),
        results,
        {standing.card.unit: standing.card.name for standing in there},
        {card.unit: Absence.INCOMPLETE for card in standings.incomplete},
        fates or {},
        None if area else scored_field(edition.policy, [one.card for one in there if one.rank is not None]),
        relative([one.card for one in there]),
        area or "",
    )


def published_year(  # noqa: PLR0913  the lines, and how they are read
    year: int,
    lines: Sequence[PublishedResult],
    find: Lookup,
    locale: str = "vi",
    *,
    area: bool = False,
    fates: Mapping[str, Reason] | None = None,
) -> YearOfBlock:
    """Take a year from the lines that were published for a block; `find` returns an edition by its name.

    A mean, and who is last, is stated only of a table that is known to show all units. Values of areas
    are printed in points or in percent, nobody says which; so nothing is computed with them.
    """
    known = {name: Yardstick(name, find(name)) for name in {line.criteria for line in lines}}
    results = {line.unit: _published(line, known[line.criteria], locale) for line in lines}
    names = {line.unit: line.name for line in lines}
    counted = {unit: result for unit, result in results.items() if result.rank is not None} or results
    ranked = max((result.of for result in results.values() if result.of is not None), default=None)
    whole = ranked is not None and len(counted) >= ranked
    indexes = [result.index for result in counted.values() if result.index is not None]
    yardstick = known[lines[0].criteria] if len(known) == 1 else Yardstick("")
    summary = _summary(year, Origin.PUBLISHED, yardstick, results, ranked, None)
    if area:
        absences = {line.unit: Absence.AS_PRINTED for line in lines if line.areas}
        return YearOfBlock(replace(summary, best=(), worst=()), {}, names, absences, fates or {})
    if whole:
        summary = replace(summary, mean=_mean(indexes) if len(indexes) == len(counted) else None)
    else:
        summary = replace(summary, worst=())
    ranks = {unit: result.rank for unit, result in results.items() if result.rank is not None}
    return YearOfBlock(summary, results, names, {}, fates or {}, printed_field(ranks, whole=whole) if ranks else None)


def under_latest_ids(year: YearOfBlock, heirs: Mapping[str, str]) -> YearOfBlock:
    """Return a year in which units that were renamed later stand under their later ids."""
    if heirs.keys().isdisjoint(year.names):
        return year
    summary = year.summary
    return replace(
        year,
        summary=replace(
            summary,
            best=tuple(heirs.get(unit, unit) for unit in summary.best),
            worst=tuple(heirs.get(unit, unit) for unit in summary.worst),
            differing=tuple((heirs.get(unit, unit), old, new) for unit, old, new in summary.differing),
        ),
        results={heirs.get(unit, unit): result for unit, result in year.results.items()},
        names={heirs.get(unit, unit): name for unit, name in year.names.items()},
        absences={heirs.get(unit, unit): absence for unit, absence in year.absences.items()},
        fates={heirs.get(unit, unit): fate for unit, fate in year.fates.items()},
    )


@dataclass(frozen=True, slots=True)
class _Scored:
    edition: Edition
    yardstick: Yardstick
    year: int
    ranked: int
    locale: str

    def whole(self, standing: Standing) -> YearResult:
        card = standing.card
        return YearResult(
            self.year,
            Origin.SCORED,
            self.yardstick,
            card.index,
            card.published,
            card.points,
            card.applicable,
            standing.rank,
            self.ranked if standing.rank is not None else None,
            self._tier(card.tier),
            tuple(
                AreaValue(node.code, node.title.in_(self.locale), card.nodes[node.code].index)
                for node in self.edition.index
            ),
            unit=card.unit,
            name=card.name,
            tier_id=card.tier,
            gaps=gaps(card),
        )

    def of_area(self, code: str) -> Callable[[Standing], YearResult]:
        policy = self.edition.policy

        def make(standing: Standing) -> YearResult:
            node = standing.card.nodes[code]
            shown = None if node.index is None else rounded(node.index, policy.published_decimals, policy.rounding)
            return YearResult(
                self.year,
                Origin.SCORED,
                self.yardstick,
                node.index,
                shown,
                node.points,
                node.applicable,
                unit=standing.card.unit,
                name=standing.card.name,
                gaps=gaps(standing.card),
            )

        return make

    def _tier(self, tier_id: str | None) -> str:
        return next((tier.title.in_(self.locale) for tier in self.edition.tiers if tier.id == tier_id), "")


def _published(line: PublishedResult, yardstick: Yardstick, locale: str) -> YearResult:
    points, maximum = _exact(line.points), _exact(line.maximum)
    index = _exact(line.index)
    tier = tiers_by_name(yardstick.edition).get(line.tier.casefold()) if yardstick.edition else None
    if index is None and points is not None and maximum:
        index = 100 * points / maximum
    return YearResult(
        line.year,
        Origin.PUBLISHED,
        Yardstick(yardstick.name, yardstick.edition, maximum),
        index,
        index,
        points,
        maximum,
        line.rank,
        line.of,
        _tier_title(tier, line.tier, yardstick.edition, locale),
        tuple(AreaValue("", heading, None, Fraction(value)) for heading, value in line.areas.items()),
        line.source,
        line.unit,
        line.name,
        tier,
    )


def _tier_title(tier_id: str | None, printed: str, edition: Edition | None, locale: str) -> str:
    """Write a printed tier in the language of the answer, if it is one of the set."""
    tiers = edition.tiers if edition else ()
    return next((tier.title.in_(locale) for tier in tiers if tier.id == tier_id), printed)


def _exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _mean(indexes: Sequence[Fraction]) -> Fraction | None:
    return sum(indexes, Fraction(0)) / len(indexes) if indexes else None


def _summary(  # noqa: PLR0913, PLR0917  what a year is summed up from
    year: int,
    origin: Origin,
    yardstick: Yardstick,
    results: Mapping[str, YearResult],
    ranked: int | None,
    mean: Fraction | None,
) -> BlockYear:
    best, worst = _ends(results)
    return BlockYear(year, origin, yardstick, len(results), ranked, mean, best, worst)


def _ends(results: Mapping[str, YearResult]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who stands first and last: by rank, or by index where nobody is ranked."""
    places = {unit: -result.rank for unit, result in results.items() if result.rank is not None}
    by_index = {unit: result.index for unit, result in results.items() if result.index is not None}
    keys: Mapping[str, Fraction | int] = places or by_index
    if not keys:
        return (), ()
    top, bottom = max(keys.values()), min(keys.values())
    first_known = not places or top == -1
    best = tuple(unit for unit, key in keys.items() if key == top) if first_known else ()
    return best, tuple(unit for unit, key in keys.items() if key == bottom)


def _overruling(
    summary: BlockYear, results: Mapping[str, YearResult], published: Sequence[PublishedResult], edition: Edition
) -> BlockYear:
    if not published:
        return summary
    policy = edition.policy
    differing = []
    for line in published:
        mine = results.get(line.unit)
        theirs = _published(line, Yardstick(""), "vi").index
        if mine is None or mine.shown is None or theirs is None:
            continue
        if rounded(theirs, policy.published_decimals, policy.rounding) != mine.shown:
            differing.append((line.unit, theirs, mine.shown))
    return replace(summary, overruled=len(published), differing=tuple(differing))
