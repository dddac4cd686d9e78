"""What has arrived of every unit, for programs; counts are components."""

from parindex.model.records.arrivals import Arrival
from parindex.model.results.stages import BlockStages, Stages, UnitStages
from parindex.reporting.documents.explanation import source_document
from parindex.reporting.documents.heads import Document, head, set_document, title_document
from parindex.reporting.writers.records import harmless_document

__all__ = ["stages_document"]


def stages_document(stages: Stages) -> Document:
    """Return all blocks for machines."""
    document = {**head(2), "year": stages.year, "blocks": [_block(block) for block in stages.blocks]}
    return harmless_document(document)


def _block(block: BlockStages) -> Document:
    return {
        "block": block.block,
        "title": title_document(block.title),
        **set_document(block.edition),
        "units": [_unit(unit, block) for unit in block.units],
    }


def _unit(unit: UnitStages, block: BlockStages) -> Document:
    stored, came = block.stored.get(unit.unit), block.unscored.get(unit.unit)
    waiting = {} if came is None else {"unscored": {"file": came.file, "refused": came.refused}}
    return {
        "unit": unit.unit,
        "name": unit.name,
        "evidence": unit.evidence,
        "complete": not unit.missing,
        "stages": [
            {
                "stage": count.step.value,
                "filled": count.filled,
                "needed": count.needed,
                "missing": list(count.lacking),
            }
            for count in unit.counts
        ],
        "sources": [_arrival(arrival) for arrival in stored.arrivals] if stored else [],
        **waiting,
    }


def _arrival(arrival: Arrival) -> Document:
    return {
        "stage": arrival.step.value if arrival.step else None,
        **source_document(arrival.sheet.source),
        "at": arrival.at.isoformat(),
        "version": arrival.version,
    }
