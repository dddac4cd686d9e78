"""The whole report as one JSON document: the ranking of the contract, and what the analysis found."""

import json
from pathlib import Path

from parindex.reporting.documents.heads import (
    Document,
    basis_of,
    compared_document,
    head,
    published_by,
    revision_document,
    title_document,
)
from parindex.reporting.documents.ranking import block_document
from parindex.reporting.machine_numbers import exact, number
from parindex.reporting.report.contents import BlockInput, ReportContext

__all__ = ["render_json"]


def render_json(context: ReportContext, _templates: Path | None) -> bytes:
    """Write the document in UTF-8, indented so that two of them can be compared line by line."""
    document = {
        **head(2),
        "year": context.year,
        **({} if context.revision_place is None else {"basis": basis_of(context.revision_place.revision)}),
        **published_by(context.revision_place),
        **revision_document(context.revision_place),
        "compare": context.compare,
        **compared_document(next((block.source.compared for block in context.blocks), None)),
        "name": title_document(context.name),
        "generated_on": context.generated_on.isoformat() if context.generated_on else None,
        "blocks": [_block(block.source) for block in context.blocks],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _block(found: BlockInput) -> Document:
    policy, nodes = found.standings.edition.policy, found.standings.edition.nodes
    titles = {tier.id: title_document(str(tier.title)) for tier in found.standings.edition.tiers}
    return {
        **block_document(found.standings),
        **({"against_published": True, "unsure": found.unsure} if found.against_published else {}),
        "received": found.received,
        "expected": found.expected,
        "tiers": [{"tier": tier, "title": titles[tier], "units": count} for tier, count in found.tiers],
        "areas": [
            {
                "code": area.code,
                "title": title_document(str(nodes[area.code].title)),
                "mean": number(area.mean, policy),
                "mean_exact": exact(area.mean),
                "change": number(area.change, policy),
                "rose": [{"unit": unit, "index": number(change, policy)} for unit, change in area.rose],
                "fell": [{"unit": unit, "index": number(change, policy)} for unit, change in area.fell],
            }
            for area in found.areas
        ],
        "losses": [
            {
                "code": loss.code,
                "title": title_document(str(nodes[loss.code].title)),
                "lost": number(loss.lost, policy),
                "lost_exact": exact(loss.lost),
                "max": number(loss.available, policy),
                "share": number(loss.share, policy),
                "units": loss.units,
            }
            for loss in found.losses
        ],
    }
