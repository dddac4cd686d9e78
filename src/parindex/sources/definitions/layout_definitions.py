"""What can be said of `layout:` in the settings before any sheet is opened."""

from collections.abc import Iterator

from parindex.model.codes import issue
from parindex.model.definitions.layout_rules import ROLES, LayoutRule
from parindex.model.definitions.workspace import Settings
from parindex.model.issues import Issue
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.score_sheets.layout.words import heading_key

__all__ = ["check_layout"]

_REPEATED = {"title", "evidence", "comment", "skip"}
"""Roles that several columns may have."""
_OF_UNITS = {"code", "title", "max", "self", "appraisal-1", "appraisal-2", "survey", "evidence", "comment"}
_WITHOUT_UNITS = "columns"
_OF_ONE = {"self", "appraisal-1", "appraisal-2", "survey", "evidence", "comment"}


def check_layout(settings: Settings, document: Document) -> list[Issue]:
    """Return what is wrong with the words and rules: what contradicts itself or settles nothing."""
    found = list(_synonyms(settings, document))
    for number, rule in enumerate(settings.layout.rules):
        found += _rule(rule, number, document)
    return found


def _synonyms(settings: Settings, document: Document) -> Iterator[Issue]:
    roles: dict[str, str] = {}
    for role, texts in settings.layout.synonyms.items():
        for number, text in enumerate(texts):
            first = roles.setdefault(heading_key(text), role)
            if first != role:
                place = document.place(("layout", "synonyms", role, number))
                yield issue("Y205", place, value=text, first=first, second=role)


def _rule(rule: LayoutRule, number: int, document: Document) -> Iterator[Issue]:
    path = ("layout", "rules", number)
    by_role: dict[str, str] = {}
    for letters, role in rule.columns.items():
        first = by_role.setdefault(role, letters)
        if first != letters and role not in _REPEATED:
            place = document.place((*path, "columns", letters))
            yield issue("Y202", place, role=role, first=first.upper(), second=letters.upper())
    if not rule.model_fields_set - {"files", "sheet"}:
        yield issue("Y203", document.place((*path, "files")), files=rule.files)
    for key, other in _contradictions(rule):
        named = f"{key[-1].upper()}: {rule.columns[key[-1]]}" if len(key) > 1 else key[-1]
        yield issue("Y204", document.place((*path, *key)), key=named, other=other)
    if rule.heading is None:
        for letters, role in rule.columns.items():
            if (role in {"code", "unit"} or role not in ROLES) and rule.units is None:
                yield issue("Y206", document.place((*path, "columns", letters)), key=f"{letters.upper()}: {role}")


def _contradictions(rule: LayoutRule) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield keys of a rule, each with another one that it cannot stand beside (or without)."""
    matrix = next((letters for letters, role in rule.columns.items() if role == "unit"), None)
    many = "units" if rule.units is not None else f"{matrix}: unit" if matrix else ""
    if rule.skip:
        yield from (((key,), "skip: true") for key in sorted(rule.model_fields_set - {"files", "sheet", "skip"}))
        return
    if matrix and rule.units is not None:
        yield ("units",), f"{matrix}: unit"
    if rule.unit and many:
        yield ("unit",), many
    if rule.codes is not None and not matrix:
        yield ("codes",), _WITHOUT_UNITS
    if rule.stage and not many:
        yield ("stage",), _WITHOUT_UNITS
    long = matrix and "code" in rule.columns.values()
    barred = set[str]() if long else _OF_UNITS if matrix else _OF_ONE if many else set[str]()
    seen: dict[str, str] = {}
    for letters, role in rule.columns.items():
        twin = seen.setdefault(letters.upper(), letters)
        if role in barred:
            yield ("columns", letters), many
        elif twin != letters:
            yield ("columns", letters), f"{twin}: {rule.columns[twin]}"
