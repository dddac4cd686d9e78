"""Say in plain words what pydantic found; imported only where something is wrong."""

import re
from collections.abc import Callable, Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from parindex.model.codes import CODES
from parindex.model.definition import CODE_PATTERN, IDENTIFIER_PATTERN, UNIT_ID_PATTERN, Frozen
from parindex.model.definitions.layout_rules import COLUMN_PATTERN, COMPONENT_PATTERN
from parindex.model.issues import Issue
from parindex.model.rules.items import CHOICE_PATTERN
from parindex.model.tie_breakers import TIE_PATTERN
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.known_keys import known_keys, nearest
from parindex.sources.definitions.yaml.yaml_events import MOST_TOLD, KeyPath, Value

__all__ = ["RAISED", "schema_issues"]

Found = tuple[str, dict[str, object]]
"""A code, and the values that only this kind of issue needs."""

RAISED = {
    "a text is needed: a string, or {vi: …, en: …}": "Y122",
    "a date is written year-month-day: 2025-06-30": "Y111",
    "a band has one bound: above, or at_least": "C001",
    "a tier has one bound: above, or at_least": "C002",
    "a tie breaker is a code, survey, appraisal, or a property: {property: …, lower: true}": "C188",
    "a condition is about one thing: code, or property": "C174",
    "a condition needs a test: is, is_not, at_least, above, at_most or below": "C175",
    "goalposts come as a pair: low, and high": "C170",
    "low is below high; direction: lower says that less is better": "C171",
    "a period begins before it ends, within one year": "C191",
    "the period lies in the year of the edition": "C192",
    "weights differ by a property of units: property: …": "C193",
    "a criterion without parts needs its maximum: max: …": "C003",
    "a criterion with parts has no score of its own: give the rule to the parts": "C004",
}
"""The codes of the errors that the model itself raises."""

_PATTERNS = {
    IDENTIFIER_PATTERN: "Y116",
    UNIT_ID_PATTERN: "Y167",
    CODE_PATTERN: "Y117",
    TIE_PATTERN: "Y117",
    CHOICE_PATTERN: "Y118",
    COLUMN_PATTERN: "Y124",
}
_SIGNS = {"greater_than": ">", "greater_than_equal": "≥", "less_than": "<", "less_than_equal": "≤"}
_PLAIN = {
    "bool_parsing": "Y110",
    "bool_type": "Y110",
    "decimal_max_digits": "Y114",
    "decimal_max_places": "Y114",
    "decimal_parsing": "Y108",
    "decimal_type": "Y108",
    "decimal_whole_digits": "Y114",
    "dict_type": "Y106",
    "finite_number": "Y108",
    "int_from_float": "Y109",
    "int_parsing": "Y109",
    "int_parsing_size": "Y109",
    "int_type": "Y109",
    "model_attributes_type": "Y106",
    "model_type": "Y106",
    "string_type": "Y107",
    "tuple_type": "Y105",
    "union_tag_not_found": "Y121",
}
_SHOWN = 60


def schema_issues(error: ValidationError, document: Document, kind: type[Frozen]) -> list[Issue]:
    """Return one issue for each thing that does not fit the schema, at the place where it was typed.

    Of a file that is wrong all over, the first `MOST_TOLD` things are told.
    """
    return list(_issues(error, document, kind))


def _issues(error: ValidationError, document: Document, kind: type[Frozen]) -> Iterator[Issue]:
    for detail in error.errors(include_url=False)[:MOST_TOLD]:
        path, data = _typed(detail["loc"], document.data)
        found = _code(detail, data, kind)
        if found is None:
            continue
        code, values = found
        values.setdefault("key", next((str(part) for part in reversed(path) if isinstance(part, str)), ""))
        values.setdefault("value", brief(detail["input"]))
        unit, criterion = _subject(path, document.data)
        yield Issue(code, CODES[code].severity, document.place(path), unit, criterion, values)


def brief(value: object) -> str:
    """Return a value as it may be shown in a message: one line, of bounded length."""
    text = " ".join(value.split()) if isinstance(value, str) else "{…}" if isinstance(value, dict) else "[…]"
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _code(detail: ErrorDetails, data: Value, kind: type[Frozen]) -> Found | None:
    if detail["input"] is None and detail["type"] != "missing":
        return "Y104", {}
    if detail.get("ctx", {}).get("class_name") == "Bilingual":
        return "Y122", {}
    if code := _PLAIN.get(detail["type"]):
        return code, {}
    if special := _SPECIAL.get(detail["type"]):
        return special(detail, data, kind)
    return ("Y111", {}) if detail["type"].startswith("date") else ("Y199", {})


def _missing(detail: ErrorDetails, _data: Value, _kind: type[Frozen]) -> Found:
    return "Y103", {"key": detail["loc"][-1]}


def _extra(detail: ErrorDetails, _data: Value, kind: type[Frozen]) -> Found:
    key = str(detail["loc"][-1])
    known = known_keys(kind, detail["loc"][:-1])
    values: dict[str, object] = {"key": brief(key), "known": ", ".join(known)}
    if near := nearest(key, known):
        return "Y101", values | {"nearest": near}
    return "Y102", values


def _raised(detail: ErrorDetails, _data: Value, _kind: type[Frozen]) -> Found:
    return RAISED.get(str(detail.get("ctx", {}).get("error", "")), "Y199"), {}


def _literal(detail: ErrorDetails, _data: Value, _kind: type[Frozen]) -> Found | None:
    if detail["loc"] == ("schema",):
        return "Y123", {}
    if not isinstance(detail["input"], str) and len(detail["loc"]) > 1 and "columns" in detail["loc"]:
        return None
    context = detail.get("ctx", {})
    expected = str(context.get("expected_tags") or context.get("expected") or "")
    values: dict[str, object] = {"known": ", ".join(re.findall(r"'([^']*)'", expected))}
    if tag := context.get("tag"):
        values |= {"key": "by", "value": brief(str(tag))}
    return "Y112", values


def _bound(detail: ErrorDetails, _data: Value, _kind: type[Frozen]) -> Found:
    (limit,) = detail.get("ctx", {}).values()
    return "Y113", {"bound": f"{_SIGNS[detail['type']]} {limit}"}


def _pattern(detail: ErrorDetails, _data: Value, _kind: type[Frozen]) -> Found | None:
    if detail.get("ctx", {}).get("pattern") == COMPONENT_PATTERN:
        return None  # It is no role either, and that is told.
    return _PATTERNS.get(str(detail.get("ctx", {}).get("pattern")), "Y199"), {}


def _short(_detail: ErrorDetails, _data: Value, _kind: type[Frozen]) -> Found:
    return "Y104", {}


def _long(detail: ErrorDetails, _data: Value, _kind: type[Frozen]) -> Found:
    return "Y115", {"limit": detail.get("ctx", {}).get("max_length")}


def _few(detail: ErrorDetails, _data: Value, _kind: type[Frozen]) -> Found | None:
    number, limit = len(detail["input"]), detail.get("ctx", {}).get("min_length", 0)
    # Pydantic counts only what was valid; what was not has been told already.
    return None if number >= limit else ("Y119", {"limit": limit, "number": number})


def _many(detail: ErrorDetails, _data: Value, _kind: type[Frozen]) -> Found:
    return "Y120", {"limit": detail.get("ctx", {}).get("max_length"), "number": len(detail["input"])}


_SPECIAL: Mapping[str, Callable[[ErrorDetails, Value, type[Frozen]], Found | None]] = {
    "extra_forbidden": _extra,
    "literal_error": _literal,
    "missing": _missing,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _long,
    "string_too_short": _short,
    "too_long": _many,
    "too_short": _few,
    "union_tag_invalid": _literal,
    "value_error": _raised,
    **dict.fromkeys(_SIGNS, _bound),
}


def _typed(location: tuple[int | str, ...], data: Value) -> tuple[KeyPath, Value]:
    """Keep of pydantic's location what stands in the file; it also names union members and "[key]"."""
    path: list[str | int] = []
    for before, part in zip(("", *location), location, strict=False):
        if before == "score" and isinstance(data, dict) and data.get("by") == part:
            continue
        if isinstance(data, dict) and part in data:
            data = data[str(part)]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            continue
        path.append(part)
    return tuple(path), data


def _subject(path: KeyPath, data: Value) -> tuple[str, str]:
    """Return the unit and the innermost criterion that a path leads through."""
    unit = criterion = ""
    for part in path:
        data = data[part] if isinstance(data, dict | list) else None  # type: ignore[index]
        if isinstance(data, dict):
            unit = str(data.get("id") or "") if path[0] == "units" and not unit else unit
            criterion = str(data.get("code") or criterion)
    return unit, criterion
