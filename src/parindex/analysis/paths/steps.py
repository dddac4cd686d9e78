"""What a component of a unit can still bring: next levels and bands, remaining items, further counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from parindex.analysis.block.contributions import conversion
from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import Scorecard
from parindex.model.rules import (
    Bands,
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
)
from parindex.model.scores import Answer, Choice, Missing, NotApplicable, Numeric, Scored, Ticks, Value

__all__ = ["Option", "Options", "options_of"]

_HUNDREDTH = Decimal("0.01")
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

    `grid`: the component takes any multiple of it up to its last option, in a single step.
    """

    code: str
    now: Fraction
    factor: Fraction
    options: tuple[Option, ...]
    grid: Fraction | None = None


def options_of(card: Scorecard, *, with_survey: bool = False) -> tuple[list[Options], dict[str, list[str]]]:
    """Return what every component can bring, and those left out by reason, in printed order."""
    factors, found, excluded = conversion(card), list[Options](), dict[str, list[str]]()
    for leaf in card.edition.leaves:
        reason = _left_out(leaf, card, with_survey=with_survey)
        if reason:
            excluded.setdefault(reason, []).append(leaf.code)
            continue
        score = card.leaves[leaf.code]
        if score.points < score.applicable:
            factor = factors[leaf.code in card.edition.survey_codes]
            made = _options(leaf, score.points, score.answer, factor)
            if made.options:
                found.append(made)
    return found, excluded


def _left_out(leaf: Node, card: Scorecard, *, with_survey: bool) -> str:
    score = card.leaves[leaf.code]
    if isinstance(score.answer, NotApplicable) or not score.applicable:
        return "not_applicable"
    if isinstance(score.answer, Missing) and card.edition.policy.missing == "not_applicable":
        return "not_applicable"
    if leaf.code in card.edition.survey_codes and not with_survey:
        return "survey"
    if isinstance(leaf.score, BestUnit | MinMax):
        return "measured_by_block"
    return "" if _in_sums(card.edition, leaf.code) else "averaged"


def _in_sums(edition: Edition, code: str) -> bool:
    above = edition.paths[code][:-1]
    return edition.aggregate == "sum" and all(edition.nodes[each].aggregate == "sum" for each in above)


def _options(leaf: Node, now: Fraction, answer: Answer, factor: Fraction) -> Options:
    maximum, grid = Fraction(leaf.total), None
    match leaf.score:
        case PointsTyped(step=None):
            grid = Fraction(_HUNDREDTH)
        case Proportional():
            grid = maximum * Fraction(_HUNDREDTH) / 100
    made = _climbing(_values(leaf.score, leaf.total, answer), now, maximum)
    return Options(leaf.code, now, factor, tuple(made), grid)


def _climbing(values: Iterable[tuple[Fraction, Value, str]], now: Fraction, maximum: Fraction) -> Iterator[Option]:
    """Yield the values above `now` in the order of their points, the first of equals, numbered as steps."""
    best: dict[Fraction, tuple[Value, str]] = {}
    for points, value, text in values:
        if now < points <= maximum:
            best.setdefault(points, (value, text))
    for step, points in enumerate(sorted(best)[:_MOST], 1):
        yield Option(points, step, *best[points])


_Values = Iterator[tuple[Fraction, Value, str]]
"""Points, the value that gives them, and what to write in the cell."""


def _values(rule: Rule, maximum: Decimal, answer: Answer) -> _Values:
    """Yield what could be entered; compound rules and surveys have no single value."""
    match rule:
        case Levels() | Percent():
            yield from _chosen(rule, maximum)
        case Bands():
            yield from _banded(rule)
        case Checklist():
            yield from _ticked(rule, maximum, answer)
        case Count() | Deduction():
            yield from _counted(rule, maximum)
        case PointsTyped(step=Decimal() as step):
            for count in range(min(int(maximum // step), 10 * _MOST) + 1):
                yield Fraction(count * step), Numeric(count * step), f"{count * step}"
        case PointsTyped():
            yield Fraction(maximum), Numeric(maximum), f"{maximum}"
        case Proportional():
            yield Fraction(maximum), Numeric(Decimal(100)), "100"


def _chosen(rule: Levels | Percent, maximum: Decimal) -> _Values:
    if isinstance(rule, Levels):
        yield from ((Fraction(level.points), Choice(key), key) for key, level in rule.levels.items())
    else:
        for key, grade in rule.grades.items():
            yield Fraction(grade.percent) * Fraction(maximum) / 100, Choice(key), key


def _banded(rule: Bands) -> _Values:
    for band in rule.bands:
        number = band.at_least if band.at_least is not None else (band.above or Decimal(0)) + _HUNDREDTH
        yield Fraction(band.points), Numeric(number), f"{number}"


def _counted(rule: Count | Deduction, maximum: Decimal) -> _Values:
    full, each = Fraction(maximum), Fraction(rule.each)
    for count in range(min(int(-(-full // each)), _MOST) + 1):
        amount = count * each
        points = min(full, amount) if isinstance(rule, Count) else max(Fraction(0), full - amount)
        yield points, Numeric(Decimal(count)), f"{count}"


def _ticked(rule: Checklist, maximum: Decimal, answer: Answer) -> Iterator[tuple[Fraction, Value, str]]:
    """Yield the conditions met so far and one, two, … more of the remaining, the most valuable first."""
    met = answer.value.keys if isinstance(answer, Scored) and isinstance(answer.value, Ticks) else frozenset[str]()
    if rule.require == "all":
        yield Fraction(maximum), Ticks(frozenset(rule.items)), "; ".join(rule.items)
        return
    points: Mapping[str, Decimal] = {key: item.points for key, item in rule.items.items()}
    rest = sorted((key for key in points if key not in met), key=lambda key: -points[key])
    for more in accumulate([key] for key in rest):
        keys = met | frozenset(more)
        text = "; ".join(key for key in rule.items if key in keys)
        yield sum((Fraction(points[key]) for key in keys), Fraction(0)), Ticks(keys), text
