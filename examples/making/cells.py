"""Answers as officers type them: mostly a number, sometimes words, sometimes a number that is really a text."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from random import Random

from making.arithmetic import NOT_APPLICABLE, Answer, points
from making.criteria import Row

Typed = tuple[str | float | int, str]
"""What stands in the cell, and its number format."""

GENERAL = "General"
PERCENT = "0.0%"


def typed(leaf: Row, answer: Answer, random: Random) -> Typed:
    if answer == NOT_APPLICABLE:
        return random.choice((NOT_APPLICABLE, NOT_APPLICABLE, "KPS")), GENERAL
    writer = _WRITERS.get(leaf.by)
    return writer(leaf, answer, random) if writer else (_plain(answer), GENERAL)


def as_text(number: Decimal | str | int) -> str:
    """Write a number as in Vietnamese: 0,75."""
    return f"{Decimal(number).normalize():f}".replace(".", ",")


def _rate(leaf: Row, answer: Answer, random: Random) -> Typed:
    if leaf.rule.get("of") == "number":
        return _plain(answer), GENERAL
    style = random.random()
    if style < 0.015:
        return f"{as_text(answer)}%", GENERAL
    if style < 0.5:
        return float(Decimal(str(answer)) / 100), PERCENT
    return _plain(answer), GENERAL


def _level(leaf: Row, answer: str, random: Random) -> Typed:
    level = leaf.rule["levels"][answer]
    return (level["title"]["vi"] if random.random() < 0.12 else _plain(Decimal(level["points"]))), GENERAL


def _checklist(leaf: Row, answer: frozenset[str], random: Random) -> Typed:
    items = leaf.rule["items"]
    full, together = len(answer) == len(items), leaf.rule.get("require") == "all"
    if full and random.random() < 0.3:
        return "Đủ", GENERAL
    if (together and not full) or (not together and random.random() < 0.15):
        return "; ".join(items[key]["title"]["vi"] for key in items if key in answer) or "Không", GENERAL
    return _plain(points(leaf, answer)), GENERAL


def _grade(leaf: Row, answer: str, _random: Random) -> Typed:
    return leaf.rule["grades"][answer]["title"]["vi"], GENERAL


def _tally(_leaf: Row, answer: tuple[tuple[str, int], ...], _random: Random) -> Typed:
    return "; ".join(f"{key}={count}" for key, count in answer), GENERAL


def _several(_leaf: Row, answer: tuple[tuple[str, Decimal | int], ...], random: Random) -> Typed:
    (first, rate), (second, count) = answer
    text = f"{as_text(rate)}%"
    return (f"{text}; {count}" if random.random() < 0.5 else f"{first}={text}; {second}={count}"), GENERAL


def _points(_leaf: Row, number: Decimal, random: Random) -> Typed:
    if number != int(number) and random.random() < 0.04:
        return as_text(number), GENERAL
    return _plain(number), GENERAL


def _plain(number: Decimal | int | Fraction) -> float | int:
    return int(number) if number == int(number) else float(number)


_WRITERS: dict[str, Callable[..., Typed]] = {
    "bands": _rate,
    "proportional": _rate,
    "levels": _level,
    "percent": _grade,
    "checklist": _checklist,
    "survey": _tally,
    "sum_of": _several,
    "best_of": _several,
    "points": _points,
}
