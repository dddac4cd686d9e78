"""Choices with bounds as a ladder of bands; two neighbours that both have a bound in, or neither, are asked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from parindex.model.definitions.annex import RuleReading
from parindex.model.rules import Band, Bands
from parindex.model.texts.message import Phrase
from parindex.model.texts.number_text import plain_number
from parindex.sources.definitions.annex.sentences.bounds import Interval
from parindex.sources.definitions.annex.sentences.reading import asked, sure

__all__ = ["read_bands"]

_Step = tuple[Interval, Decimal]
_FULL = Decimal(100)
_FILLER = re.compile(
    r"(?<!\w)(?:đạt|nếu|thực hiện|hoàn thành|kết quả|tỷ lệ|tỉ lệ|mức|có|được|số|if|rate|share|of|the|is)(?!\w)"
)


def read_bands(found: Sequence[_Step], rest: Decimal | None) -> RuleReading:
    """Make bands of intervals with their points; `rest` is what all other values are worth."""
    steps = sorted(found, key=lambda step: (step[0].low is not None, step[0].low or Decimal(0)), reverse=True)
    percent = any(step.percent for step, _ in steps)
    problem = _two_subjects(steps) or _outside(steps, rest, percent=percent) or _between(steps, percent=percent)
    if problem is not None:
        return problem
    bands = [_band(step, points) for step, points in steps]
    if rest is not None:
        bands.append(Band(points=rest))
    return sure(
        Bands(by="bands", bands=tuple(bands), of="rate" if percent else "number"),
        Phrase("each choice has a bound, and the bounds meet"),
    )


def _band(step: Interval, points: Decimal) -> Band:
    if step.low is None or (step.low == 0 and step.low_in):
        return Band(points=points)
    return Band(points=points, at_least=step.low) if step.low_in else Band(points=points, above=step.low)


def _two_subjects(steps: Sequence[_Step]) -> RuleReading | None:
    """Refuse choices that do not measure one thing."""
    if any(step.joined for step, _ in steps):
        return asked(Phrase("a choice has a second condition beside its bound: which one counts?"))
    about = {frozenset(_FILLER.sub(" ", step.about).split()) for step, _ in steps}
    widest = max(about, key=len)
    if any(words and not words <= widest for words in about):
        return asked(Phrase("the choices seem to measure different things: which one is measured?"))
    if len({step.percent for step, _ in steps}) > 1 and any(step.percent for step, _ in steps):
        bare = [step for step, _ in steps if not step.percent]
        if any((step.low or step.high or 0) > _FULL for step in bare):
            return asked(Phrase("some bounds are in percent and some are not: what is measured?"))
    return None


def _outside(steps: Sequence[_Step], rest: Decimal | None, *, percent: bool) -> RuleReading | None:
    top, bottom = steps[0][0], steps[-1][0]
    if top.high is not None and not (percent and top.high >= _FULL and top.high_in):
        return asked(Phrase("nothing is said of values above {bound}", {"bound": plain_number(top.high)}))
    covered = bottom.low is None or (bottom.low == 0 and bottom.low_in)
    if not covered and rest is None and bottom.low is not None:
        return asked(Phrase("nothing is said of values under {bound}", {"bound": plain_number(bottom.low)}))
    return None


def _between(steps: Sequence[_Step], *, percent: bool) -> RuleReading | None:
    for (upper, _), (lower, _) in pairwise(steps):
        if upper.low is None or lower.high is None:
            if lower.high is None and upper.low is not None and lower.low is not None:
                continue  # «từ 90 % trở lên; từ 70 % trở lên»: the highest that is reached counts
            return asked(Phrase("two choices cover the same values: which one counts?"))
        if problem := _edge(upper, lower, steps, percent=percent):
            return problem
    return None


def _edge(upper: Interval, lower: Interval, steps: Sequence[_Step], *, percent: bool) -> RuleReading | None:
    low, high = upper.low, lower.high
    assert low is not None
    assert high is not None
    if low == high and upper.low_in and lower.high_in:
        return asked(
            Phrase("{bound} belongs to two choices: which one counts?", {"bound": plain_number(low)}),
            _settled(steps, higher=True),
            _settled(steps, higher=False),
        )
    if low == high and not upper.low_in and not lower.high_in:
        return asked(Phrase("{bound} belongs to no choice: which one counts?", {"bound": plain_number(low)}))
    if low == high:
        return None
    if not percent and upper.low_in and lower.high_in and low == high + 1 and low == low.to_integral_value():
        return None  # things that are counted: from 3 to 4, from 5
    if low > high:
        values = {"low": plain_number(high), "high": plain_number(low)}
        return asked(Phrase("nothing is said of values between {low} and {high}", values))
    return asked(Phrase("two choices cover the same values: which one counts?"))


def _settled(steps: Sequence[_Step], *, higher: bool) -> str:
    """Write the choices with each bound that two of them claim given to one; all other bounds stay as they are."""
    sign = "%" if any(step.percent for step, _ in steps) else ""
    intervals = [step for step, _ in steps]
    for at, (upper, lower) in enumerate(pairwise(intervals)):
        if upper.low == lower.high and upper.low_in and lower.high_in:
            intervals[at] = replace(intervals[at], low_in=higher)
            intervals[at + 1] = replace(lower, high_in=not higher)
    told = zip(intervals, (points for _, points in steps), strict=True)
    return "; ".join(f"{_words(step, sign)}: {_comma(points)}" for step, points in told)


def _words(step: Interval, sign: str) -> str:
    if step.low is None or (step.low == 0 and step.low_in):
        return "còn lại"
    first = f"{'từ' if step.low_in else 'trên'} {_comma(step.low)}{sign}"
    if step.high is None or (sign and step.high >= _FULL):
        return f"{first} trở lên" if step.low_in else first
    return f"{first} đến {'' if step.high_in else 'dưới '}{_comma(step.high)}{sign}"


def _comma(number: Decimal) -> str:
    return str(plain_number(number)).replace(".", ",")
