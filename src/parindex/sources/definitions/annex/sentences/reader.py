"""The sentence of a row as a rule of the model, or as points and a question."""

from collections.abc import Sequence
from decimal import Decimal

from parindex.model.definitions.annex import RuleReading
from parindex.model.rules import Grade, Level, Levels, Percent, PointsTyped
from parindex.model.texts.bilingual import Bilingual
from parindex.model.texts.message import Phrase
from parindex.sources.definitions.annex.sentences.bands import read_bands
from parindex.sources.definitions.annex.sentences.bounds import interval, is_rest
from parindex.sources.definitions.annex.sentences.choices import SentenceChoice, WorthUnit, parted
from parindex.sources.definitions.annex.sentences.formulas import read_formula
from parindex.sources.definitions.annex.sentences.named import keys
from parindex.sources.definitions.annex.sentences.own_words import read_own_words
from parindex.sources.definitions.annex.sentences.reading import asked, sure

__all__ = ["read_rule"]

_FULL = Decimal(100)


def read_rule(sentence: str, maximum: Decimal | None, options: Sequence[tuple[str, Decimal]] = ()) -> RuleReading:
    """Read how a component gives points.

    Args:
        sentence: What stands in its row, in Vietnamese or English.
        maximum: Its points at most, if the row has them.
        options: Lines below the row with points of their own.
    """
    text = "\n".join(" ".join(line.split()) for line in sentence.splitlines()).strip(" .;\n")
    if options:
        return _with_options(text, maximum, options)
    if not text:
        return sure(PointsTyped(), Phrase("no rule is printed: points are typed"))
    found = read_own_words(text) or read_formula(text, maximum)
    return found or _chosen(*parted(text), maximum)


def _with_options(text: str, maximum: Decimal | None, options: Sequence[tuple[str, Decimal]]) -> RuleReading:
    if text and parted(text)[0]:
        return asked(Phrase("the row has a rule, and the lines below it have points: which of them counts?"))
    reading = _chosen([SentenceChoice(label, worth, WorthUnit.POINTS) for label, worth in options], "", maximum)
    if text and reading.certain:
        return asked(Phrase("beside the choices stands: {part}", {"part": text[:80]}))
    return reading


def _chosen(choices: Sequence[SentenceChoice], left: str, maximum: Decimal | None) -> RuleReading:
    if not choices:
        return asked(Phrase("the sentence says no points"))
    if problem := _doubt(choices, left, maximum):
        return problem
    worths = [_worth(choice, maximum) for choice in choices]
    bounded = [(interval(choice.label), worth) for choice, worth in zip(choices, worths, strict=True)]
    steps = [(bound, worth) for bound, worth in bounded if bound is not None and worth is not None]
    rests = [worth for choice, worth in zip(choices, worths, strict=True) if is_rest(choice.label)]
    if steps and len(steps) + len(rests) == len(choices) and len(rests) <= 1:
        return read_bands(steps, rests[0] if rests else None)
    if any(bound is not None and bound.percent for bound, _ in bounded):
        return asked(Phrase("some choices have a bound and some have none: is a rate typed, or a choice?"))
    return _named(choices, worths)


def _doubt(choices: Sequence[SentenceChoice], left: str, maximum: Decimal | None) -> RuleReading | None:
    if left:
        return asked(Phrase("beside the choices stands: {part}", {"part": left[:80]}))
    if len(choices) == 1:
        return asked(Phrase("there is one choice only: what is it worth otherwise?"))
    labels = [choice.label.casefold() for choice in choices]
    if len(set(labels)) < len(labels):
        return asked(Phrase("two choices bear one name"))
    most = max((choice.worth for choice in choices if choice.unit is WorthUnit.POINTS), default=None)
    full = any(choice.unit is not WorthUnit.POINTS and choice.worth == _FULL for choice in choices)
    if maximum is not None and most is not None and (most > maximum or (not full and most != maximum)):
        values = {"most": str(most).replace(".", ","), "maximum": str(maximum).replace(".", ",")}
        return asked(Phrase("the best choice is worth {most} points, the row {maximum}", values))
    if most is None and not full:
        return asked(Phrase("no choice gives the maximum"))
    return None


def _worth(choice: SentenceChoice, maximum: Decimal | None) -> Decimal | None:
    """Return points; `None` if they are a share of a maximum that is not known."""
    if choice.unit is WorthUnit.POINTS:
        return choice.worth
    return None if maximum is None else choice.worth * maximum / _FULL


def _named(choices: Sequence[SentenceChoice], worths: Sequence[Decimal | None]) -> RuleReading:
    titles = [Bilingual(vi=choice.label[:500]) for choice in choices]
    named = keys([choice.label for choice in choices])
    shares = [choice.unit is not WorthUnit.POINTS or choice.worth == 0 for choice in choices]
    if all(shares) and any(choice.unit is WorthUnit.PERCENT for choice in choices):
        grades = {
            key: Grade(percent=choice.worth, title=title)
            for key, choice, title in zip(named, choices, titles, strict=True)
        }
        return sure(Percent(by="percent", grades=grades), Phrase("each grade has a share of the maximum"))
    if any(worth is None for worth in worths):
        return asked(Phrase("the maximum of the row is not known"))
    levels = {
        key: Level(points=worth, title=title)
        for key, worth, title in zip(named, worths, titles, strict=True)
        if worth is not None
    }
    return sure(Levels(by="levels", levels=levels), Phrase("each choice has its points"))
