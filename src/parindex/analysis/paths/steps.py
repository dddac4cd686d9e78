"""What a component of a unit can still bring: next levels and bands, remaining items, further counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import ceil
from typing import TypeAlias

from parindex.analysis.block.contributions import conversion, worths_of
from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import LeafScore, Scorecard
from parindex.model.rules import (
    Bands,
    Checklist,
    Count,
    Deduction,
    Levels,
    MinMax,
    Percent,
    PointsTyped,
    Proportional,
    Rule,
)
from parindex.model.scores import Answer, Choice, Missing, NotApplicable, Numeric, Scored, Ticks, Value
from parindex.scoring.rules import points

__all__ = ["HUNDREDTH", "KnownOptions", "Option", "Options", "options_of"]

HUNDREDTH = Decimal("0.01")
"""The finest that is asked for where any number can be typed."""
_MOST = 200
"""Options of one component that are looked at."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value to enter: `points` of the component it gives, in `steps` from where the unit is."""

    points: Fraction
    steps: int
    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one component, least gain first. `factor` makes its points those of the set.

    `grid`: the component takes any hundredth below its last option as well, in a single step; so many points are a
    hundredth, and nothing below `least` earns any.
    """

    code: str
    now: Fraction
    factor: Fraction
    options: tuple[Option, ...]
    gains: tuple[Fraction, ...]
    """What each option adds, in points of the component."""
    grid: Fraction | None = None
    least: Decimal = Decimal(0)

    def times(self, factor: Fraction) -> "Options":
        """Return the same with another factor; for thousands of them faster than `replace`."""
        return Options(self.code, self.now, factor, self.options, self.gains, self.grid, self.least)


_ONE = Fraction(1)

_Values: TypeAlias = Iterable[tuple[Value, str]]
"""What could be entered, and how it is written in the cell."""


@dataclass(frozen=True)
class KnownOptions:
    """What units of one block share, found once: give the same to all of them."""

    steps: dict[tuple[str, int, int, Answer | None], Options] = field(default_factory=dict)
    """By component, points (numerator, denominator) and (where it matters) answer: what can be brought from there."""
    reasons: dict[str, str] = field(default_factory=dict)
    """By component: why it is left out whatever a unit has; empty: it is not."""
    worths: list[tuple[Fraction, Fraction]] = field(default_factory=list)


def options_of(
    card: Scorecard, *, with_survey: bool = False, known: KnownOptions | None = None
) -> tuple[list[Options], dict[str, list[str]]]:
    """Return what every component can bring, and those left out by reason, in printed order.

    `known`: what was found for other units of the block, which is added to: many stand at the same step.
    """
    known = known or KnownOptions()
    if not known.worths:
        known.worths.append(worths_of(card.edition))
    factors, found, excluded = conversion(card, known.worths[0]), list[Options](), dict[str, list[str]]()
    for leaf in card.edition.leaves:
        score = card.leaves[leaf.code]
        reason = _left_out(leaf, score, card, known, with_survey=with_survey)
        if reason:
            excluded.setdefault(reason, []).append(leaf.code)
        elif score.points < score.applicable:
            now = score.points
            ticked = score.answer if isinstance(leaf.score, Checklist) else None
            key = (leaf.code, now.numerator, now.denominator, ticked)  # whole numbers hash faster than fractions
            one = known.steps.get(key)
            if one is None:
                one = known.steps[key] = _options(leaf, now, score.answer)
            if one.options:
                factor = factors[leaf.code in card.edition.survey_codes]
                found.append(one if factor is one.factor else one.times(factor))
    return found, excluded


def _left_out(leaf: Node, score: LeafScore, card: Scorecard, known: KnownOptions, *, with_survey: bool) -> str:
    if isinstance(score.answer, NotApplicable) or not score.applicable:
        return "not_applicable"
    if isinstance(score.answer, Missing) and card.edition.policy.missing == "not_applicable":
        return "not_applicable"
    if leaf.code in card.edition.survey_codes and not with_survey:
        return "survey"
    if leaf.code not in known.reasons:
        averaged = "" if _in_sums(card.edition, leaf.code) else "averaged"
        known.reasons[leaf.code] = "measured_by_block" if leaf.score.of_block else averaged
    return known.reasons[leaf.code]


def _in_sums(edition: Edition, code: str) -> bool:
    above = edition.paths[code][:-1]
    return edition.aggregate == "sum" and all(edition.nodes[each].aggregate == "sum" for each in above)


def _options(leaf: Node, now: Fraction, answer: Answer) -> Options:
    """Return the options of a component in its own points."""
    maximum, grid, least = Fraction(leaf.total), None, Decimal(0)
    match leaf.score:
        case PointsTyped(step=None) as typed:
            grid, least = Fraction(HUNDREDTH) * maximum / (maximum - Fraction(typed.least)), typed.least
        case Proportional(floor=floor):
            grid, least = maximum * Fraction(HUNDREDTH) / 100, floor or least
    made = tuple(_climbing(leaf, now, _values(leaf.score, leaf.total, answer)))
    return Options(leaf.code, now, _ONE, made, tuple(one.points - now for one in made), grid, least)


def _climbing(leaf: Node, now: Fraction, values: _Values) -> Iterator[Option]:
    """Yield the values that earn more than `now` in the order of points, the first of equals, numbered as steps."""
    best: dict[Fraction, tuple[Value, str]] = {}
    for value, text in values:
        earned = points(leaf.score, leaf.total, value)
        if now < earned <= leaf.total:
            best.setdefault(earned, (value, text))
    for step, earned in enumerate(sorted(best)[:_MOST], 1):
        yield Option(earned, step, *best[earned])


def _values(rule: Rule, maximum: Decimal, answer: Answer) -> _Values:
    """Yield what could be entered; compound rules and surveys have no single value."""
    match rule:
        case Levels(levels=choices) | Percent(grades=choices):
            yield from ((Choice(key), key) for key in choices)
        case Checklist():
            yield from _ticked(rule, answer)
        case Count() | Deduction():
            yield from map(_typed, range(min(ceil(maximum / rule.each), _MOST) + 1))
        case PointsTyped(step=Decimal() as step):
            steps = min(int((maximum - rule.least) // step), 10 * _MOST)
            yield from (_typed(rule.least + count * step) for count in range(steps + 1))
        case Bands() | PointsTyped() | Proportional() | MinMax():
            yield from map(_typed, _amounts(rule, maximum))


def _amounts(rule: Bands | PointsTyped | Proportional | MinMax, maximum: Decimal) -> Iterator[Decimal]:
    """Yield the least that falls in each band, or what earns the maximum."""
    match rule:
        case Bands():
            for band in rule.bands:
                yield band.at_least if band.at_least is not None else (band.above or Decimal(0)) + HUNDREDTH
        case PointsTyped():
            yield maximum
        case Proportional():
            yield Decimal(100)
        case MinMax() if rule.posts:
            yield rule.posts[rule.direction == "higher"]


def _typed(number: Decimal | int) -> tuple[Value, str]:
    return Numeric(Decimal(number)), f"{number}"


def _ticked(rule: Checklist, answer: Answer) -> _Values:
    """Yield the conditions met so far and one, two, … more of the remaining, the most valuable first."""
    met = answer.value.keys if isinstance(answer, Scored) and isinstance(answer.value, Ticks) else frozenset[str]()
    rest = sorted((key for key in rule.items if key not in met), key=lambda key: -rule.items[key].points)
    for more in accumulate([key] for key in rest):
        keys = met | frozenset(more)
        yield Ticks(keys), "; ".join(key for key in rule.items if key in keys)
