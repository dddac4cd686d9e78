"""Read `parindex.yaml`, the settings of a workspace."""

from collections.abc import Iterator
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.definitions.workspace import Settings
from parindex.model.issues import Issue
from parindex.sources.definitions.award_definitions import check_awards
from parindex.sources.definitions.layout_definitions import check_layout
from parindex.sources.definitions.lint.fractions import fractions
from parindex.sources.definitions.lint.tree_places import plain
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_file import read_definition

__all__ = ["read_workspace"]

_PATHS = ("criteria", "registry", "sheets", "store", "templates")
_FILLED_IN = {"sheets": ("{year}",), "letters.number": ("{n}", "{year}")}


def read_workspace(path: Path) -> tuple[Settings | None, list[Issue]]:
    """Read the settings; `None` if there is any error.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    settings, document, issues = read_definition(path, Settings)
    if settings is None or document is None:
        return None, issues
    written = {key: getattr(settings, key) for key in _PATHS} | {"letters.number": settings.letters.number}
    wrong = {key: value for key, value in written.items() if _has_stray_braces(key, value)}
    issues += [
        issue("Y201", document.place(tuple(key.split("."))), key=key, value=value) for key, value in wrong.items()
    ]
    more = check_layout(settings, document) if settings.layout.rules or settings.layout.synonyms else []
    more += check_awards(settings, document) if settings.awards else []
    return None if wrong or more else settings, issues + more + list(_shares(settings, document))


def _shares(settings: Settings, document: Document) -> Iterator[Issue]:
    """Yield the percentages of awards that seem to be shares of 1."""
    for number, rule in enumerate(settings.awards):
        for key, percent in (("at_least", rule.at_least), ("no_area_under", rule.no_area_under)):
            for found in fractions([percent]):
                place = document.place(("awards", number, key))
                yield issue("C065", place, value=plain(found), meant=plain(found * 100))


def _has_stray_braces(key: str, value: str) -> bool:
    for name in _FILLED_IN.get(key, ()):
        value = value.replace(name, " ")
    return "{" in value or "}" in value
