"""JSON Schemas of the definition files, so that editors can complete and check them."""

from collections.abc import Mapping
from typing import Any

from parindex.model.baseline import Baseline
from parindex.model.criteria import Edition
from parindex.model.frozen import Frozen
from parindex.model.units import Registry
from parindex.model.workspace import Settings

__all__ = ["json_schemas"]

_KINDS: Mapping[str, type[Frozen]] = {
    "baseline": Baseline,
    "criteria": Edition,
    "registry": Registry,
    "workspace": Settings,
}


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schemas of baselines, criteria sets, registries and settings, by these names.

    They describe what may be typed, short forms included; what the linter checks beyond the form
    is not in them.

    >>> sorted(json_schemas())
    ['baseline', 'criteria', 'registry', 'workspace']
    """
    return {
        name: {"$schema": "https://json-schema.org/draft/2020-12/schema", **kind.model_json_schema(by_alias=True)}
        for name, kind in _KINDS.items()
    }
