"""What a verification found, for programs."""

from parindex.language import Speech
from parindex.model.records.verification import Finding, Proof, Verification
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.tables.publication.verification import finding_words
from parindex.reporting.writers.records import harmless_document

__all__ = ["verification_document"]


def verification_document(found: Verification, speech: Speech) -> Document:
    """Return everything that was found for machines."""
    document = {
        **head(),
        "year": found.year,
        "proved": found.is_proved,
        "findings": [_finding_document(finding, speech) for finding in found.findings],
        "revisions": [_proof_document(proof, speech) for proof in found.proofs],
    }
    return harmless_document(document)


def _proof_document(proof: Proof, speech: Speech) -> Document:
    return {
        "revision": proof.revision.number,
        "reason": proof.revision.reason,
        "published_at": proof.revision.published_at,
        "manifest_sha256": proof.digest,
        "proved": proof.is_proved,
        "cells_compared": proof.compared,
        "findings": [_finding_document(finding, speech) for finding in proof.findings],
        "cells": [
            {
                "unit": one.unit,
                "name": one.name,
                "component": one.code,
                "stage": one.stage,
                "cell": one.cell,
                "manifest": one.manifest,
                "store": one.store,
                "file": one.file,
            }
            for one in proof.cells
        ],
        "results": [
            {
                "block": one.block,
                "unit": one.unit,
                "name": one.name,
                "result": one.what,
                "manifest": one.manifest,
                "now": one.now,
            }
            for one in proof.results
        ],
        "files": [{"path": one.path, "sha256": one.sha256, "state": one.state.value} for one in proof.files],
    }


def _finding_document(finding: Finding, speech: Speech) -> Document:
    return {"kind": finding.kind, "disproves": finding.disproves, "message": finding_words(finding, speech)}
