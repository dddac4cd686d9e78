"""Components whose points may be lost again, each with its reason and figure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parindex.model.criteria import Node
from parindex.model.monitoring.results import UnitOfYear
from parindex.model.monitoring.settings import Zone
from parindex.model.results.scorecards import LeafScore, Scorecard
from parindex.model.rules import Band, Bands
from parindex.model.scores import Numeric, Scored
from parindex.model.studies.losses import AtRisk, LossHistory, RiskReason

__all__ = ["RiskRules", "at_risk", "band_margin"]

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class RiskRules:
    """From when on a component is at risk.

    Lost in `lost_in` years; a rate `band_margin` or less above its bound, in rate points; cut by `cut_at_least` points.
    """

    lost_in: int = 2
    band_margin: Fraction = Fraction(1)
    cut_at_least: Fraction = Fraction(1, 4)


def at_risk(  # noqa: PLR0913  what is known of a unit beside its result
    card: Scorecard,
    rules: RiskRules,
    *,
    histories: Mapping[str, LossHistory],
    claimed: Scorecard | None = None,
    tasked: Collection[str] | None = None,
    watched: Mapping[str, UnitOfYear] | None = None,
    best: Zone | None = None,
) -> Iterator[AtRisk]:
    """Yield the reasons component by component, in printed order.

    `claimed` is the scorecard by self scores; `tasked` the codes that some task of the plan is about, `None` where
    there is no plan; `watched` the dossiers by the code of the component that takes their on-time rate, `best` the zone
    that they should be in.
    """
    for leaf in card.edition.leaves:
        score = card.leaves[leaf.code]
        if not score.applicable:
            continue
        known = [
            _often(histories.get(leaf.code), rules),
            _cut(leaf, score, claimed, rules),
            _edge(leaf, score, rules),
            _unproven(leaf, card, claimed),
            *_dossiers((watched or {}).get(leaf.code), best),
            _untasked(leaf, score, tasked),
        ]
        for reason, figure, of, years in (each for each in known if each is not None):
            yield AtRisk(card.unit, card.name, leaf.code, reason, figure, of, score.points, years)


_Found = tuple[RiskReason, Fraction, Fraction, tuple[int, ...]]


def _often(history: LossHistory | None, rules: RiskRules) -> _Found | None:
    if history is None or history.lost_in < rules.lost_in:
        return None
    return RiskReason.LOST_OFTEN, Fraction(history.lost_in), Fraction(history.known), history.years


def _cut(leaf: Node, given: LeafScore, claimed: Scorecard | None, rules: RiskRules) -> _Found | None:
    if claimed is None or leaf.code in claimed.edition.survey_codes or not isinstance(given.answer, Scored):
        return None
    claim = claimed.leaves[leaf.code]
    cut = (given.points - claim.points) if leaf.deducts else claim.points - given.points
    if not isinstance(claim.answer, Scored) or cut <= 0 or cut < rules.cut_at_least:
        return None
    return RiskReason.CUT, cut, claim.points, ()


def _edge(leaf: Node, score: LeafScore, rules: RiskRules) -> _Found | None:
    answer = score.answer
    if not isinstance(leaf.score, Bands) or not isinstance(answer, Scored) or not isinstance(answer.value, Numeric):
        return None
    margin = band_margin(leaf.score, answer.value.number)
    if margin is None or margin[0] > rules.band_margin:
        return None
    return RiskReason.BAND_EDGE, margin[0], margin[1], ()


def _unproven(leaf: Node, card: Scorecard, claimed: Scorecard | None) -> _Found | None:
    if claimed is None or leaf.code in card.edition.survey_codes:
        return None
    claim, entry = claimed.leaves[leaf.code], card.sheet.by_code.get(leaf.code)
    if not isinstance(claim.answer, Scored) or not claim.points or (entry and entry.evidence):
        return None
    if not any(each.evidence for each in card.sheet.entries):  # a sheet without evidence at all asks for none
        return None
    return RiskReason.NO_EVIDENCE, claim.points, claim.applicable, ()


def _dossiers(unit: UnitOfYear | None, best: Zone | None) -> Iterator[_Found]:
    """Yield that a unit is behind the best zone in the year to date, and that its last month fell into a lower one."""
    if unit is None or best is None:
        return
    bound, rate = best.at_least if best.above is None else best.above, unit.total.rate
    if bound is not None and rate is not None and unit.total.zone != best.id:
        yield RiskReason.BEHIND, Fraction(bound) - 100 * rate, 100 * rate, ()
    rates = [(period.zone, 100 * period.rate) for period in unit.months if period.rate is not None]
    (before, high), (after, low) = rates[-2:] if len(rates) > 1 else [("", _ZERO)] * 2
    if after != before and low < high:
        yield RiskReason.FALLING, high - low, low, ()


def _untasked(leaf: Node, score: LeafScore, tasked: Collection[str] | None) -> _Found | None:
    lost = score.points if leaf.deducts else score.applicable - score.points
    if tasked is None or score.code in tasked or not lost:
        return None
    return RiskReason.NO_TASK, lost, score.applicable, ()


def band_margin(rule: Bands, number: Decimal) -> tuple[Fraction, Fraction] | None:
    """Return (how far a number is above the bound of its band, the bound); `None` if the next band earns no less.

    A band that begins *at* its bound is still held with a margin of 0; one *above* it is not.
    """
    bounded = sorted((band for band in rule.bands if _bound(band) is not None), key=_order, reverse=True)
    rest = next((band for band in rule.bands if _bound(band) is None), None)
    for place, band in enumerate(bounded):
        bound = _bound(band)
        assert bound is not None
        if number >= bound if band.at_least is not None else number > bound:
            below = bounded[place + 1] if place + 1 < len(bounded) else rest
            if below is not None and below.points >= band.points:
                return None
            return (Fraction(number) - Fraction(bound), Fraction(bound)) if band.points else None
    return None


def _bound(band: Band) -> Decimal | None:
    return band.above if band.above is not None else band.at_least


def _order(band: Band) -> tuple[Decimal, bool]:
    bound = _bound(band)
    assert bound is not None
    return bound, band.above is not None
