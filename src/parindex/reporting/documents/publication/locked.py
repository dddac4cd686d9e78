"""What was published, for programs; the manifest itself is a file of its own."""

from pathlib import Path

from parindex.model.records.manifest import Manifest
from parindex.model.units import Registry
from parindex.reporting.documents.heads import Document, head, title_document
from parindex.reporting.tables.publication.locked import counts_of
from parindex.reporting.writers.records import harmless_document

__all__ = ["publication_document"]


def publication_document(manifest: Manifest, digest: str, path: Path | None, registry: Registry) -> Document:
    """Return what was locked in `path` (`None`: nothing was)."""
    document = {
        **head(2),
        "year": manifest.year,
        "revision": manifest.revision,
        "reason": manifest.reason,
        "published_at": manifest.published_at,
        "locked": path is not None,
        "manifest": str(path) if path else None,
        "manifest_sha256": digest,
        "inputs": len(manifest.inputs),
        "definitions": len(manifest.definitions),
        "blocks": [
            {
                "block": name,
                "title": title_document(registry.blocks[name].title.in_("vi")),
                "criteria": block.criteria,
                "mean_exact": block.mean,
                "sheets": len(block.units),
                "ranked": counts_of(block)[0],
                "absent": sorted(block.absent),
                "incomplete": sorted(unit for unit, result in block.units.items() if result.missing),
            }
            for name, block in manifest.blocks.items()
        ],
    }
    return harmless_document(document)
