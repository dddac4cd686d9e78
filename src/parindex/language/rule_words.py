"""Scoring rules in words: "above 90 %: 2 points; from 70 % to 90 %: 1 point; otherwise: 0 points"."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from parindex.language.single_line import one_line
from parindex.language.speech import Speech
from parindex.model.rules import (
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
    RuleKind,
    SumOf,
    Survey,
)
from parindex.model.rules.bounds import Bound, BoundedStep

__all__ = ["WORDS", "bound_words", "plain", "points_words", "rule_words", "tier_words"]


def plain(number: Decimal | Fraction | int, voice: Speech) -> str:
    """Write a typed number with just the decimals that it has: `0,5`, `90`."""
    exact = Fraction(number)
    decimals = next((places for places in range(10) if (exact * 10**places).denominator == 1), 9)
    return voice.number(exact, decimals)


def points_words(points: Decimal | Fraction, voice: Speech) -> str:
    """Write points with their unit: `1 point`, `0,5 điểm`."""
    return voice.plural("{points} point", "{points} points", 1 if points == 1 else 2, points=plain(points, voice))


def rule_words(rule: RuleKind, maximum: Decimal, voice: Speech) -> str:
    """Say how a cell becomes points, for a component worth `maximum` points."""
    return WORDS[type(rule)](rule, maximum, voice)


def _typed(rule: PointsTyped, maximum: Decimal, voice: Speech) -> str:
    most = points_words(maximum, voice)
    if rule.least:
        return _scale(rule, maximum, voice)
    if rule.step is None:
        return voice.say("points typed, at most {points}", points=most)
    return voice.say("points typed in steps of {step}, at most {points}", step=plain(rule.step, voice), points=most)


def _scale(rule: PointsTyped, maximum: Decimal, voice: Speech) -> str:
    values = {"low": plain(rule.least, voice), "high": plain(maximum, voice), "points": points_words(maximum, voice)}
    if rule.step is None:
        return voice.say("a scale from {low} to {high}: (value − {low}) ÷ ({high} − {low}) × {points}", **values)
    return voice.say(
        "a scale from {low} to {high} in steps of {step}: (value − {low}) ÷ ({high} − {low}) × {points}",
        **values,
        step=plain(rule.step, voice),
    )


def _levels(rule: Levels, _maximum: Decimal, voice: Speech) -> str:
    return _choices(rule.levels, voice)


def _grades(rule: Percent, maximum: Decimal, voice: Speech) -> str:
    return "; ".join(
        voice.say(
            "{name}: {points} × {percent} %",
            name=_name(key, grade, voice),
            percent=plain(grade.percent, voice),
            points=points_words(maximum, voice),
        )
        for key, grade in rule.grades.items()
    )


def _proportional(rule: Proportional, maximum: Decimal, voice: Speech) -> str:
    most = points_words(maximum, voice)
    if rule.floor is None:
        return voice.say("rate × {points}", points=most)
    return voice.say("rate × {points}; nothing below {floor} %", points=most, floor=plain(rule.floor, voice))


def _best_unit(_rule: BestUnit, maximum: Decimal, voice: Speech) -> str:
    return voice.say("value ÷ largest value of the block × {points}", points=points_words(maximum, voice))


def _min_max(rule: MinMax, maximum: Decimal, voice: Speech) -> str:
    most = points_words(maximum, voice)
    if rule.posts is not None:
        return _goalposts(rule, most, voice)
    if rule.direction == "higher":
        return voice.say("(value − smallest) ÷ (largest − smallest) in the block × {points}", points=most)
    return voice.say("(largest − value) ÷ (largest − smallest) in the block × {points}", points=most)


def _goalposts(rule: MinMax, most: str, voice: Speech) -> str:
    low, high = (plain(post, voice) for post in rule.posts or ())
    values = {"low": low, "high": high, "points": most}
    match rule.direction, rule.capped:
        case "higher", True:
            return voice.say("(value − {low}) ÷ ({high} − {low}) × {points}, cut at {low} and {high}", **values)
        case "higher", False:
            return voice.say("(value − {low}) ÷ ({high} − {low}) × {points}, beyond them as well", **values)
        case _, True:
            return voice.say("({high} − value) ÷ ({high} − {low}) × {points}, cut at {low} and {high}", **values)
        case _:
            return voice.say("({high} − value) ÷ ({high} − {low}) × {points}, beyond them as well", **values)


def _count(rule: Count, maximum: Decimal, voice: Speech) -> str:
    most = points_words(maximum, voice)
    return voice.say("{each} for each one, at most {points}", each=points_words(rule.each, voice), points=most)


def _deduction(rule: Deduction, maximum: Decimal, voice: Speech) -> str:
    most, each = points_words(maximum, voice), points_words(rule.each, voice)
    return voice.say("{points} less {each} for each breach, never below 0", points=most, each=each)


def _best_of(rule: BestOf, _maximum: Decimal, voice: Speech) -> str:
    return voice.say("the best of: {parts}", parts=_parts(rule.cases, voice))


def _sum_of(rule: SumOf, _maximum: Decimal, voice: Speech) -> str:
    return voice.say("the sum of: {parts}", parts=_parts(rule.parts, voice))


def _checklist(rule: Checklist, maximum: Decimal, voice: Speech) -> str:
    if rule.at_least is not None:
        return _enough(rule, rule.at_least, points_words(maximum, voice), voice)
    if rule.require == "each":
        return voice.say("added up for each condition met: {items}", items=_choices(rule.items, voice))
    names = "; ".join(_name(key, item, voice) for key, item in rule.items.items())
    return voice.say(
        "{points} if all conditions are met, otherwise nothing: {items}",
        points=points_words(maximum, voice),
        items=names,
    )


def _enough(rule: Checklist, number: int, most: str, voice: Speech) -> str:
    if rule.require == "each":
        items = _choices(rule.items, voice)
        return voice.say(
            "{points} if at least {number} are met, otherwise added up: {items}",
            points=most,
            number=number,
            items=items,
        )
    names = "; ".join(_name(key, item, voice) for key, item in rule.items.items())
    return voice.say(
        "{points} if at least {number} are met, otherwise nothing: {items}", points=most, number=number, items=names
    )


def _survey(rule: Survey, maximum: Decimal, voice: Speech) -> str:
    options = (
        voice.say("{name} not counted", name=one_line(key))
        if weight is None
        else f"{one_line(key)} {plain(weight, voice)} %"
        for key, weight in rule.options.items()
    )
    most = points_words(maximum, voice)
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


def _bands(rule: Bands, _maximum: Decimal, voice: Speech) -> str:
    unit = " %" if rule.of == "rate" else ""
    words = bound_words(rule.bands, voice, unit)
    return "; ".join(
        f"{bound}: {points_words(band.points, voice)}" for bound, band in zip(words, rule.bands, strict=True)
    )


def bound_words(bands: Sequence[BoundedStep], voice: Speech, unit: str = " %") -> list[str]:
    """Say what each band or tier covers, each bound with its own inclusiveness; highest first."""
    bounds = [band.bound for band in bands]
    return [_bound(low, top, voice, unit) for low, top in zip(bounds, [None, *bounds], strict=False)]


def tier_words(tiers: Sequence[BoundedStep], voice: Speech) -> list[str]:
    """Say what each tier covers, the lowest by the bound of the one above it; highest first."""
    said, above = bound_words(tiers, voice), tiers[-2].bound if len(tiers) > 1 else None
    if above is not None and tiers[-1].bound is None:
        said[-1] = _lowest(above, voice, " %")
    return said


def _lowest(top: Bound, voice: Speech, unit: str) -> str:
    high = f"{plain(top.number, voice)}{unit}"
    return voice.say("{high} or less", high=high) if top.exclusive else voice.say("under {high}", high=high)


def _bound(low: Bound | None, top: Bound | None, voice: Speech, unit: str) -> str:
    if low is None:
        return voice.say("otherwise")
    values = {"low": f"{plain(low.number, voice)}{unit}"}
    if top is None or top.number <= low.number:
        return voice.say("above {low}", **values) if low.exclusive else voice.say("{low} or more", **values)
    values["high"] = f"{plain(top.number, voice)}{unit}"
    match low.exclusive, top.exclusive:
        case True, True:
            return voice.say("above {low} to {high}", **values)
        case True, False:
            return voice.say("above {low} to under {high}", **values)
        case False, True:
            return voice.say("from {low} to {high}", **values)
        case _:
            return voice.say("from {low} to under {high}", **values)


WORDS: Mapping[type[RuleKind], Callable[[Any, Decimal, Speech], str]] = {
    PointsTyped: _typed,
    Levels: _levels,
    Checklist: _checklist,
    Bands: _bands,
    Proportional: _proportional,
    BestUnit: _best_unit,
    MinMax: _min_max,
    Count: _count,
    Percent: _grades,
    Deduction: _deduction,
    Survey: _survey,
    BestOf: _best_of,
    SumOf: _sum_of,
}
"""For each kind of rule: how a cell becomes points."""
