"""Read the registry of units, and check it by itself and against the criteria sets."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from parindex.model.criteria import Edition
from parindex.model.issues import Issue, Severity
from parindex.model.units import Registry
from parindex.sources.definitions.lint.against_sets import sets_of_blocks, sets_of_exemptions, sets_of_properties
from parindex.sources.definitions.lint.registry import lint_registry
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_file import read_definition, read_yaml

__all__ = ["check_blocks", "check_exempt", "read_registry"]


def read_registry(path: Path) -> tuple[Registry | None, list[Issue]]:
    """Read the registry of units; `None` if there is any error.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    registry, document, issues = read_definition(path, Registry)
    if registry is None or document is None:
        return None, issues
    issues += lint_registry(registry, document)
    refused = any(found.severity is Severity.ERROR for found in issues)
    return None if refused else registry, issues


def check_blocks(registry: Registry, editions: Sequence[Edition], path: Path) -> list[Issue]:
    """Tell blocks for whose criteria set there is no edition; `path` is the file of the registry."""
    if not list(sets_of_blocks(registry, editions, _nowhere(path))):
        return []
    return list(sets_of_blocks(registry, editions, _document(path)))


def check_exempt(registry: Registry, editions: Sequence[Edition], path: Path) -> list[Issue]:
    """Tell exempt codes that no edition of the block's set has, exemptions that empty an area, and lacking properties.

    `path` is the file of the registry.
    """
    if not list(_against_sets(registry, editions, _nowhere(path))):
        return []
    return list(_against_sets(registry, editions, _document(path)))


def _against_sets(registry: Registry, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    yield from sets_of_exemptions(registry, editions, document)
    yield from sets_of_properties(registry, editions, document)


def _document(path: Path) -> Document:
    """The places in the file; read again, as only a registry with a problem needs them."""
    document, _ = read_yaml(path)
    return document or _nowhere(path)


def _nowhere(path: Path) -> Document:
    return Document(path, {}, {})
