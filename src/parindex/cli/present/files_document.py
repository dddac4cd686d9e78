"""What a command wrote or opened, for machines."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from parindex.language.single_line import one_line
from parindex.model.records.revisions import Revision
from parindex.reporting.documents.heads import Document, head
from parindex.workflow.publication.bundles.bundle import Bundled
from parindex.workflow.setting_up.units import Imported

__all__ = ["amended_document", "bundle_document", "files_document", "imported_units_document"]


def files_document(paths: Sequence[Path]) -> Document:
    """Return every written file with its SHA-256, in the order of writing."""
    return {**head(), "files": [_file(path) for path in paths]}


def amended_document(revision: Revision) -> Document:
    """Return the revision that was opened. Times are UTC."""
    return {
        **head(),
        "year": revision.year,
        "revision": revision.number,
        "reason": one_line(revision.reason),
        "opened_at": revision.opened_at,
    }


def bundle_document(made: Bundled, year: int) -> Document:
    """Return the file, the digest of the manifest in it, and what is not in it."""
    return {
        **head(),
        "year": year,
        "revision": made.revision,
        **_file(made.path),
        "manifest_sha256": made.digest,
        "inputs": made.inputs,
        "left_out": [one_line(path) for path in made.left_out],
        "superseded_by": made.later,
    }


def imported_units_document(made: Imported, out: Path | None, issues: Sequence[Document]) -> Document:
    """Return what a lineage table came to: the file, or the registry itself if none was written."""
    written = out is not None and bool(made.text)
    return {
        **head(),
        "rows": made.rows,
        "old": made.old,
        "new": made.new,
        "registry": made.text if made.text and not written else None,
        "files": [_file(out)] if out is not None and written else [],
        "issues": list(issues),
    }


def _file(path: Path) -> Document:
    return {"file": one_line(str(path)), "sha256": sha256(path.read_bytes()).hexdigest()}
