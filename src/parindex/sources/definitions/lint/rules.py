"""Checks of the rules against the maximum that they are out of."""

from collections.abc import Iterator
from fractions import Fraction

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.rules import Checklist, Count, Deduction, Percent, PointsTyped, SumOf
from parindex.sources.definitions.lint.fractions import fractions
from parindex.sources.definitions.lint.tree_places import RuleSpot, plain, rule_spots
from parindex.sources.definitions.yaml.document import Document

__all__ = ["check_rules"]


def check_rules(edition: Edition, document: Document) -> Iterator[Issue]:
    """Every rule can give its maximum and no more, and tells units apart."""
    for spot in rule_spots(edition):
        yield from _reach(spot, document)
        yield from _steps(spot, document)


def _reach(spot: RuleSpot, document: Document) -> Iterator[Issue]:
    reach = spot.rule.reach(spot.max)
    most, least = reach.highest, reach.lowest
    code = _told(spot, most)
    if code:
        place = document.place(spot.path)
        yield issue(code, place, criterion=spot.code, reached=plain(most), max=plain(spot.max))
    if most == least:
        yield issue("C036", document.place(spot.path), criterion=spot.code, points=plain(most))


def _told(spot: RuleSpot, most: Fraction) -> str | None:
    if most > spot.max:
        return "C044" if isinstance(spot.rule, SumOf) else "C031"
    # A step that does not divide the maximum has a code of its own.
    if isinstance(spot.rule, Percent) and fractions([grade.percent for grade in spot.rule.grades.values()]):
        return None  # told as what it is
    return "C032" if most < spot.max and not isinstance(spot.rule, PointsTyped) else None


def _steps(spot: RuleSpot, document: Document) -> Iterator[Issue]:
    match spot.rule:
        case PointsTyped(least=least) if least >= spot.max:
            place = document.place((*spot.path, "from"))
            yield issue("C172", place, criterion=spot.code, least=plain(least), max=plain(spot.max))
        case Checklist(at_least=number, items=items) if number is not None and number > len(items):
            place = document.place((*spot.path, "at_least"))
            yield issue("C173", place, criterion=spot.code, number=number, items=len(items))
        case PointsTyped(step=step, least=least) if step is not None and (spot.max - least) % step:
            place = document.place((*spot.path, "step"))
            yield issue("C033", place, criterion=spot.code, step=plain(step), max=plain(spot.max - least))
        case Count(each=each) | Deduction(each=each) if each > spot.max:
            place = document.place((*spot.path, "each"))
            yield issue("C034", place, criterion=spot.code, each=plain(each), max=plain(spot.max))
        case Deduction(each=each) if spot.max % each:
            place = document.place((*spot.path, "each"))
            yield issue("C035", place, criterion=spot.code, each=plain(each), max=plain(spot.max))
        case _:
            pass
