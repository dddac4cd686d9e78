"""Rules as spreadsheet formulas: from what is typed to points, where one cell says it all."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from parindex.model.criteria import Node
from parindex.model.rules import Band, Bands, Count, Deduction, MinMax, PointsTyped, Proportional, RuleKind
from parindex.model.rules.bounds import Ladder

__all__ = ["FORMULAS", "decimal", "points_formula"]

_DEEPEST = 50
"""Excel nests 64 conditions at most."""


def points_formula(leaf: Node, typed: str) -> str | None:
    """Return the points of a number `typed` (a cell or an expression); `None`: not to be said by a formula."""
    said = FORMULAS.get(type(leaf.score))
    return said(leaf.score, decimal(leaf.total), typed) if said else None


def _typed(rule: PointsTyped, most: str, typed: str) -> str:
    least = decimal(rule.least)
    return f"({typed}-{least})/({most}-{least})*{most}" if rule.least else typed


def _proportional(rule: Proportional, most: str, typed: str) -> str:
    share = f"{most}*{typed}/100"
    return share if rule.floor is None else f"IF({typed}<{decimal(rule.floor)},0,{share})"


def _min_max(rule: MinMax, most: str, typed: str) -> str | None:
    if rule.posts is None:
        return None
    low, high = map(decimal, rule.posts)
    place = f"({high}-{typed})" if rule.direction == "lower" else f"({typed}-{low})"
    share = f"{place}/({high}-{low})".replace("--", "+")
    return f"MAX(0,MIN(1,{share}))*{most}" if rule.capped else f"{share}*{most}"


def _count(rule: Count, most: str, typed: str) -> str:
    return f"MIN({decimal(rule.each)}*{typed},{most})"


def _deduction(rule: Deduction, most: str, typed: str) -> str:
    return f"MAX({most}-{decimal(rule.each)}*{typed},0)"


def _bands(rule: Bands, _most: str, typed: str) -> str | None:
    return _steps(Ladder(rule.bands).steps, typed) if len(rule.bands) <= _DEEPEST else None


def _steps(bands: Sequence[Band], typed: str) -> str:
    band, rest = bands[0], bands[1:]
    if band.bound is None:
        return decimal(band.points)
    otherwise = _steps(rest, typed) if rest else "0"
    sign = ">" if band.bound.exclusive else ">="
    return f"IF({typed}{sign}{decimal(band.bound.number)},{decimal(band.points)},{otherwise})"


FORMULAS: Mapping[type[RuleKind], Callable[[Any, str, str], str | None]] = {
    PointsTyped: _typed,
    Proportional: _proportional,
    MinMax: _min_max,
    Count: _count,
    Deduction: _deduction,
    Bands: _bands,
}
"""For each rule of one number that needs no other unit: its points, from the maximum and the number typed."""


def decimal(number: Decimal | Fraction) -> str:
    """Write a number as formulas take it: `0.5`, `90`."""
    exact = Fraction(number)
    if exact.denominator == 1:
        return str(exact.numerator)
    text = f"{Decimal(exact.numerator) / Decimal(exact.denominator):.15f}"
    return text.rstrip("0").rstrip(".")
