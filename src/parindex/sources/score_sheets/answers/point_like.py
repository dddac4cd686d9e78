"""Numbers in cells of rates that look like points: at or below the maximum of the component."""

from collections.abc import Sequence
from decimal import Decimal

from parindex.model.rules import Band
from parindex.model.rules.answers import AnswerKind, AsksAmount, AsksRate, AsksTally
from parindex.model.rules.bounds import Bound, Ladder

__all__ = ["asks_rate", "like_points", "questioned"]

_ALL = Decimal(100)
_FAR = 10
"""A number whose bands all begin so many times above the maximum is no number of points."""


def asks_rate(asked: AnswerKind, maximum: Decimal) -> bool:
    """Tell whether a rate is asked for of which more is better, or a number far above all points."""
    match asked:
        case AsksRate(bands=bands) if bands:
            return maximum < _ALL and _rising(bands)
        case AsksRate() | AsksTally():
            return maximum < _ALL
        case AsksAmount(bands=bands) if bands:
            return _rising(bands) and min((bound.number for bound in _bounds(bands)), default=0) >= maximum * _FAR
        case _:
            return False


def questioned(asked: AnswerKind, maximum: Decimal) -> Decimal:
    """Return the largest number that may be meant as points (0: none)."""
    return maximum if asks_rate(asked, maximum) else Decimal(0)


def like_points(asked: AnswerKind, maximum: Decimal, number: Decimal) -> bool:
    """Tell whether a number may be meant as points, and would then be worth something else."""
    if not 0 < number <= questioned(asked, maximum):
        return False
    bands = asked.bands if isinstance(asked, AsksRate | AsksAmount) else ()
    return not bands or _worth(bands, number) != number


def _rising(bands: Sequence[Band]) -> bool:
    """Tell whether the lowest values earn less than the highest ones: shares of delays do not."""
    steps = Ladder(bands).steps
    rest = next((band for band in bands if band.bound is None), None)
    return steps[0] is not rest and (rest.points if rest else Decimal(0)) < steps[0].points


def _bounds(bands: Sequence[Band]) -> list[Bound]:
    return [band.bound for band in bands if band.bound is not None]


def _worth(bands: Sequence[Band], number: Decimal) -> Decimal:
    """Return what the bands give for a number that is read as it stands."""
    reached = Ladder(bands).find(*number.as_integer_ratio())
    return reached.points if reached else Decimal(0)
