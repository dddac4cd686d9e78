"""Award rules against the years of a block: exact numbers, and no improvement over years that cannot be compared."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from operator import itemgetter

from parindex.analysis.commendation.award_conditions import areas_held, gained, index_held, tiers_held
from parindex.model.criteria import Edition, Policy
from parindex.model.definitions.award_rules import AwardRule
from parindex.model.records.revisions import Revision
from parindex.model.results.awards import Awarded, AwardOutcome, Finding, Gained, NoResult, Placed, Verdict
from parindex.model.results.series import BlockSeries, Origin, UnitSeries, YearResult
from parindex.model.texts.collation import collation_key

__all__ = ["award"]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A unit with a result in the award year."""

    series: UnitSeries
    now: YearResult
    findings: tuple[Finding, ...] = ()

    def having(self, finding: Finding | None) -> "_Candidate":
        return self if finding is None else replace(self, findings=(*self.findings, finding))


def award(rule: AwardRule, series: BlockSeries, edition: Edition | None) -> AwardOutcome:
    """Apply a rule to a block in the last year of its series; `edition` is the set of that year, if there is one.

    Lists that are counted (the first n, the most improved n) are made of all units of the block that are
    ranked or that gained; a unit gets the award if it meets every other condition as well.
    """
    year = series.last
    found = [_Candidate(unit, now) for unit in series.units if isinstance(now := unit.years[-1], YearResult)]
    policy = edition.policy if edition else Policy()
    outcome = AwardOutcome(rule, series.block, series.title, year, policy, _origin(found), _revisions(rule, series))
    counted = [one for one in found if rule.published or one.now.origin is Origin.SCORED]
    others = [one.having(NoResult()) for one in found if one not in counted]
    judged = _limited(rule, [*_judged(rule, counted, edition), *others])
    return _sorted(outcome, judged)


def _origin(found: Sequence[_Candidate]) -> Origin | None:
    return found[0].now.origin if found else None


def _revisions(rule: AwardRule, series: BlockSeries) -> tuple[Revision, ...]:
    """Return what counts of the years that the rule looks at, as far as they were scored."""
    looked_at = [year for year in series.years if year is not None and year.year >= series.last - rule.years]
    return tuple(year.revision for year in looked_at if year.revision)


def _judged(rule: AwardRule, found: Sequence[_Candidate], edition: Edition | None) -> list[_Candidate]:
    """Return all units with one finding for each condition of the rule."""
    made = list(found)
    if rule.first is not None:
        placed = _placed(rule, rule.first, made)
        made = [one.having(placed[one.series.unit]) for one in made]
    if rule.most_improved is not None:
        gains = _gains(rule, made)
        made = [one.having(gains[one.series.unit]) for one in made]
    made = [one.having(tiers_held(rule, one.series, edition)) for one in made]
    made = [one.having(index_held(rule, one.now)) for one in made]
    return [one.having(areas_held(rule, one.now)) for one in made]


def _placed(rule: AwardRule, wanted: int, found: Sequence[_Candidate]) -> Mapping[str, Finding]:
    ranked = [one for one in found if one.now.rank is not None]
    verdicts = _verdicts(ranked, lambda one: one.now.rank or 0, wanted, rule.ties_at_limit)
    return {
        one.series.unit: Placed(
            verdicts.get(one.series.unit, Verdict.UNKNOWN), one.now.rank, one.now.of, one.now.index, wanted
        )
        for one in found
    }


def _gains(rule: AwardRule, found: Sequence[_Candidate]) -> Mapping[str, Finding]:
    assert rule.most_improved is not None
    wanted = rule.most_improved
    gains = {one.series.unit: gained(rule, one.series) for one in found}
    rising = [one for one in found if _gain(gains[one.series.unit]) > 0]
    verdicts = _verdicts(rising, lambda one: -_gain(gains[one.series.unit]), wanted.count, rule.ties_at_limit)
    places = _places([(_gain(gains[one.series.unit]), one.series.unit) for one in rising])
    return {
        unit: gain
        if gain.verdict is Verdict.UNKNOWN
        else replace(gain, verdict=verdicts.get(unit, Verdict.MISSED), place=places.get(unit), wanted=wanted.count)
        for unit, gain in gains.items()
    }


def _places(gains: Sequence[tuple[Fraction, str]]) -> Mapping[str, int]:
    """Return the place of each unit, most gained first, as 1, 2, 2, 4."""
    places: dict[str, int] = {}
    before, last = Fraction(-1), ""
    for number, (gain, unit) in enumerate(sorted(gains, key=itemgetter(0), reverse=True), 1):
        places[unit] = places[last] if gain == before else number
        before, last = gain, unit
    return places


def _gain(gain: Gained) -> Fraction:
    """Return what counts: places or index points; nothing where years cannot be compared."""
    value = gain.places if gain.by == "rank" else gain.index
    return Fraction(0) if value is None else Fraction(value)


def _verdicts(
    found: Sequence[_Candidate], key: Callable[[_Candidate], Fraction | int], wanted: int, ties: str
) -> dict[str, Verdict]:
    """Take the first `wanted`, least key first; equals at the end are all in, or all out. The next group is near."""
    verdicts: dict[str, Verdict] = {}
    taken, near = 0, True
    for _, group in groupby(sorted(found, key=key), key):
        equals = list(group)
        if taken < wanted:
            fits = taken + len(equals) <= wanted or ties == "include"
            verdict = Verdict.HELD if fits else Verdict.TIED
        else:
            verdict = Verdict.NEAR if near else Verdict.MISSED
            near = False
        taken += len(equals)
        verdicts |= {one.series.unit: verdict for one in equals}
    return verdicts


def _limited(rule: AwardRule, judged: Sequence[_Candidate]) -> list[_Candidate]:
    """Cut the list at its limit, by rank: who stands behind the end is told as if by `first`."""
    if rule.limit is None:
        return list(judged)
    held = [one for one in judged if _holds(one)]
    ranked = [one for one in held if one.now.rank is not None]
    verdicts = _verdicts(ranked, lambda one: one.now.rank or 0, rule.limit, rule.ties_at_limit)
    cut = {one.series.unit: verdicts.get(one.series.unit, Verdict.UNKNOWN) for one in held}
    return [
        one
        if cut.get(one.series.unit, Verdict.HELD) is Verdict.HELD
        else one.having(Placed(cut[one.series.unit], one.now.rank, one.now.of, one.now.index, rule.limit))
        for one in judged
    ]


def _holds(one: _Candidate) -> bool:
    return all(finding.verdict is Verdict.HELD for finding in one.findings)


def _sorted(outcome: AwardOutcome, judged: Sequence[_Candidate]) -> AwardOutcome:
    """Sort units into those that get the award, those left out as equals, those that just missed, and the unknown."""
    groups: dict[Verdict, list[Awarded]] = {verdict: [] for verdict in Verdict}
    for one in sorted(judged, key=_order):
        groups[_verdict(one.findings)].append(_awarded(one))
    return replace(
        outcome,
        awarded=groups[Verdict.HELD],
        missed=groups[Verdict.NEAR],
        left_out=groups[Verdict.TIED],
        unknown=groups[Verdict.UNKNOWN],
    )


def _verdict(findings: Sequence[Finding]) -> Verdict:
    """Return what one unit comes to: what is missed for certain counts more than what is not known."""
    failed = [finding.verdict for finding in findings if finding.verdict is not Verdict.HELD]
    if failed in ([], [Verdict.NEAR]):
        return Verdict.NEAR if failed else Verdict.HELD
    if Verdict.MISSED in failed or Verdict.NEAR in failed:
        return Verdict.MISSED
    return Verdict.TIED if Verdict.TIED in failed else Verdict.UNKNOWN


def _awarded(one: _Candidate) -> Awarded:
    return Awarded(
        one.series.unit, one.now.name or one.series.name, one.now.rank, one.now.index, one.now.origin, one.findings
    )


def _order(one: _Candidate) -> tuple[object, ...]:
    """Order by gain where gains are asked for, then by rank and name."""
    gain = next(iter(_gained(one)), None)
    rank = (0, one.now.rank) if one.now.rank is not None else (1, 0)
    return (gain.place or len(one.findings) + 1_000_000 if gain else 0, *rank, *collation_key(one.series.name))


def _gained(one: _Candidate) -> Iterator[Gained]:
    for finding in one.findings:
        if isinstance(finding, Gained):
            yield finding
