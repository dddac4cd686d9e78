"""Whether two editions differ in nothing but the scale: every number of points was multiplied by one factor.

Then the index in percent is the same measure, and points are not. Maxima, the points of rules (levels, bands, counts,
steps, cases) and the caps of bonus and penalty points have to be multiplied; bounds, shares and weights have to stay.
"""

from decimal import Decimal
from fractions import Fraction

from parindex.analysis.comparability.crosswalk import measured
from parindex.model.criteria import Edition
from parindex.model.results.changes import DifferenceKind
from parindex.model.results.crosswalk import Crosswalk, Match

__all__ = ["SCALED", "averages", "beyond", "components", "multiplied"]

SCALED = frozenset({DifferenceKind.RULE, DifferenceKind.ADJUSTMENT})
"""What has to be multiplied with the maxima."""
_POINTS = frozenset({"points", "each", "step", "max", "from_"})
"""The fields of rules that hold points."""
_SHARES = "options"
"""The field whose keys are anybody's words, with shares."""


def components(walk: Crosswalk) -> list[Match]:
    """Return the pairs of components."""
    return [match for match in walk.matches if match.now.is_leaf and match.before.is_leaf]


def multiplied(walk: Crosswalk) -> Fraction | None:
    """Return by what all maxima were multiplied, if the components are the same otherwise."""
    pairs = components(walk)
    if not len(pairs) == len(walk.current.leaves) == len(walk.previous.leaves):
        return None
    ratios = {_ratio(pair.now.total, pair.before.total) for pair in pairs} - {None}
    return ratios.pop() if len(ratios) == 1 else None


def _ratio(now: Decimal, before: Decimal) -> Fraction | None:
    if not now and not before:
        return None
    return Fraction(now) / Fraction(before) if before else Fraction(0)


def beyond(walk: Crosswalk, factor: Fraction) -> dict[DifferenceKind, list[str]]:
    """Return the codes of rules and of bonus and penalty points that were not multiplied as the maxima were."""
    rules = [
        pair.before.code
        for pair in components(walk)
        if _scaled(measured(pair.now), Fraction(1)) != _scaled(measured(pair.before), factor)
    ]
    now, before = _caps(walk.current, Fraction(1)), _caps(walk.previous, factor)
    caps = [code for code in {**now, **before} if now.get(code) != before.get(code)]
    return {DifferenceKind.RULE: rules, DifferenceKind.ADJUSTMENT: caps}


def averages(edition: Edition) -> bool:
    """Tell whether any group averages; whether its scale is multiplied too, is not looked into."""
    return any(node.aggregate != "sum" and node.parts for node in (edition.root, *edition.nodes.values()))


def _caps(edition: Edition, factor: Fraction) -> dict[str, tuple[str, Fraction]]:
    return {item.code: (item.kind, factor * Fraction(item.max)) for item in edition.adjustments}


def _scaled(part: object, factor: Fraction, field: str = "") -> object:
    """Return a rule with its points multiplied."""
    match part:
        case dict() if field == _SHARES:
            return part
        case dict():
            return {name: _scaled(value, factor, name) for name, value in part.items()}
        case list() | tuple():
            return [_scaled(value, factor, field) for value in part]
        case Decimal() if field in _POINTS:
            return factor * Fraction(part)
        case _:
            return part
