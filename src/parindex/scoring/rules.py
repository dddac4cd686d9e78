"""What one rule makes of one typed value, in points. Pure, exact, and blind to other units."""

from collections.abc import Iterable, Iterator
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
    Part,
    Percent,
    PointsTyped,
    Proportional,
    Rule,
    SumOf,
    Survey,
)
from parindex.model.scores import Choice, Numeric, Several, Tally, Ticks, Value
from parindex.scoring.ladder import Ladder

__all__ = ["amount", "points"]

_ZERO = Fraction(0)
_HUNDRED = 100


def points(rule: Rule, maximum: Decimal, value: Value) -> Fraction:  # noqa: PLR0911  one case a kind of rule
    """Return the points that `value` earns under `rule`, out of `maximum`.

    Values were checked when they were read; a value of a form that the rule cannot take is a
    fault of the program.

    Raises:
        TypeError: the value has a form that the rule cannot take, or the rule needs the block.
    """
    match rule:
        case PointsTyped():
            return _number(value)
        case Levels() | Checklist() | Percent():
            return _by_choice(rule, Fraction(maximum), value)
        case Bands():
            return _band(rule, _number(value))
        case Proportional() | Survey():
            return _rate(rule, value) * Fraction(maximum) / _HUNDRED
        case Count():
            return min(Fraction(maximum), _number(value) * Fraction(rule.each))
        case Deduction():
            return max(_ZERO, Fraction(maximum) - _number(value) * Fraction(rule.each))
        case BestOf():
            return min(Fraction(maximum), max(_part_points(rule.cases, value), default=_ZERO))
        case SumOf():
            return min(Fraction(maximum), sum(_part_points(rule.parts, value), _ZERO))
        case BestUnit() | MinMax():
            message = f"{rule.by} needs the values of the whole block"
            raise TypeError(message)
        case _:
            assert_never(rule)


def _band(rule: Bands, number: Fraction) -> Fraction:
    band = Ladder(rule.bands).find(number.numerator, number.denominator)
    return _ZERO if band is None else Fraction(band.points)


def _by_choice(rule: Levels | Checklist | Percent, maximum: Fraction, value: Value) -> Fraction:
    """Points of named choices; a number stands for the points (of grades: the percent) themselves."""
    match rule, value:
        case Levels(), Choice(key):
            return Fraction(rule.levels[key].points)
        case Percent(), Choice(key):
            return Fraction(rule.grades[key].percent) * maximum / _HUNDRED
        case Percent(), Numeric(number):
            return Fraction(number) * maximum / _HUNDRED
        case Checklist(), Ticks(keys) if rule.require == "all":
            return maximum if keys >= rule.items.keys() else _ZERO
        case Checklist(), Ticks(keys):
            return sum((Fraction(rule.items[key].points) for key in keys), _ZERO)
        case _:
            return _number(value)


def _rate(rule: Proportional | Survey, value: Value) -> Fraction:
    """The rate in percent that the maximum is multiplied by."""
    if isinstance(rule, Survey) and isinstance(value, Tally):
        return _satisfaction(rule, value)
    rate = _number(value)
    below = isinstance(rule, Proportional) and rule.floor is not None and rate < rule.floor
    return _ZERO if below else rate


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
