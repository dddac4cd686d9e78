"""Issue codes of definitions: YAML, criteria sets, registries, tables of lineage, annexes."""

from typing import Final

from parindex.model.codes.definitions import (
    annexes,
    criteria,
    lineage,
    registry,
    set_features,
    settings,
    yaml_files,
    yaml_values,
)

__all__ = ["CODES"]

CODES: Final = (
    *yaml_files.CODES,
    *yaml_values.CODES,
    *settings.CODES,
    *criteria.CODES,
    *registry.CODES,
    *lineage.CODES,
    *set_features.CODES,
    *annexes.CODES,
)
