"""Rules as spreadsheet formulas: from what is typed to points, where one cell says it all."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from parindex.model.criteria import Node
from parindex.model.rules import Band, Bands, Count, Deduction, PointsTyped, Proportional

__all__ = ["decimal", "points_formula"]

_DEEPEST = 50
"""Excel nests 64 conditions at most."""


def points_formula(leaf: Node, typed: str) -> str | None:  # noqa: PLR0911  one for each kind
    """Return the points of a number `typed` (a cell or an expression); `None`: not to be said by a formula."""
    most = decimal(leaf.total)
    match leaf.score:
        case PointsTyped():
            return typed
        case Proportional(floor=None):
            return f"{most}*{typed}/100"
        case Proportional(floor=Decimal() as floor):
            return f"IF({typed}<{decimal(floor)},0,{most}*{typed}/100)"
        case Count(each=each):
            return f"MIN({decimal(each)}*{typed},{most})"
        case Deduction(each=each):
            return f"MAX({most}-{decimal(each)}*{typed},0)"
        case Bands(bands=bands) if len(bands) <= _DEEPEST:
            return _bands(sorted(bands, key=_height, reverse=True), typed)
        case _:
            return None


def _bands(bands: Sequence[Band], typed: str) -> str:
    band, rest = bands[0], bands[1:]
    otherwise = _bands(rest, typed) if rest else "0"
    if band.above is not None:
        return f"IF({typed}>{decimal(band.above)},{decimal(band.points)},{otherwise})"
    if band.at_least is not None:
        return f"IF({typed}>={decimal(band.at_least)},{decimal(band.points)},{otherwise})"
    return decimal(band.points)


def _height(band: Band) -> tuple[bool, Decimal, bool]:
    bound = band.at_least if band.above is None else band.above
    return bound is not None, bound or Decimal(0), band.above is not None


def decimal(number: Decimal | Fraction) -> str:
    """Write a number as formulas take it: `0.5`, `90`."""
    exact = Fraction(number)
    if exact.denominator == 1:
        return str(exact.numerator)
    text = f"{Decimal(exact.numerator) / Decimal(exact.denominator):.15f}"
    return text.rstrip("0").rstrip(".")
