"""The words in which the program itself prints a rule, read back: forms and printed sets come home as they left."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from string import Formatter

from parindex.language import Speech, speech
from parindex.model.definitions.annex import RuleReading
from parindex.model.rules import (
    BestUnit,
    Checklist,
    ChecklistItem,
    Count,
    Deduction,
    Grade,
    MinMax,
    Percent,
    PointsTyped,
    Proportional,
    Rule,
    Survey,
)
from parindex.model.texts.bilingual import Bilingual
from parindex.model.texts.message import Phrase
from parindex.sources.definitions.annex.sentences.choices import number_of, parted
from parindex.sources.definitions.annex.sentences.named import keys
from parindex.sources.definitions.annex.sentences.reading import asked, sure

__all__ = ["read_own_words"]

_Parts = Mapping[str, str]
_Reader = Callable[[_Parts], Rule | None]


def _points(text: str) -> Decimal:
    return number_of(re.sub(r"\s*(?:điểm|points?)$", "", text.strip()))


def _step(parts: _Parts) -> Rule:
    return PointsTyped(step=number_of(parts["step"]))


def _each(parts: _Parts) -> Rule:
    return Checklist(by="checklist", items=_items(parts["items"]))


def _together(parts: _Parts) -> Rule:
    names = [one.strip() for one in parts["items"].split("; ") if one.strip()]
    named = zip(keys(names), names, strict=True)
    items = {key: ChecklistItem(points=Decimal(0), title=Bilingual(vi=name)) for key, name in named}
    return Checklist(by="checklist", items=items, require="all")


def _items(text: str) -> dict[str, ChecklistItem]:
    found, _ = parted(text)
    named = keys([one.label for one in found])
    return {
        key: ChecklistItem(points=one.worth, title=Bilingual(vi=one.label))
        for key, one in zip(named, found, strict=True)
    }


def _survey(parts: _Parts) -> Rule:
    options: dict[str, Decimal | None] = {}
    for part in re.split(r", (?=[^,]*$|[^,]* (?:%|không tính|not counted))", parts["options"]):
        if match := re.fullmatch(r"(.+) (\d+(?:[.,]\d+)?) %", part.strip()):
            options[match[1]] = number_of(match[2])
        else:
            options[re.sub(r" (?:không tính|not counted)$", "", part.strip())] = None
    return Survey(by="survey", options=options)


_FORMS: tuple[tuple[str, _Reader], ...] = (
    ("points typed, at most {points}", lambda _: PointsTyped()),
    ("points typed in steps of {step}, at most {points}", _step),
    (
        "rate × {points}; nothing below {floor} %",
        lambda parts: Proportional(by="proportional", floor=number_of(parts["floor"])),
    ),
    ("rate × {points}", lambda _: Proportional(by="proportional")),
    ("value ÷ largest value of the block × {points}", lambda _: BestUnit(by="best_unit")),
    ("(value − smallest) ÷ (largest − smallest) in the block × {points}", lambda _: MinMax(by="min_max")),
    (
        "(largest − value) ÷ (largest − smallest) in the block × {points}",
        lambda _: MinMax(by="min_max", direction="lower"),
    ),
    ("{each} for each one, at most {points}", lambda parts: Count(by="count", each=_points(parts["each"]))),
    (
        "{points} less {each} for each breach, never below 0",
        lambda parts: Deduction(by="deduction", each=_points(parts["each"])),
    ),
    ("added up for each condition met: {items}", _each),
    ("{points} if all conditions are met, otherwise nothing: {items}", _together),
    ("satisfaction × {points}, with {options}", _survey),
)
_GRADE = "{name}: {points} × {percent} %"
_PARTS = ("the best of: {parts}", "the sum of: {parts}")


def read_own_words(sentence: str) -> RuleReading | None:
    """Read a sentence that this program printed; `None` if it is none."""
    text = " ".join(sentence.split())
    for voice in (speech("vi"), speech("en")):
        for template, reader in _FORMS:
            if (match := _pattern(template, voice).fullmatch(text)) and (rule := _made(reader, match.groupdict())):
                return sure(rule, Phrase("as this program prints such a rule"))
        if graded := _percent(text, voice):
            return sure(graded, Phrase("as this program prints such a rule"))
        if any(_pattern(template, voice).fullmatch(text) for template in _PARTS):
            return asked(Phrase("the rule has parts of its own: write it in the definition"))
    return None


def _made(reader: _Reader, parts: _Parts) -> Rule | None:
    try:
        return reader(parts)
    except ValueError:
        return None


def _percent(text: str, voice: Speech) -> Rule | None:
    matches = [_pattern(_GRADE, voice).fullmatch(part) for part in text.split("; ")]
    if not matches or not all(matches):
        return None
    found = [match.groupdict() for match in matches if match]
    named = keys([one["name"] for one in found])
    grades = {
        key: Grade(percent=number_of(one["percent"]), title=Bilingual(vi=one["name"]))
        for key, one in zip(named, found, strict=True)
    }
    return Percent(by="percent", grades=grades)


@cache
def _pattern(template: str, voice: Speech) -> re.Pattern[str]:
    said = voice.say(template, **{name: f"\0{name}\0" for _, name, _, _ in Formatter().parse(template) if name})
    pieces = re.split(r"\0(\w+)\0", said)
    return re.compile("".join(f"(?P<{piece}>.+?)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)))
