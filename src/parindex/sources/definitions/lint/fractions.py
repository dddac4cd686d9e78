"""Checks of percentages that were typed as shares of 1: 0.85 where 85 is meant."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.rules import Band, Proportional
from parindex.model.rules.answers import AsksChoice, AsksRate, AsksTally
from parindex.model.rules.bounds import BoundedStep
from parindex.sources.definitions.lint.tree_places import RuleSpot, plain, rule_spots
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_events import KeyPath

__all__ = ["check_fractions", "fractions"]


def check_fractions(edition: Edition, document: Document) -> Iterator[Issue]:
    """Bounds of tiers and rates, floors, grades and weights are in percent; shares of 1 are asked about."""
    yield from _told(document, ("tiers",), "", fractions(_numbers(edition.tiers)))
    for spot in rule_spots(edition):
        key, numbers = _percentages(spot)
        yield from _told(document, (*spot.path, key), spot.code, fractions(numbers))


def fractions(percentages: Sequence[Decimal | None]) -> list[Decimal]:
    """Return the percentages that look like shares of 1: between 0 and 1, or 1 where none is larger.

    >>> fractions([Decimal(1), Decimal("0.5"), None])
    [Decimal('1'), Decimal('0.5')]
    >>> fractions([Decimal(80), Decimal(1)])
    []
    """
    given = [one for one in percentages if one is not None]
    if not any(0 < one < 1 for one in given) and not (given and max(given) == 1):
        return []
    return [one for one in given if 0 < one < 1 or (one == 1 and max(given) == 1)]


def _told(document: Document, path: KeyPath, criterion: str, found: Sequence[Decimal]) -> Iterator[Issue]:
    if found:
        typed, meant = "; ".join(map(plain, found)), "; ".join(plain(one * 100) for one in found)
        yield issue("C065", document.place(path), criterion=criterion, value=typed, meant=meant)


def _percentages(spot: RuleSpot) -> tuple[str, list[Decimal | None]]:
    match spot.rule, spot.rule.answer:
        case Proportional(floor=floor), _:
            return "floor", [floor]
        case _, AsksRate(bands=bands) if bands and _more_is_better(bands):
            return "bands", _numbers(bands)
        case _, AsksChoice(unit="percent", field=field, worth=worth):
            return field, list(worth.values())
        case _, AsksTally(field=field, options=options):
            return field, list(options.values())
        case _:
            return "", []


def _numbers(steps: Iterable[BoundedStep]) -> list[Decimal | None]:
    return [None if step.bound is None else step.bound.number for step in steps]


def _more_is_better(bands: Sequence[Band]) -> bool:
    """Tell whether the first band earns most: shares of delays may well have bounds below 1 %."""
    return bands[0].points > bands[-1].points
