"""JSON Schemas of the definition files, so that editors can complete and check them."""

from collections.abc import Mapping
from typing import Any

from parindex.model.criteria import Edition
from parindex.model.definition import Frozen
from parindex.model.definitions.workspace import Settings
from parindex.model.monitoring.settings import MonitorSettings
from parindex.model.plan.tasks import Plan
from parindex.model.records.baseline import Baseline
from parindex.model.survey.questionnaire import Questionnaire
from parindex.model.units import Registry

__all__ = ["json_schemas"]

_KINDS: Mapping[str, type[Frozen]] = {
    "baseline": Baseline,
    "criteria": Edition,
    "monitor": MonitorSettings,
    "plan": Plan,
    "questionnaire": Questionnaire,
    "registry": Registry,
    "workspace": Settings,
}

_ANY_LETTER = r"\p{L}"
_LETTERS = "[A-Za-zªµºÀ-ÖØ-öø-ʯͰ-῿Ⰰ-⿿ぁ-퟿]"
"""The same for validators whose regular expressions know no properties of characters, as those of Python."""


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schemas of definition files by their names.

    They describe what may be typed, short forms included; what the linter checks beyond the form
    is not in them.

    >>> sorted(json_schemas())
    ['baseline', 'criteria', 'monitor', 'plan', 'questionnaire', 'registry', 'workspace']
    """
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:parindex:schema:{name}:1",
            **_portable(kind.model_json_schema(by_alias=True)),
        }
        for name, kind in _KINDS.items()
    }


def _portable(schema: Any) -> Any:  # noqa: ANN401  JSON
    """Write patterns so that every validator understands them, and let nothing but what fits them be a key."""
    match schema:
        case dict():
            closed = {"additionalProperties": False} if "patternProperties" in schema else {}
            return closed | {_portable(key): _portable(value) for key, value in schema.items()}
        case list():
            return [_portable(item) for item in schema]
        case str():
            return schema.replace(_ANY_LETTER, _LETTERS)
    return schema
