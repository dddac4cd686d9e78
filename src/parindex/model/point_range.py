"""How many points a rule can give at all: to check definitions, and what stands in a score cell."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from parindex.model.rules import (
    Bands,
    BestOf,
    BestUnit,
    Checklist,
    Count,
    Deduction,
    Levels,
    MinMax,
    Percent,
    PointsTyped,
    Proportional,
    Rule,
    SimpleRule,
    SumOf,
    Survey,
)

__all__ = ["highest", "lowest", "reachable"]

MOST = 10_000
"""Sets of points are listed up to this size; beyond it a rule counts as continuous."""

Points = frozenset[Fraction]

_NOTHING: Points = frozenset({Fraction(0)})


def highest(rule: Rule | SimpleRule, maximum: Decimal) -> Fraction:
    """Return the most points that `rule` can give in a leaf worth `maximum`.

    No rule is cut at the maximum here, except those that are computed from it: a level worth more
    than the leaf shows as just that.

    >>> highest(Levels(by="levels", levels={"in_time": 2, "late": 1}), Decimal(1))
    Fraction(2, 1)
    """
    match rule:
        case Checklist(require="each"):
            return sum((Fraction(item.points) for item in rule.items.values()), Fraction(0))
        case PointsTyped(step=Decimal() as step):
            return Fraction(maximum // step * step)
        case BestOf():
            return max(highest(case.score, case.max) for case in rule.cases)
        case SumOf():
            return sum((highest(part.score, part.max) for part in rule.parts), Fraction(0))
        case Levels() | Bands() | Percent():
            return _end(rule, maximum, max)
        case _:
            return Fraction(maximum)


def lowest(rule: Rule | SimpleRule, maximum: Decimal) -> Fraction:
    """Return the fewest points that `rule` can give in a leaf worth `maximum`.

    >>> lowest(Deduction(by="deduction", each=Decimal("0.5")), Decimal(1))
    Fraction(0, 1)
    """
    match rule:
        case BestOf():
            return min(lowest(case.score, case.max) for case in rule.cases)
        case Levels() | Bands() | Percent():
            return _end(rule, maximum, min)
        case _:
            return Fraction(0)


def reachable(rule: Rule | SimpleRule, maximum: Decimal) -> Points | None:
    """Return all points that `rule` can give in a leaf worth `maximum`.

    `None` means that they cannot be listed: any number from lowest to highest, or more than
    `MOST` of them. A part of a `sum_of` that is left out gives 0.

    >>> sorted(reachable(Count(by="count", each=Decimal("0.5")), Decimal("1.2")))
    [Fraction(0, 1), Fraction(1, 2), Fraction(1, 1), Fraction(6, 5)]
    """
    points: Points | None
    match rule:
        case Levels() | Bands() | Percent():
            points = _listed(rule, maximum)
        case Checklist():
            points = _ticked(rule, maximum)
        case PointsTyped():
            points = None if rule.step is None else _steps(rule.step, maximum)
        case Count() | Deduction():
            points = _counted(rule, maximum)
        case BestOf():
            points = _union(reachable(case.score, case.max) for case in rule.cases)
        case SumOf():
            points = _sums(_union((reachable(part.score, part.max), _NOTHING)) for part in rule.parts)
        case Proportional() | BestUnit() | MinMax() | Survey():
            points = None
        case _:
            assert_never(rule)
    return points


def _end(rule: Levels | Bands | Percent, maximum: Decimal, pick: Callable[[Iterable[Decimal]], Decimal]) -> Fraction:
    match rule:
        case Levels():
            return Fraction(pick(level.points for level in rule.levels.values()))
        case Bands():
            return Fraction(pick(band.points for band in rule.bands))
        case Percent():
            return Fraction(maximum) * Fraction(pick(grade.percent for grade in rule.grades.values())) / 100
        case _:
            assert_never(rule)


def _listed(rule: Levels | Bands | Percent, maximum: Decimal) -> Points:
    match rule:
        case Levels():
            return frozenset(Fraction(level.points) for level in rule.levels.values())
        case Bands():
            return frozenset(Fraction(band.points) for band in rule.bands)
        case Percent():
            return frozenset(Fraction(maximum) * Fraction(grade.percent) / 100 for grade in rule.grades.values())
        case _:
            assert_never(rule)


def _ticked(rule: Checklist, maximum: Decimal) -> Points | None:
    if rule.require == "all":
        return _NOTHING | {Fraction(maximum)}
    return _sums(_NOTHING | {Fraction(item.points)} for item in rule.items.values())


def _steps(step: Decimal, maximum: Decimal) -> Points | None:
    number = int(maximum // step)
    return None if number >= MOST else frozenset(Fraction(step) * times for times in range(number + 1))


def _counted(rule: Count | Deduction, maximum: Decimal) -> Points | None:
    """Multiples of `each`, and the maximum, to which what lies above is cut; deductions from the other end."""
    steps, full = _steps(rule.each, maximum), Fraction(maximum)
    if steps is None:
        return None
    counted = steps | {full}
    return counted if isinstance(rule, Count) else frozenset(full - lost for lost in counted)


def _union(sets: Iterable[Points | None]) -> Points | None:
    union: Points = frozenset()
    for one in sets:
        if one is None:
            return None
        union |= one
    return union


def _sums(sets: Iterable[Points | None]) -> Points | None:
    sums: AbstractSet[Fraction] = _NOTHING
    for one in sets:
        if one is None or len(sums) * len(one) > 2 * MOST:
            return None
        sums = {left + right for left in sums for right in one}
    return frozenset(sums)
