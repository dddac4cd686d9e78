"""What a verification found, for machines."""

from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.language.single_line import one_line
from parindex.reporting.documents.heads import Document, head
from parindex.workflow.publication.findings import Finding, Proof, Verification

__all__ = ["verification_document", "words"]


def verification_document(found: Verification, speech: Speech) -> Document:
    """Return everything that was found for machines."""
    return {
        **head(),
        "year": found.year,
        "proved": found.is_proved,
        "findings": [_finding_document(finding, speech) for finding in found.findings],
        "revisions": [_proof_document(proof, speech) for proof in found.proofs],
    }


def _proof_document(proof: Proof, speech: Speech) -> Document:
    return {
        "revision": proof.revision.number,
        "reason": one_line(proof.revision.reason),
        "published_at": proof.revision.published_at,
        "manifest_sha256": proof.digest,
        "proved": proof.is_proved,
        "cells_compared": proof.compared,
        "findings": [_finding_document(finding, speech) for finding in proof.findings],
        "cells": [
            {
                "unit": one.unit,
                "name": one_line(one.name),
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
                "name": one_line(one.name),
                "result": one.what,
                "manifest": one.manifest,
                "now": one.now,
            }
            for one in proof.results
        ],
        "files": [{"path": one_line(one.path), "sha256": one.sha256, "state": one.state.value} for one in proof.files],
    }


def _finding_document(finding: Finding, speech: Speech) -> Document:
    return {"kind": finding.kind, "disproves": finding.disproves, "message": words(finding, speech)}


def words(finding: Finding, speech: Speech) -> str:
    """Say a finding in one line."""
    values = {
        name: speech.error(value) if isinstance(value, ParindexError) else value
        for name, value in finding.values.items()
    }
    return one_line(speech.say(finding.text, **values))
