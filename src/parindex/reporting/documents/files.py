"""What a command wrote, for programs."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from parindex.reporting.documents.heads import Document, head
from parindex.reporting.writers.records import harmless_document

__all__ = ["file_document", "files_document"]


def files_document(paths: Sequence[Path], **facts: object) -> Document:
    """Return what a command came to, and every written file with its SHA-256, in the order of writing."""
    return {**head(), **facts, "files": [file_document(path) for path in paths]}


def file_document(path: Path) -> Document:
    """Return a file with its SHA-256."""
    return harmless_document({"file": str(path), "sha256": sha256(path.read_bytes()).hexdigest()})
