"""Issue codes of definitions: YAML, criteria sets, registries, tables of lineage, annexes."""

from typing import Final

from parindex.model.codes.definitions import annexes, criteria, lineage, registry, set_features, yaml

__all__ = ["CODES"]

CODES: Final = (
    *yaml.CODES,
    *criteria.CODES,
    *registry.CODES,
    *lineage.CODES,
    *set_features.CODES,
    *annexes.CODES,
)
