"""Whether two editions measure the same thing, and if not, in what they differ.

The same: one set id, the same components (maximum, rule, who assesses), the same bonus and penalty points
(code, kind, cap), and the same aggregation and weights. Which component was which, the crosswalk
tells. Titles may change freely. Tiers and policies that changed are named as `remarks`; what they decide of a unit is
not compared (`step`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from parindex.analysis.comparability.crosswalk import crosswalk
from parindex.analysis.comparability.scale import SCALED, averages, beyond, components, multiplied
from parindex.model.criteria import Edition, Node, Tier
from parindex.model.results.changes import Difference, DifferenceKind, NotComparable, Reason
from parindex.model.results.crosswalk import Aspect, Crosswalk, Match

__all__ = ["comparability", "earlier_code", "remarks"]

_SHOWN = 8
"""Codes listed of one kind of difference before the rest is only counted."""


def earlier_code(node: Node) -> str:
    """Return the code of the same criterion in the edition before."""
    return node.compares_with or node.code


def comparability(current: Edition, previous: Edition) -> NotComparable | None:
    """Return `None` if results of the two editions can be compared, else the reason.

    The detail lists the differences by code: "added 1.3; removed 2.1; maximum 1.1.2".
    """
    if current is previous:
        return None
    if current.edition < previous.edition:
        return comparability(previous, current)
    if current.id != previous.id:
        other = Difference(DifferenceKind.SET, (f"{previous.id} -> {current.id}",))
        return _told(Reason.CRITERIA_CHANGED, other)
    walk = crosswalk(previous, current)
    found = list(_differences(walk))
    factor = multiplied(walk)
    if factor is None or factor == 1:
        return _told(Reason.CRITERIA_CHANGED, *found) if found else None
    rest = {each.kind: each for each in found if each.kind not in {DifferenceKind.MAXIMUM, *SCALED}}
    rest |= {each.kind: each for each in _listed(beyond(walk, factor))}
    if rest or averages(current) or averages(previous):
        return _told(Reason.SCALE_CHANGED, _total(walk), *(rest[kind] for kind in DifferenceKind if kind in rest))
    return None


def remarks(current: Edition, previous: Edition) -> tuple[Difference, ...]:
    """Return what does not break the comparison and has to be named beside it.

    That is the scale, components with another title, policies, tiers, and the part of the year that a set covers.

    A component under its old code may be another one in truth: only who knows the set can tell.
    """
    if current is previous:
        return ()
    older, newer = sorted((current, previous), key=lambda edition: edition.edition)
    walk = crosswalk(older, newer)
    pairs = components(walk)
    renamed = [pair.now.code for pair in pairs if Aspect.RENAMED in pair.aspects]
    policies = [f"{change.policy} {_value(change.before)} -> {_value(change.now)}" for change in walk.policies]
    tiers = [f"{change.id} {_bound(change.before)} -> {_bound(change.now)}" for change in walk.tiers]
    factor = multiplied(walk)
    scale = [_total(walk)] if factor is not None and factor != 1 else []
    parts = [str(one.period or one.edition) for one in (previous, current)]
    named = {
        DifferenceKind.RENAMED: renamed,
        DifferenceKind.POLICY: policies,
        DifferenceKind.TIERS: tiers,
        DifferenceKind.PERIOD: [" -> ".join(parts)] if _covered(current) != _covered(previous) else [],
    }
    return (*scale, *_listed(named))


def _covered(edition: Edition) -> tuple[tuple[int, int], ...]:
    """Return first and last month and day of the part of the year that a set covers; nothing for all of it."""
    part = edition.period
    return () if part is None else ((part.from_.month, part.from_.day), (part.to.month, part.to.day))


def _value(policy: object) -> str:
    return (", ".join(map(str, policy)) or "–") if isinstance(policy, list) else str(policy)


def _bound(tier: Tier | None) -> str:
    """Write the bound of a tier; a tier without one, or an edition without the tier, has a dash."""
    if tier is None or tier.bound is None:
        return "–"
    return f"> {tier.bound.number}" if tier.bound.exclusive else f"{tier.bound.number}"


def _total(walk: Crosswalk) -> Difference:
    return Difference(DifferenceKind.TOTAL, (f"{walk.previous.total:f} -> {walk.current.total:f}",))


def _told(reason: Reason, *differences: Difference) -> NotComparable:
    return NotComparable(reason, "; ".join(map(str, differences)), differences)


def _differences(walk: Crosswalk) -> Iterator[Difference]:
    pairs = components(walk)
    now, before = {pair.now.code for pair in pairs}, {pair.before.code for pair in pairs}
    earlier = {match.now.code: match.before.code for match in walk.matches}
    same = {code: code for code in walk.previous.nodes}
    found = {
        DifferenceKind.ADDED: [leaf.code for leaf in walk.current.leaves if leaf.code not in now],
        DifferenceKind.REMOVED: [leaf.code for leaf in walk.previous.leaves if leaf.code not in before],
        DifferenceKind.DOUBTFUL: [pair.before.code for pair in pairs if pair.doubtful],
        DifferenceKind.MAXIMUM: _with(Aspect.MAXIMUM, pairs),
        DifferenceKind.RULE: _with(Aspect.RULE, pairs),
        DifferenceKind.ASSESSED_BY: _with(Aspect.ASSESSED_BY, pairs),
        DifferenceKind.AGGREGATION: _unequal(_averages(walk.current, earlier), _averages(walk.previous, same)),
        DifferenceKind.WEIGHT: _unequal(_weights(walk.current, earlier), _weights(walk.previous, same)),
        DifferenceKind.ADJUSTMENT: [change.either.code for change in walk.adjustments],
    }
    return _listed(found)


def _listed(found: Mapping[DifferenceKind, Sequence[str]]) -> Iterator[Difference]:
    for kind, codes in found.items():
        if codes:
            yield Difference(kind, tuple(codes[:_SHOWN]), max(0, len(codes) - _SHOWN))


def _with(aspect: Aspect, pairs: Iterable[Match]) -> list[str]:
    return [pair.before.code for pair in pairs if aspect in pair.aspects]


def _averages(edition: Edition, codes: Mapping[str, str]) -> dict[str, object]:
    """How the groups that average do so; what is added up is the same however it is grouped."""
    return {
        _code(node, codes): (node.aggregate, node.total, node.least, node.caps)
        for node in (edition.root, *edition.nodes.values())
        if (node.aggregate != "sum" or node.bounded) and node.parts
    }


def _weights(edition: Edition, codes: Mapping[str, str]) -> dict[str, object]:
    return {
        _code(part, codes): (_code(node, codes), part.weighs, part.weight_for)
        for node in (edition.root, *edition.nodes.values())
        for part in node.parts
        if node.aggregate != "sum" or not part.counts
    }


def _code(node: Node, codes: Mapping[str, str]) -> str:
    """Return the code of the older edition; the root has none, what was added keeps its own."""
    return codes.get(node.code, node.code)


def _unequal(now: Mapping[str, object], before: Mapping[str, object]) -> list[str]:
    return [code for code in {**now, **before} if now.get(code) != before.get(code)]
