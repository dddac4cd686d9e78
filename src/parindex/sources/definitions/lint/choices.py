"""Checks of named choices: whoever types one must be understood, and mean something."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import assert_never

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.rules.answers import (
    AsksAmount,
    AsksChoice,
    AsksCount,
    AsksParts,
    AsksPoints,
    AsksRate,
    AsksTally,
    AsksTicks,
    ScoringRule,
)
from parindex.model.texts.bilingual import Text
from parindex.sources.cells.cell_text import folded
from parindex.sources.definitions.lint.fractions import fractions
from parindex.sources.definitions.lint.tree_places import RuleSpot, compound, plain, rule_spots
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_events import KeyPath

__all__ = ["check_choices"]

_FULL = 100

Titles = Mapping[str, Text | None]


def check_choices(edition: Edition, document: Document) -> Iterator[Issue]:
    """Names of choices, titles included, are different; checklists and surveys add up."""
    for spot in rule_spots(edition):
        yield from _parts(spot, document)
        yield from _names(spot, document)
        match spot.rule.answer:
            case AsksTally() as asked:
                yield from _options(spot, asked, document)
            case AsksTicks(together=True) as asked:
                yield from _everything(spot, asked, document)
            case _:
                pass


def _parts(spot: RuleSpot, document: Document) -> Iterator[Issue]:
    seen: set[str] = set()
    key, parts = compound(spot.rule)
    for number, part in enumerate(parts):
        if part.id in seen:
            yield issue("C042", document.place((*spot.path, key, number, "id")), criterion=spot.code, id=part.id)
        seen.add(part.id)


def _names(spot: RuleSpot, document: Document) -> Iterator[Issue]:
    key, titles = _titles(spot.rule)
    owners: dict[str, str] = {}
    for choice, title in titles.items():
        for name in (choice, choice.replace("_", " "), *((title.vi, title.en) if title else ())):
            owner = owners.setdefault(folded(name), choice) if name else choice
            if owner != choice:
                place = document.place(_path(spot, key, choice))
                yield issue("C046", place, criterion=spot.code, name=name, choice=choice, other=owner)
                break


def _titles(rule: ScoringRule) -> tuple[str, Titles]:
    match rule.answer:
        case AsksChoice(field=field, choices=choices) | AsksTicks(field=field, choices=choices):
            return field, {key: choice.title for key, choice in choices.items()}
        case AsksTally(field=field, options=options):
            return field, dict.fromkeys(options)
        case AsksParts(field=field, parts=parts):
            return field, {part.id: part.title for part in parts}
        case AsksPoints() | AsksRate() | AsksCount() | AsksAmount():
            return "", {}
        case _:
            assert_never(rule.answer)


def _path(spot: RuleSpot, key: str, choice: str) -> KeyPath:
    parts = [part.id for part in compound(spot.rule)[1]]
    return (*spot.path, key, parts.index(choice) if parts else choice)


def _options(spot: RuleSpot, asked: AsksTally, document: Document) -> Iterator[Issue]:
    place, weights = document.place((*spot.path, asked.field)), set(asked.options.values())
    if weights == {None}:
        yield issue("C043", place, criterion=spot.code)
    elif _FULL not in weights and not fractions(list(weights)):
        yield issue("C045", place, criterion=spot.code)


def _everything(spot: RuleSpot, asked: AsksTicks, document: Document) -> Iterator[Issue]:
    total = sum(asked.worth.values(), Decimal(0))
    if total != spot.max:
        place = document.place((*spot.path, asked.field))
        yield issue("C048", place, criterion=spot.code, total=plain(total), max=plain(spot.max))
