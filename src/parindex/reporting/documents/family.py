"""The family of a unit as a document for machines."""

from parindex.model.results.family import Family, Kin
from parindex.model.units import Unit
from parindex.reporting.documents.heads import Document, head
from parindex.reporting.writers.records import harmless_document

__all__ = ["family_document"]


def family_document(family: Family) -> Document:
    """Return a unit with the trees of its predecessors and successors."""
    return harmless_document(
        {
            **head(),
            "unit": _unit(family.unit.id, family.unit),
            "predecessors": [_kin(each, "predecessors") for each in family.predecessors],
            "successors": [_kin(each, "successors") for each in family.successors],
        }
    )


def _kin(kin: Kin, further: str) -> Document:
    return {
        **_unit(kin.id, kin.unit),
        "share": None if kin.share is None else format(kin.share.normalize(), "f"),
        "on": kin.day.isoformat() if kin.day else None,
        further: [_kin(each, further) for each in kin.kin],
    }


def _unit(unit_id: str, unit: Unit | None) -> Document:
    return {
        "unit": unit_id,
        "name": unit.name if unit else None,
        "block": unit.block if unit else None,
        "since": unit.since.isoformat() if unit and unit.since else None,
        "until": unit.until.isoformat() if unit and unit.until else None,
        "formed": unit.formed if unit else None,
    }
