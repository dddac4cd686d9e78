"""Read `parindex.yaml`, the settings of a workspace."""

from pathlib import Path

from parindex.model.codes import issue
from parindex.model.issues import Issue
from parindex.model.workspace import Settings
from parindex.sources.award_definitions import check_awards
from parindex.sources.layout_definitions import check_layout
from parindex.sources.yaml_file import read_definition

__all__ = ["read_workspace"]

_PATHS = ("criteria", "registry", "sheets", "store", "templates")


def read_workspace(path: Path) -> tuple[Settings | None, list[Issue]]:
    """Read the settings; `None` if there is any error.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    settings, document, issues = read_definition(path, Settings)
    if settings is None or document is None:
        return None, issues
    wrong = [key for key in _PATHS if _has_stray_braces(key, getattr(settings, key))]
    issues += [issue("Y201", document.place((key,)), key=key, value=getattr(settings, key)) for key in wrong]
    more = check_layout(settings, document) if settings.layout.rules or settings.layout.synonyms else []
    more += check_awards(settings, document) if settings.awards else []
    return None if wrong or more else settings, issues + more


def _has_stray_braces(key: str, value: str) -> bool:
    rest = value.replace("{year}", "") if key == "sheets" else value
    return "{" in rest or "}" in rest
