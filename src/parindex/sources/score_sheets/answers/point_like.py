"""Numbers in cells of rates that look like points: at or below the maximum of the component."""

from decimal import Decimal

from parindex.model.rules import Band, Bands, Proportional, Rule, SimpleRule, Survey

__all__ = ["asks_rate", "like_points", "questioned"]

_ALL = Decimal(100)
_FAR = 10
"""A number whose bands all begin so many times above the maximum is no number of points."""


def asks_rate(rule: Rule | SimpleRule, maximum: Decimal) -> bool:
    """Tell whether a rule asks for a rate of which more is better, or for a number far above all points."""
    match rule:
        case Proportional() | Survey():
            return maximum < _ALL
        case Bands(of="rate"):
            return maximum < _ALL and _rising(rule)
        case Bands():
            return _rising(rule) and min(map(_bound, _bounded(rule)), default=Decimal(0)) >= maximum * _FAR
        case _:
            return False


def questioned(rule: Rule | SimpleRule, maximum: Decimal) -> Decimal:
    """Return the largest number that may be meant as points (0: none)."""
    return maximum if asks_rate(rule, maximum) else Decimal(0)


def like_points(rule: Rule | SimpleRule, maximum: Decimal, number: Decimal) -> bool:
    """Tell whether a number may be meant as points, and would then be worth something else."""
    if not 0 < number <= questioned(rule, maximum):
        return False
    return not isinstance(rule, Bands) or _worth(rule, number) != number


def _rising(rule: Bands) -> bool:
    """Tell whether the lowest values earn less than the highest ones: shares of delays do not."""
    steps = sorted(_bounded(rule), key=_bound)
    rest = next((band for band in rule.bands if band not in steps), None)
    return bool(steps) and (rest.points if rest else Decimal(0)) < steps[-1].points


def _bounded(rule: Bands) -> list[Band]:
    return [band for band in rule.bands if band.above is not None or band.at_least is not None]


def _bound(band: Band) -> Decimal:
    return next(bound for bound in (band.at_least, band.above, Decimal(0)) if bound is not None)


def _worth(rule: Bands, number: Decimal) -> Decimal:
    """Return what the bands give for a number that is read as it stands."""
    reached = [
        band
        for band in _bounded(rule)
        if _bound(band) < number or (band.at_least is not None and band.at_least == number)
    ]
    if reached:
        return max(reached, key=_bound).points
    return next((band.points for band in rule.bands if band.above is None and band.at_least is None), Decimal(0))
