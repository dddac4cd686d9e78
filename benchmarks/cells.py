"""Invented answers as officers type them: numbers, names of levels, percents, numbers that are texts."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from parindex.model.criteria import Node
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
    SumOf,
    Survey,
)
from parindex.sources.score_sheets.answers.point_like import asks_rate

__all__ = ["Typed", "typed"]

Typed = tuple[str | float, bool]
"""What stands in the cell, and whether it is shown as a percentage."""


def typed(leaf: Node, random: Random) -> Typed:
    assert leaf.max is not None
    if random.random() < 0.01:
        return "Không phát sinh", False
    return _ANSWERS[type(leaf.score)](leaf.score, leaf.max, random)


def _points(rule: PointsTyped, maximum: Decimal, random: Random) -> Typed:
    step = rule.step or Decimal("0.25")
    steps = int(maximum / step)
    return _number(step * random.randint(steps // 2, steps), random)


def _levels(rule: Levels, _: Decimal, random: Random) -> Typed:
    level = random.choice(list(rule.levels.values()))
    if level.title and random.random() < 0.12:
        return str(level.title), False
    return _number(level.points, random)


def _checklist(rule: Checklist, _: Decimal, random: Random) -> Typed:
    if random.random() < 0.5:
        return "Đủ", False
    met = [key for key in rule.items if random.random() < 0.8]
    if rule.require == "all" or random.random() < 0.3:
        return "; ".join(str(rule.items[key].title or key) for key in met) or "Không", False
    return _number(sum((rule.items[key].points for key in met), Decimal(0)), random)


def _rate(_: object, __: Decimal, random: Random) -> Typed:
    tenths = random.randint(550, 1000)
    style = random.random()
    if style < 0.06:
        return f"{_comma(Decimal(tenths) / 10)}%", False
    return (tenths / 1000, True) if style < 0.5 else (tenths / 10, False)


def _bands(rule: Bands, maximum: Decimal, random: Random) -> Typed:
    if rule.of == "rate":
        return _rate(rule, maximum, random)
    return (random.randint(550, 1000) / 10, False) if asks_rate(rule.answer, maximum) else _few(rule, maximum, random)


def _few(_: object, __: Decimal, random: Random) -> Typed:
    return random.choice((0, 0, 1, 1, 2, 3)), False


def _amount(_: object, __: Decimal, random: Random) -> Typed:
    return random.randint(1, 400), False


def _grade(rule: Percent, _: Decimal, random: Random) -> Typed:
    key, grade = random.choice(list(rule.grades.items()))
    return str(grade.title or key), False


def _survey(rule: Survey, _: Decimal, random: Random) -> Typed:
    return "; ".join(f"{option}={random.randint(0, 60) + 1}" for option in rule.options), False


def _several(rule: BestOf | SumOf, _: Decimal, random: Random) -> Typed:
    parts = rule.cases if isinstance(rule, BestOf) else rule.parts
    answers = ((part.id, _ANSWERS[type(part.score)](part.score, part.max, random)) for part in parts)
    return "; ".join(f"{name}={_part(*answer)}" for name, answer in answers), False


def _part(value: str | float, percent: bool) -> str:  # noqa: FBT001  a Typed, unpacked
    if isinstance(value, str):
        return value
    return f"{_comma(Decimal(str(value)) * 100)}%" if percent else _comma(Decimal(str(value)))


def _number(number: Decimal, random: Random) -> Typed:
    """Write a number; one in twelve with decimals is a text with a comma."""
    if number != int(number) and random.random() < 0.08:
        return _comma(number), False
    return (int(number) if number == int(number) else float(number)), False


def _comma(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


_ANSWERS: dict[type, Callable[[Any, Decimal, Random], Typed]] = {
    PointsTyped: _points,
    Levels: _levels,
    Checklist: _checklist,
    Bands: _bands,
    Proportional: _rate,
    BestUnit: _amount,
    MinMax: _amount,
    Count: _few,
    Percent: _grade,
    Deduction: _few,
    Survey: _survey,
    BestOf: _several,
    SumOf: _several,
}
