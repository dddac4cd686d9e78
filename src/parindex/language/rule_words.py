"""Scoring rules in words: "above 90 %: 2 points; from 70 % to 90 %: 1 point; otherwise: 0 points"."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from parindex.language.single_line import one_line
from parindex.language.speech import Speech
from parindex.model.criteria import Tier
from parindex.model.rules import (
    Band,
    Bands,
    BestOf,
    BestUnit,
    Checklist,
    ChecklistItem,
    Count,
    Deduction,
    Level,
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

__all__ = ["bound_words", "plain", "points_words", "rule_words"]


def plain(number: Decimal | Fraction | int, voice: Speech) -> str:
    """Write a typed number with just the decimals that it has: `0,5`, `90`."""
    exact = Fraction(number)
    decimals = next((places for places in range(10) if (exact * 10**places).denominator == 1), 9)
    return voice.number(exact, decimals)


def points_words(points: Decimal | Fraction, voice: Speech) -> str:
    """Write points with their unit: `1 point`, `0,5 điểm`."""
    return voice.plural("{points} point", "{points} points", 1 if points == 1 else 2, points=plain(points, voice))


def rule_words(rule: Rule, maximum: Decimal, voice: Speech) -> str:  # noqa: PLR0911  one for each kind
    """Say how a cell becomes points, for a component worth `maximum` points."""
    most = points_words(maximum, voice)
    match rule:
        case Levels(levels=levels):
            return _choices(levels, voice)
        case Checklist():
            return _checklist(rule, most, voice)
        case Bands():
            return _bands(rule, voice)
        case Percent(grades=grades):
            return "; ".join(
                voice.say(
                    "{name}: {points} × {percent} %",
                    name=_name(key, grade, voice),
                    percent=plain(grade.percent, voice),
                    points=most,
                )
                for key, grade in grades.items()
            )
        case Survey():
            return _survey(rule, most, voice)
        case BestOf(cases=parts):
            return voice.say("the best of: {parts}", parts=_parts(parts, voice))
        case SumOf(parts=parts):
            return voice.say("the sum of: {parts}", parts=_parts(parts, voice))
        case _:
            return _formula(rule, most, voice)


def _formula(  # noqa: PLR0911  one for each kind
    rule: PointsTyped | Proportional | BestUnit | MinMax | Count | Deduction, most: str, voice: Speech
) -> str:
    match rule:
        case PointsTyped(step=None):
            return voice.say("points typed, at most {points}", points=most)
        case PointsTyped(step=step):
            return voice.say(
                "points typed in steps of {step}, at most {points}", step=plain(step or 0, voice), points=most
            )
        case Proportional(floor=None):
            return voice.say("rate × {points}", points=most)
        case Proportional(floor=floor):
            return voice.say("rate × {points}; nothing below {floor} %", points=most, floor=plain(floor or 0, voice))
        case BestUnit():
            return voice.say("value ÷ largest value of the block × {points}", points=most)
        case MinMax(direction="higher"):
            return voice.say("(value − smallest) ÷ (largest − smallest) in the block × {points}", points=most)
        case MinMax():
            return voice.say("(largest − value) ÷ (largest − smallest) in the block × {points}", points=most)
        case Count(each=each):
            return voice.say("{each} for each one, at most {points}", each=points_words(each, voice), points=most)
        case Deduction(each=each):
            return voice.say(
                "{points} less {each} for each breach, never below 0", points=most, each=points_words(each, voice)
            )
        case _:
            assert_never(rule)


def _checklist(rule: Checklist, most: str, voice: Speech) -> str:
    if rule.require == "each":
        return voice.say("added up for each condition met: {items}", items=_choices(rule.items, voice))
    names = "; ".join(_name(key, item, voice) for key, item in rule.items.items())
    return voice.say("{points} if all conditions are met, otherwise nothing: {items}", points=most, items=names)


def _survey(rule: Survey, most: str, voice: Speech) -> str:
    options = (
        voice.say("{name} not counted", name=one_line(key))
        if weight is None
        else f"{one_line(key)} {plain(weight, voice)} %"
        for key, weight in rule.options.items()
    )
    return voice.say("satisfaction × {points}, with {options}", points=most, options=", ".join(options))


def _parts(parts: Iterable[Part], voice: Speech) -> str:
    return "; ".join(f"({part.id}) {_titled(part, voice)}{rule_words(part.score, part.max, voice)}" for part in parts)


def _titled(part: Part, voice: Speech) -> str:
    return f"{one_line(part.title.in_(voice.locale))}: " if part.title else ""


def _choices(choices: Mapping[str, Level] | Mapping[str, ChecklistItem], voice: Speech) -> str:
    return "; ".join(
        f"{_name(key, choice, voice)}: {points_words(choice.points, voice)}" for key, choice in choices.items()
    )


def _name(key: str, choice: object, voice: Speech) -> str:
    title = getattr(choice, "title", None)
    return one_line(title.in_(voice.locale) if title else key)


def _bands(rule: Bands, voice: Speech) -> str:
    unit = " %" if rule.of == "rate" else ""
    words = bound_words(rule.bands, voice, unit)
    return "; ".join(
        f"{bound}: {points_words(band.points, voice)}" for bound, band in zip(words, rule.bands, strict=True)
    )


def bound_words(bands: Sequence[Band] | Sequence[Tier], voice: Speech, unit: str = " %") -> list[str]:
    """Say what each band or tier covers, each bound with its own inclusiveness; highest first."""
    steps: list[Band | Tier] = [*bands]
    uppers: list[Band | Tier | None] = [None, *steps][: len(steps)]
    return [_bound(band, upper, voice, unit) for band, upper in zip(steps, uppers, strict=True)]


def _bound(band: Band | Tier, upper: Band | Tier | None, voice: Speech, unit: str) -> str:
    low, top = _lower(band), None if upper is None else _lower(upper)
    if low is None:
        return voice.say("otherwise")
    values = {"low": f"{plain(low, voice)}{unit}"}
    if upper is None or top is None or top <= low:
        return voice.say("{low} or more", **values) if band.above is None else voice.say("above {low}", **values)
    values["high"] = f"{plain(top, voice)}{unit}"
    match band.above is not None, upper.above is not None:
        case True, True:
            return voice.say("above {low} to {high}", **values)
        case True, False:
            return voice.say("above {low} to under {high}", **values)
        case False, True:
            return voice.say("from {low} to {high}", **values)
        case _:
            return voice.say("from {low} to under {high}", **values)


def _lower(band: Band | Tier) -> Decimal | None:
    return band.at_least if band.above is None else band.above
