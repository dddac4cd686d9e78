"""Tables that say which units became which, made into entries of a registry."""

from parindex.sources.lineage.entries import Made, registry_of
from parindex.sources.lineage.table import Row, read_rows
from parindex.sources.lineage.text import registry_text

__all__ = ["Made", "Row", "read_rows", "registry_of", "registry_text"]
