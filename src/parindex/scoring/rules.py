"""What one rule makes of one typed value, in points. Pure, exact, and blind to other units."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from parindex.model.rules import (
    Bands,
    BestOf,
    Checklist,
    Count,
    Deduction,
    Levels,
    MinMax,
    Part,
    Percent,
    PointsTyped,
    Proportional,
    RuleKind,
    SumOf,
    Survey,
)
from parindex.model.rules.bounds import Ladder
from parindex.model.scores import Choice, Numeric, Several, Tally, Ticks, Value

__all__ = ["POINTS", "amount", "points"]

_ZERO = Fraction(0)
_HUNDRED = 100


def points(rule: RuleKind, maximum: Decimal, value: Value) -> Fraction:
    """Return the points that `value` earns under `rule`, out of `maximum`.

    Values were checked when they were read; a value of a form that the rule cannot take is a
    fault of the program.

    Raises:
        TypeError: the value has a form that the rule cannot take, or the rule needs the block.
    """
    if rule.of_block:
        message = f"{rule.by} needs the values of the whole block"
        raise TypeError(message)
    return POINTS[type(rule)](rule, Fraction(maximum), value)


def _typed(rule: PointsTyped, maximum: Fraction, value: Value) -> Fraction:
    number, least = _number(value), Fraction(rule.least)
    return (number - least) / (maximum - least) * maximum if least else number


def _level(rule: Levels, _maximum: Fraction, value: Value) -> Fraction:
    return Fraction(rule.levels[value.key].points) if isinstance(value, Choice) else _number(value)


def _grade(rule: Percent, maximum: Fraction, value: Value) -> Fraction:
    percent = Fraction(rule.grades[value.key].percent) if isinstance(value, Choice) else _number(value)
    return percent * maximum / _HUNDRED


def _conditions(rule: Checklist, maximum: Fraction, value: Value) -> Fraction:
    if not isinstance(value, Ticks):
        return _number(value)
    enough = rule.at_least or len(rule.items)
    if rule.at_least is not None or rule.require == "all":
        if len(value.keys) >= enough:
            return maximum
        if rule.require == "all":
            return _ZERO
    earned = sum((Fraction(rule.items[key].points) for key in value.keys), _ZERO)
    return earned if rule.at_least is None else min(earned, maximum)


def _band(rule: Bands, _maximum: Fraction, value: Value) -> Fraction:
    number = _number(value)
    band = Ladder(rule.bands).find(number.numerator, number.denominator)
    return _ZERO if band is None else Fraction(band.points)


def _share(rule: Proportional, maximum: Fraction, value: Value) -> Fraction:
    rate = _number(value)
    return _ZERO if rule.floor is not None and rate < rule.floor else rate * maximum / _HUNDRED


def _survey(rule: Survey, maximum: Fraction, value: Value) -> Fraction:
    rate = _satisfaction(rule, value) if isinstance(value, Tally) else _number(value)
    return rate * maximum / _HUNDRED


def _between(rule: MinMax, maximum: Fraction, value: Value) -> Fraction:
    """The place of an amount between fixed goalposts."""
    low, high = map(Fraction, rule.posts or (0, 1))
    place = (_number(value) - low) / (high - low)
    share = 1 - place if rule.direction == "lower" else place
    return maximum * (min(max(share, _ZERO), Fraction(1)) if rule.capped else share)


def _count(rule: Count, maximum: Fraction, value: Value) -> Fraction:
    return min(maximum, _number(value) * Fraction(rule.each))


def _deduction(rule: Deduction, maximum: Fraction, value: Value) -> Fraction:
    return max(_ZERO, maximum - _number(value) * Fraction(rule.each))


def _best(rule: BestOf, maximum: Fraction, value: Value) -> Fraction:
    return min(maximum, max(_part_points(rule.cases, value), default=_ZERO))


def _sum(rule: SumOf, maximum: Fraction, value: Value) -> Fraction:
    return min(maximum, sum(_part_points(rule.parts, value), _ZERO))


def _satisfaction(rule: Survey, tally: Tally) -> Fraction:
    """Mean weight in percent of the answers that count; 0 where no answer counts."""
    weighted = [(weight, count) for key, count in tally.counts if (weight := rule.options[key]) is not None]
    answers = sum((Fraction(count) for _, count in weighted), _ZERO)
    return (
        sum((Fraction(weight) * Fraction(count) for weight, count in weighted), _ZERO) / answers if answers else _ZERO
    )


def _part_points(parts: Iterable[Part], value: Value) -> Iterator[Fraction]:
    """Yield the points of the parts that the value names; the others were left out on purpose."""
    if not isinstance(value, Several):
        raise _misfit(value)
    given = dict(value.parts)
    for part in parts:
        if part.id in given:
            yield points(part.score, part.max, given[part.id])


def amount(value: Value) -> Decimal:
    """Return the number of a value that is one.

    Raises:
        TypeError: the value is not a number.
    """
    if not isinstance(value, Numeric):
        raise _misfit(value)
    return value.number


def _number(value: Value) -> Fraction:
    return Fraction(amount(value))


def _misfit(value: Value) -> TypeError:
    return TypeError(f"a rule met a value of a form that it cannot take: {type(value).__name__}")


POINTS: Mapping[type[RuleKind], Callable[[Any, Fraction, Value], Fraction]] = {
    PointsTyped: _typed,
    Levels: _level,
    Checklist: _conditions,
    Bands: _band,
    Proportional: _share,
    MinMax: _between,
    Count: _count,
    Percent: _grade,
    Deduction: _deduction,
    Survey: _survey,
    BestOf: _best,
    SumOf: _sum,
}
"""For each rule that one cell of one unit answers: its points out of the maximum."""
