"""What an answer is worth: a second implementation of the rules, small and slow, that the program is held against."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from making.criteria import CriteriaSet, Row

Answer = Decimal | int | str | frozenset[str] | tuple[tuple[str, Any], ...]
"""Points, rate or amount; count; key of a level or grade; keys ticked; parts or options with their values."""

NOT_APPLICABLE = "Không phát sinh"


@cache
def points(row: Row, answer: Answer, block: tuple[Decimal, ...] = ()) -> Fraction:
    """Return the points of an answer; `block` holds the amounts of all units where a rule compares them."""
    return _points(row.rule, Fraction(row.maximum), answer, block)


def index(criteria: CriteriaSet, earned: Mapping[str, Fraction | None]) -> Fraction:
    """Return the index in percent; `None` is not applicable, and the appraised part is scaled up for it."""
    applicable = dict.fromkeys((False, True), Fraction(0))
    full, got = dict(applicable), dict(applicable)
    for leaf in criteria.leaves:
        full[leaf.survey] += Fraction(leaf.maximum)
        value = earned[leaf.code]
        if value is not None:
            applicable[leaf.survey] += Fraction(leaf.maximum)
            got[leaf.survey] += value
    appraised = got[False] / applicable[False] * full[False]
    return (appraised + got[True]) / sum(full.values()) * 100


def _points(rule: Mapping[str, Any], maximum: Fraction, answer: Answer, block: Sequence[Decimal]) -> Fraction:
    by = rule.get("by", "points")
    if by in {"best_of", "sum_of"}:
        return _compound(rule, answer)
    if by in {"best_unit", "min_max"}:
        return _in_block(by, maximum, answer, block)
    if by in {"levels", "checklist", "percent", "survey"}:
        return _named(rule, maximum, answer)
    return _numeric(rule, maximum, answer)


def _numeric(rule: Mapping[str, Any], maximum: Fraction, answer: Answer) -> Fraction:
    value = Fraction(answer)
    match rule.get("by", "points"):
        case "bands":
            return next(Fraction(band["points"]) for band in rule["bands"] if _reaches(band, value))
        case "proportional":
            return Fraction(0) if value < Fraction(rule.get("floor", 0)) else value / 100 * maximum
        case "count":
            return min(value * Fraction(rule["each"]), maximum)
        case "deduction":
            return max(maximum - value * Fraction(rule["each"]), Fraction(0))
        case _:
            return value


def _named(rule: Mapping[str, Any], maximum: Fraction, answer: Answer) -> Fraction:
    match rule["by"]:
        case "levels":
            return Fraction(rule["levels"][answer]["points"])
        case "percent":
            return Fraction(rule["grades"][answer]["percent"]) / 100 * maximum
        case "survey":
            counted = [(Fraction(rule["options"][key]), n) for key, n in answer if rule["options"][key] != "null"]
            return sum(weight * n for weight, n in counted) / sum(n for _, n in counted) / 100 * maximum
        case _:
            items = rule["items"]
            if rule.get("require") == "all" and len(answer) < len(items):
                return Fraction(0)
            return sum((Fraction(items[key]["points"]) for key in answer), Fraction(0))


def _reaches(band: Mapping[str, Any], value: Fraction) -> bool:
    if "above" in band:
        return value > Fraction(band["above"])
    return "at_least" not in band or value >= Fraction(band["at_least"])


def _compound(rule: Mapping[str, Any], answer: Answer) -> Fraction:
    given = dict(answer)
    parts = rule["cases" if rule["by"] == "best_of" else "parts"]
    each = [_points(part["score"], Fraction(part["max"]), given[part["id"]], ()) for part in parts]
    return max(each) if rule["by"] == "best_of" else sum(each, Fraction(0))


def _in_block(by: str, maximum: Fraction, answer: Decimal, block: Sequence[Decimal]) -> Fraction:
    low, high, own = Fraction(min(block)), Fraction(max(block)), Fraction(answer)
    return (own / high if by == "best_unit" else (high - own) / (high - low)) * maximum
