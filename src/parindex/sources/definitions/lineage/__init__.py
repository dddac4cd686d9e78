"""Tables that say which units became which, made into entries of a registry."""

from parindex.sources.definitions.lineage.entries import Made, registry_of
from parindex.sources.definitions.lineage.table import Row, read_rows
from parindex.sources.definitions.lineage.text import registry_text

__all__ = ["Made", "Row", "read_rows", "registry_of", "registry_text"]
